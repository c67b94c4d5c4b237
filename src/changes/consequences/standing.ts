import { countedOperations } from '../../analysis/counted-operations.ts';
import type { Progress } from '../../analysis/progress.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import type { ConsequenceInput, FoundConsequence } from '../consequence.ts';
import { phaseName } from '../consequence.ts';

/**
 * Old operations whose fate the plan states: of those in the OpenAPI documents that it names, else of those that it
 * lists. No share where it has neither.
 */
export function coverageOf({ facts }: ComputedPlan): Progress {
  const documented = (facts.contracts?.groups ?? []).flatMap(({ coverage }) => coverage.old ?? []);
  if (documented.length > 0)
    return progress(
      documented.reduce((sum, { mapped, leaving }) => sum + mapped + leaving, 0),
      documented.reduce((sum, { total }) => sum + total, 0),
    );
  const old = countedOperations(
    facts.endpoints.filter(
      ({ mapping, from }) => from.length > 0 || (mapping.from !== undefined && !Array.isArray(mapping.from)),
    ),
  );
  const told = old.filter(({ rows }) =>
    rows.every(
      ({ mapping, to, dispositionStated }) =>
        to.length > 0 || dispositionStated || (mapping.to ?? []).some((target) => target === 'none'),
    ),
  );
  return progress(told.length, old.length);
}

const progress = (done: number, total: number): Progress => ({ done, total, ...(total > 0 && { share: done / total }) });

export const percent = ({ share }: Progress): string => (share === undefined ? 'none' : `${Math.floor(share * 100 + 1e-9)} %`);

const counted = ({ done, total }: Progress): string => `${done} of ${total}`;
const differ = (a: Progress, b: Progress): boolean => a.done !== b.done || a.total !== b.total;
const less = (a: Progress, b: Progress): boolean => (b.share ?? 0) < (a.share ?? 0);

export function standingConsequences({ base, head }: ConsequenceInput): FoundConsequence[] {
  const plan = head.plan.id;
  const found: FoundConsequence[] = [];
  const [was, now] = [coverageOf(base), coverageOf(head)];
  if (differ(was, now))
    found.push({
      kind: 'coverage',
      severity: less(was, now) ? 'warning' : 'note',
      plan,
      before: percent(was),
      after: percent(now),
      short:
        percent(was) === percent(now)
          ? `${now.done} of ${now.total} old operations accounted for (before: ${counted(was)})`
          : `coverage ${percent(was)} → ${percent(now)}`,
      sentence: `${counted(now)} old operations are accounted for, ${percent(now)} (before: ${counted(was)}, ${percent(was)})`,
    });
  const opened = head.plan.phases.filter(
    ({ id }) =>
      base.facts.phases[id]?.gate.ready !== undefined && base.facts.phases[id]?.gate.ready !== head.facts.phases[id]?.gate.ready,
  );
  for (const { id, ref } of opened) {
    const common = { kind: 'readiness' as const, plan, ref };
    const name = phaseName(head, id);
    const [gate, ready] = [base.facts.phases[id]?.gate, head.facts.phases[id]?.gate.ready];
    if (ready !== undefined)
      found.push({
        ...common,
        severity: ready ? 'note' : 'warning',
        short: `gate of ${name} ${ready ? 'ready' : 'no longer ready'}`,
        sentence: `The gate of ${name} is ${ready ? 'ready: nothing is open' : 'no longer ready'}`,
      });
    // A decision that is taken was the last thing in the way; criteria and checklists that are gone were a gate.
    else if (gate && gate.criteria.total + gate.checklists.length === 0)
      found.push({
        ...common,
        severity: 'note',
        short: `nothing blocks ${name} any more`,
        sentence: `Nothing blocks ${name} any more`,
      });
    else
      found.push({
        ...common,
        severity: 'warning',
        short: `nothing guards ${name} any more`,
        sentence: `Nothing guards ${name} any more: its criteria and checklists are gone`,
      });
  }
  const [before, after] = [base.facts.progress.tasks, head.facts.progress.tasks];
  if (differ(before, after))
    found.push({
      kind: 'progress',
      severity: after.done < before.done ? 'warning' : 'note',
      plan,
      before: percent(before),
      after: percent(after),
      short: `${counted(after)} tasks done (before: ${counted(before)})`,
      sentence: `Tasks done: ${counted(after)}, ${percent(after)} (before: ${counted(before)}, ${percent(before)})`,
    });
  return found;
}
