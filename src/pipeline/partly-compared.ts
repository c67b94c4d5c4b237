import { counted } from '../analysis/counted.ts';
import type { PlanFacts } from '../analysis/facts.ts';
import { UNRESOLVED_REFERENCE } from '../endpoints/openapi/unresolved.ts';
import type { Finding } from '../model/finding.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Plan } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import type { Locate } from '../model/source.ts';
import { severityOf, titleOfRule } from '../reader/catalogue.ts';

const RULE = 'endpoints/document-partly-compared';

type Row = NonNullable<PlanFacts['contracts']>['groups'][number]['rows'][number];

/** Returns what was left out of the comparison of a row, and what to do about it. */
function leftOut({ deltas, notCompared, truncated }: Row): { says: string; fix: string } | undefined {
  if (truncated)
    return {
      says: `were compared in part: ${counted(truncated.compared, 'pair')} of schemas, and at least ${truncated.skipped} more were not`,
      fix: 'Review the rest by hand, or name documents of the operations that move alone',
    };
  // A broken `$ref` is a finding at its place in the document.
  const reasons = (notCompared ?? []).filter((reason) => reason !== UNRESOLVED_REFERENCE);
  return reasons.length === 0
    ? undefined
    : {
        says: `were ${deltas ? 'compared in part' : 'not compared'}: ${reasons.join('; ')}`,
        fix: 'Review it by hand, and write what changes in deltas:',
      };
}

/** Returns a finding for each endpoint file with rows that could not be compared completely; at its first such row. */
export function partlyCompared(plan: Plan, { contracts }: PlanFacts, locate: Locate): Finding[] {
  const cut = (contracts?.groups ?? []).flatMap(({ rows }) =>
    rows.flatMap((contract) => {
      const left = leftOut(contract);
      return left ? [{ ...left, row: contract.row }] : [];
    }),
  );
  return [...Map.groupBy(cut, ({ row }) => row.surface)].flatMap(([surface, [first, ...others]]): Finding[] => {
    if (!first) return [];
    const { mapping } = first.row;
    const more = others.length > 0 ? `, as ${others.length === 1 ? 'was' : 'were'} ${counted(others.length, 'other row')}` : '';
    return [
      {
        rule: RULE,
        title: titleOfRule(RULE),
        severity: severityOf(RULE),
        message: `the contracts of ${rowName(mapping)} ${first.says}${more}`,
        place: locate(mapping.source),
        related: [],
        fix: first.fix,
        plan: plan.id,
        subject: mapping.ref,
        fingerprint: fingerprint(RULE, plan.id, surface.ref),
      },
    ];
  });
}
