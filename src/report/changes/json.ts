import type { Change } from '../../changes/change.ts';
import { allFindings, type PlanComparison, toldSentences } from '../../changes/comparison.ts';
import { jsonText } from '../json-text.ts';
import type { ChangesReport } from './report.ts';

const change = ({ prose, ...rest }: Change) => ({ ...rest, ...(prose && { prose }) });

const plan = ({ changes, ...rest }: PlanComparison) => ({ ...rest, changes: changes.map(change) });

/** Formats the whole comparison as data. Its schema is `public/schema/diff.schema.json`. */
export function json({ comparison, base, head, failing, ahead }: ChangesReport): string {
  const { headline, allNew, plans, shared, gaps, unused } = comparison;
  const found = allFindings(comparison);
  const data = {
    $schema: 'diff.schema.json',
    version: 1,
    headline,
    base,
    head,
    ahead: ahead ?? null,
    whole: gaps.length === 0,
    allNew,
    failing,
    counts: {
      introduced: found.introduced.length,
      resolved: found.resolved.length,
      silenced: found.silenced.length,
      gone: found.gone.length,
      changed: found.changed.length,
      unchanged: found.unchanged.length,
    },
    sentences: toldSentences(comparison).map(({ changes, short: _, ...sentence }) => ({
      ...sentence,
      changes: changes.map(({ fingerprint }) => fingerprint),
    })),
    plans: plans.map(plan),
    shared: shared.map(change),
    findings: comparison.findings,
    gaps,
    limits: comparison.limits,
    unusedAcceptances: unused,
  };
  return jsonText(data);
}
