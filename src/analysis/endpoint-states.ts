import { type EndpointState, endpointTimeline, type TimedMapping, type TimedRollout } from '../endpoints/timeline.ts';
import { given } from '../model/field.ts';
import type { Plan } from '../model/plan.ts';
import { dayOf } from './day.ts';
import type { PlanFacts } from './facts.ts';
import type { ResolvedMapping } from './operations.ts';
import { retiresOld } from './retirement.ts';

type Position = string | number;

/** What a schedule says of times; `PlanSchedule` does. */
export interface PlannedTimes {
  unit: string;
  phases: Readonly<Record<string, { earlyStart: Position | null; earlyFinish: Position | null }>>;
  rollouts: readonly { id: string; steps: readonly { ref: string; start: Position | null }[] }[];
}

/** The rollout that holds, with the times of its steps. */
function timedRollout(plan: Plan, facts: PlanFacts, times: PlannedTimes): TimedRollout | undefined {
  const chosen = plan.rollout.find(({ id }) => id === facts.chosenRollout?.id);
  if (!chosen) return undefined;
  const starts = new Map(times.rollouts.find(({ id }) => id === chosen.id)?.steps.map(({ ref, start }) => [ref, start]));
  const steps = (facts.rollouts[chosen.id] ?? []).map(({ step, share }) => ({
    title: given(step.title) ?? step.id,
    start: starts.get(step.ref) ?? null,
    ...(share !== undefined && { share }),
  }));
  const last = chosen.steps.find((step) => retiresOld(step, plan) && typeof (starts.get(step.ref) ?? null) !== 'object');
  const at = last && starts.get(last.ref);
  return {
    title: given(chosen.title) ?? chosen.id,
    steps,
    ...(last && at !== undefined && at !== null && { retired: { title: given(last.title) ?? last.id, at } }),
  };
}

const timedMapping = ({ mapping, disposition, from, to }: ResolvedMapping, plan: Plan, times: PlannedTimes): TimedMapping => {
  const phase = plan.phases.find(({ id }) => id === given(mapping.phase));
  const scheduled = phase && times.phases[phase.id];
  const sunset = dayOf(given(mapping.sunset));
  return {
    disposition,
    hasOld: from.length > 0,
    hasNew: to.length > 0,
    ...(sunset !== undefined && { sunset }),
    ...(phase && {
      phase: {
        title: given(phase.title) ?? phase.id,
        ...(scheduled?.earlyStart != null && { start: scheduled.earlyStart }),
        ...(scheduled?.earlyFinish != null && { finish: scheduled.earlyFinish }),
      },
    }),
  };
};

/** Who answers the calls of each mapping over time, by the phases and the rollout that the plan schedules. */
export function endpointStates(
  plan: Plan,
  facts: PlanFacts,
  times: PlannedTimes,
): (resolved: ResolvedMapping) => EndpointState[] {
  const rollout = timedRollout(plan, facts, times);
  return (resolved) => endpointTimeline(timedMapping(resolved, plan, times), rollout, times.unit === 'date');
}
