import { entriesOf } from '../model/absences.ts';
import type { Identity, Plan } from '../model/plan.ts';
import { filesOf, rowsOf, tasksOf } from '../model/rows-of.ts';
import type { Source } from '../model/source.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { parseDate } from '../model/values/period.ts';
import { parseElapsed } from '../model/values/span.ts';
import { type EvidenceFacts, evidenceFacts } from './evidence.ts';

/** Evidence, wherever in a plan it stands. */
export interface PlacedEvidence {
  subject: { source: Source; ref: string };
  /** The field that holds it; absent at a task. */
  field?: [string, number];
  facts: EvidenceFacts;
  /** It is said to expire, in so much time after a day that is not given. */
  undated: boolean;
}

type Evidence = Parameters<typeof evidenceFacts>[0];

const place = (evidence: Evidence, today: CivilDate): Pick<PlacedEvidence, 'facts' | 'undated'> => {
  const facts = evidenceFacts(evidence, today);
  return { facts, undated: evidence.expires !== undefined && facts.expiresOn === undefined };
};

/** Of a task the attributes are text: `(evidence: ci run 812; as of: 2026-05-21; expires: 2w)`. */
function taskEvidence(task: { asOf?: string; expires?: string; evidence?: string }): Evidence {
  const asOf = task.asOf === undefined ? undefined : parseDate(task.asOf);
  const elapsed = task.expires === undefined ? undefined : parseElapsed(task.expires);
  const day = task.expires === undefined || elapsed?.ok ? undefined : parseDate(task.expires);
  return {
    ...(task.evidence !== undefined && { source: task.evidence }),
    ...(asOf?.ok && { asOf: asOf.value }),
    ...(elapsed?.ok && { expires: elapsed.value }),
    ...(day?.ok && { expires: { on: day.value } }),
  };
}

/** All evidence of a plan: of files, rows and tasks. */
export function* evidenceOf(plan: Plan, today: CivilDate): Generator<PlacedEvidence> {
  for (const thing of new Set([...filesOf(plan), ...rowsOf(plan)]) as Set<
    Identity & { evidence?: Evidence[]; parity?: Evidence[] }
  >) {
    for (const field of ['evidence', 'parity'] as const) {
      const list = thing[field];
      if (!Array.isArray(list)) continue;
      for (const [index, evidence] of entriesOf(list)) yield { subject: thing, field: [field, index], ...place(evidence, today) };
    }
  }
  for (const { task } of tasksOf(plan)) {
    if (task.asOf !== undefined || task.expires !== undefined) yield { subject: task, ...place(taskEvidence(task), today) };
  }
}
