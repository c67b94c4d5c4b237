import { counted } from '../analysis/counted.ts';
import type { PlanFacts } from '../analysis/facts.ts';
import type { Finding } from '../model/finding.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Plan } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import type { Locate } from '../model/source.ts';
import { severityOf, titleOfRule } from '../reader/catalogue.ts';

const RULE = 'endpoints/document-partly-compared';

/** Returns a finding for each endpoint file with rows whose documents are too large to compare completely; at its first such row. */
export function partlyCompared(plan: Plan, { contracts }: PlanFacts, locate: Locate): Finding[] {
  const cut = (contracts?.groups ?? []).flatMap(({ rows }) =>
    rows.flatMap(({ row, truncated }) => (truncated ? [{ row, truncated }] : [])),
  );
  return [...Map.groupBy(cut, ({ row }) => row.surface)].flatMap(([surface, [first, ...others]]): Finding[] => {
    if (!first) return [];
    const { mapping } = first.row;
    const { compared, skipped } = first.truncated;
    const more = others.length > 0 ? `, as ${others.length === 1 ? 'was' : 'were'} ${counted(others.length, 'other row')}` : '';
    return [
      {
        rule: RULE,
        title: titleOfRule(RULE),
        severity: severityOf(RULE),
        message: `the contracts of ${rowName(mapping)} were compared in part: ${counted(compared, 'pair')} of schemas, and at least ${skipped} more were not${more}`,
        place: locate(mapping.source),
        related: [],
        fix: 'Review the rest by hand, or name documents of the operations that move alone',
        plan: plan.id,
        subject: mapping.ref,
        fingerprint: fingerprint(RULE, plan.id, surface.ref),
      },
    ];
  });
}
