import type { Severity } from '../../model/finding.ts';
import type { Computed } from '../../pipeline/compute.ts';
import { CATALOGUE } from '../../reader/catalogue.ts';
import { ACCEPTANCE_RULES } from '../../rules/acceptance.ts';
import { RULES } from '../../rules/registry.ts';
import type { Rule } from '../../rules/rule.ts';
import { hasGuide } from './guide.ts';

/** A rule, or something that reading itself finds wrong, as its page shows it. */
export interface RulePage {
  id: string;
  family: string;
  name: string;
  severity: Severity;
  title: string;
  why: string;
  /** Why it looks at one side only. */
  waiver?: string;
  /** Absent for what reading finds: that has no examples, and cannot be accepted. */
  rule?: Rule;
}

const split = (id: string): { family: string; name: string } => {
  const [family = '', ...name] = id.split('/');
  return { family, name: name.join('/') };
};

const page = ({ id, severity, title, why }: Pick<RulePage, 'id' | 'severity' | 'title' | 'why'>): RulePage => ({
  id,
  ...split(id),
  severity,
  title,
  why,
});

/** Every page of a rule: the rules first, in the order of the registry, then what reading finds. */
export const RULE_PAGES: readonly RulePage[] = [
  ...RULES.map((rule): RulePage => ({ ...page(rule), ...(rule.waiver !== undefined && { waiver: rule.waiver }), rule })),
  ...CATALOGUE.map(page),
  ...ACCEPTANCE_RULES.map(page),
];

/** The pages of rules that a site has: all of them beside the guide, else those that a finding names, accepted ones included. */
export function rulePagesOf(computed: Computed): readonly RulePage[] {
  if (hasGuide(computed)) return RULE_PAGES;
  const named = new Set(computed.findings.map(({ rule }) => rule));
  return RULE_PAGES.filter(({ id }) => named.has(id));
}

/** Pages by family, in the order in which families begin. */
export function ruleFamilies(all: readonly RulePage[] = RULE_PAGES): { family: string; pages: RulePage[]; reading: boolean }[] {
  const families = new Map<string, RulePage[]>();
  for (const each of all) families.set(each.family, [...(families.get(each.family) ?? []), each]);
  return [...families].map(([family, pages]) => ({ family, pages, reading: pages.every(({ rule }) => rule === undefined) }));
}
