import type { Severity } from '../model/finding.ts';
import { CATALOGUE } from '../reader/catalogue.ts';
import { RULES } from '../rules/registry.ts';

/** What all rules have in common, whether reading or the rules find them. */
export interface RuleRecord {
  id: string;
  severity: Severity;
  title: string;
  why: string;
}

/** Findings about `allow:` itself, which the runner makes. */
const ALLOWANCES: readonly RuleRecord[] = [
  {
    id: 'allow/unused',
    severity: 'warning',
    title: 'An acceptance that accepts nothing',
    why: 'It would hide the next finding that happens to match.',
  },
  {
    id: 'allow/expired',
    severity: 'warning',
    title: 'An acceptance that has ended',
    why: 'What was accepted for a time is due.',
  },
  {
    id: 'allow/no-reason',
    severity: 'warning',
    title: 'An acceptance without a reason',
    why: 'Nobody could tell later whether it still holds.',
  },
];

/** Every rule there is, in the order of its documentation. */
export const ALL_RULES: readonly RuleRecord[] = [...CATALOGUE, ...RULES, ...ALLOWANCES];
