import type { Severity } from '../../model/finding.ts';
import { CATALOGUE } from '../../reader/catalogue.ts';
import { RULES } from '../../rules/registry.ts';
import type { Rule } from '../../rules/rule.ts';

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

/** What the acceptance of findings itself may get wrong: told by the runner of the rules. */
const ACCEPTANCE: Pick<RulePage, 'id' | 'severity' | 'title' | 'why'>[] = [
  {
    id: 'allow/no-reason',
    severity: 'warning',
    title: 'A finding is accepted without a reason',
    why: 'Nobody could tell later why it was.',
  },
  {
    id: 'allow/expired',
    severity: 'warning',
    title: 'The acceptance of a finding has ended',
    why: 'The finding counts again, and the line in the plan says otherwise.',
  },
  {
    id: 'allow/unused',
    severity: 'warning',
    title: 'An acceptance that accepts nothing',
    why: 'It would accept the next finding of its kind, which nobody has looked at.',
  },
];

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
  ...ACCEPTANCE.map(page),
];

/** Pages by family, in the order in which families begin. */
export function ruleFamilies(): { family: string; pages: RulePage[]; reading: boolean }[] {
  const families = new Map<string, RulePage[]>();
  for (const each of RULE_PAGES) families.set(each.family, [...(families.get(each.family) ?? []), each]);
  return [...families].map(([family, pages]) => ({ family, pages, reading: pages.every(({ rule }) => rule === undefined) }));
}
