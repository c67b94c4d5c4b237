import type { Severity } from '../model/finding.ts';
import type { Profile } from '../model/kinds/rule-settings.ts';
import { CATALOGUE } from '../reader/catalogue.ts';
import { ACCEPTANCE_RULES } from '../rules/acceptance.ts';
import { RULES } from '../rules/registry.ts';

/** The common part of all rules, of the reader and of `src/rules`. */
export interface RuleRecord {
  id: string;
  severity: Severity;
  title: string;
  why: string;
  /** Absent for what reading finds, which always runs. */
  profile?: Profile;
  /** The first version of Banyan that has it. */
  since?: string;
  /** Languages whose words it reads; absent where it reads typed values. */
  languages?: readonly string[];
}

/** The page of a rule on the published site, where its address is known. */
export const helpUrl = (site: string | undefined, id: string): string | undefined =>
  site === undefined ? undefined : `${site.replace(/\/*$/, '')}/rules/${id}/`;

/** All rules, in the order of their documentation. */
export const ALL_RULES: readonly RuleRecord[] = [...CATALOGUE, ...RULES, ...ACCEPTANCE_RULES];
