import type { Rule } from '../rule.ts';

/** The rules of this family, in the order of their pages. */
export const orderRules: readonly Rule[] = [];
