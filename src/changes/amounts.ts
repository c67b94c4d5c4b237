import { comparable, type Direction, inBase } from '../analysis/metric.ts';
import { given } from '../model/field.ts';
import type { Level } from '../model/values/level.ts';
import type { Period } from '../model/values/period.ts';
import type { Quantity } from '../model/values/quantity.ts';
import type { ClockUnit, Span } from '../model/values/span.ts';

const has = <Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> =>
  typeof value === 'object' && value !== null && key in value;

/** A field's value as a quantity, where it is one. */
export const quantityOf = (value: unknown): Quantity | undefined => {
  const stated = given(value);
  return has(stated, 'raw') && has(stated, 'value') ? (stated as unknown as Quantity) : undefined;
};

export const levelOf = (value: unknown): Level | undefined => {
  const stated = given(value);
  return has(stated, 'score') ? (stated as unknown as Level) : undefined;
};

/** The day of a date; absent on other axes. */
export const dayIn = (value: unknown): string | undefined => {
  const stated = given(value);
  if (!has(stated, 'axis')) return undefined;
  const period = stated as unknown as Period;
  return period.axis === 'date' ? period.from : undefined;
};

/** Seconds of a time on the clock, at its upper end. A month has 30 days, a year 365. */
const SECONDS: Record<ClockUnit, number> = {
  s: 1,
  min: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  mo: 2_592_000,
  y: 31_536_000,
};
export const secondsOf = (value: unknown): number | undefined => {
  const stated = given(value);
  if (!has(stated, 'high') || !has(stated, 'unit')) return undefined;
  const { high, unit } = stated as unknown as Span<ClockUnit>;
  return unit in SECONDS ? high * SECONDS[unit] : undefined;
};

/** Whether a demand got looser (1), stricter (−1) or neither is clear (0). */
export function looser(before: unknown, after: unknown, better: Direction | undefined): -1 | 0 | 1 {
  const [a, b] = [quantityOf(before), quantityOf(after)];
  if (!a || !b || !better || !comparable(a, b)) return 0;
  const [was, now] = better === 'lower' ? [inBase(a).max, inBase(b).max] : [-inBase(a).value, -inBase(b).value];
  return now > was ? 1 : now < was ? -1 : 0;
}

/** Whether a number went down. */
export const sank = (before: unknown, after: unknown): boolean => looser(before, after, 'higher') === 1;
