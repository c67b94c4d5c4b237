import type { Decision } from '../../model/plan.ts';

const words = (list: readonly unknown[] | undefined): string[] =>
  (list ?? []).flatMap((item) => (typeof item === 'string' ? [item] : []));

export const optionsOf = (decision: Decision): string[] => words(decision.options);
export const chosenOf = (decision: Decision): string[] => words(decision.chosen);
export const questionOf = (decision: Decision): string => decision.title ?? decision.id;

/** Options are compared by what they name: `rollout/ramp` and `ramp`, `Poetry` and `poetry` are one. */
export const sameOption = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (option: string): string =>
  option
    .trim()
    .toLowerCase()
    .replace(/^rollout\//, '');
