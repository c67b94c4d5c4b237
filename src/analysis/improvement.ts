import { NUMBER, toNumber } from '../model/values/number.ts';

/** An improvement in a plan's words: `40 % faster`, `4x capacity`, `half the size`. */
export interface Claim {
  value: number;
  unit: 'percent' | 'times';
  /** One step of the last digit that is written. */
  step: number;
}

const step = (digits: string): number => {
  const decimals = /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0;
  return 10 ** -decimals;
};

/** Reads the first figure of a stated improvement. `undefined` where it is stated in words alone. */
export function improvementClaim(text: string): Claim | undefined {
  const percent = new RegExp(`(${NUMBER})\\s*(?:%|percent)`, 'i').exec(text)?.[1];
  if (percent !== undefined) return { value: toNumber(percent), unit: 'percent', step: step(percent) };
  const times = new RegExp(`(${NUMBER})\\s*(?:x|×|-?fold|times)(?![a-z])`, 'i').exec(text)?.[1];
  return times === undefined ? undefined : { value: toNumber(times), unit: 'times', step: step(times) };
}
