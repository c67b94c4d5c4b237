import type { Rule } from '../rule.ts';
import { placeholder } from './placeholder.ts';
import { registerAsTable } from './register-as-table.ts';

/** The rules of this family, in the order of their pages. What needs no model is found by reading (`reading/damage.ts`). */
export const damageRules: readonly Rule[] = [placeholder, registerAsTable];
