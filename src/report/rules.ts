import type { Severity } from '../model/finding.ts';
import { CATALOGUE } from '../reader/catalogue.ts';
import { ACCEPTANCE_RULES } from '../rules/acceptance.ts';
import { RULES } from '../rules/registry.ts';

/** What all rules have in common, whether reading or the rules find them. */
export interface RuleRecord {
  id: string;
  severity: Severity;
  title: string;
  why: string;
}

/** Every rule there is, in the order of its documentation. */
export const ALL_RULES: readonly RuleRecord[] = [...CATALOGUE, ...RULES, ...ACCEPTANCE_RULES];
