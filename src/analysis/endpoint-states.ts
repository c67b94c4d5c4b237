import { type EndpointState, endpointTimeline, type TimedMapping, type TimedRollout } from '../endpoints/timeline.ts';
import type { Plan } from '../model/plan.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { civilDate, dayNumber } from '../model/values/day-number.ts';
import { dayOf } from './day.ts';
import type { PlanFacts } from './facts.ts';
import type { ResolvedMapping } from './operations.ts';
import { retiresOld } from './retirement.ts';
import { stepStates } from './rollout.ts';

type Position = string | number;

interface Dates {
  start: Position | null;
  finish: Position | null;
}

/** What a schedule says of times; `PlanSchedule` does. */
export interface PlannedTimes {
  unit: string;
  asOf: CivilDate | null;
  phases: Readonly<Record<string, { state: string; forecast: Dates }>>;
  rollouts: readonly { id: string; steps: readonly { ref: string; state: string; forecast: Dates }[] }[];
}

/**
 * A forecast place of something that has not been observed lies behind the day: what was planned for a day that has
 * passed, or for the day itself, has not happened until someone says so.
 */
function unlessObserved(at: Position, observed: boolean, asOf: CivilDate | null): Position {
  if (observed || asOf === null || typeof at !== 'string' || at > asOf) return at;
  return civilDate(dayNumber(asOf) + 1);
}

/** The rollout that holds, with the times of its steps. */
function timedRollout(plan: Plan, facts: PlanFacts, times: PlannedTimes): TimedRollout | undefined {
  const chosen = plan.rollout.find(({ id }) => id === facts.chosenRollout?.id);
  if (!chosen) return undefined;
  const places = times.rollouts.find(({ id }) => id === chosen.id)?.steps ?? [];
  const starts = new Map(
    places.map(({ ref, state, forecast: { start } }) => [
      ref,
      start === null ? null : unlessObserved(start, state === 'done' || state === 'begun', times.asOf),
    ]),
  );
  const steps = (facts.rollouts[chosen.id] ?? []).map(({ step, share }) => ({
    title: step.title ?? step.id,
    start: starts.get(step.ref) ?? null,
    ...(share !== undefined && { share }),
  }));
  const last = chosen.steps.find((step) => retiresOld(step, plan) && (starts.get(step.ref) ?? null) !== null);
  const at = last && starts.get(last.ref);
  return {
    title: chosen.title ?? chosen.id,
    steps,
    ...(last && at !== undefined && at !== null && { retired: { title: last.title ?? last.id, at } }),
  };
}

/** Whether it was observed that a mapping's old side is off, or that the old system is. */
function isOff(stage: string | undefined, plan: Plan): boolean {
  if (stage !== undefined) return stage === 'gone' || stage === 'migrated';
  const retired = plan.rollout.some((rollout) => {
    const states = stepStates(rollout, plan);
    return rollout.steps.some((step, index) => states[index] === 'done' && retiresOld(step, plan));
  });
  return retired || plan.status === 'done';
}

const timedMapping = (
  { mapping, disposition, from, to, stage }: ResolvedMapping,
  plan: Plan,
  times: PlannedTimes,
): TimedMapping => {
  const phase = plan.phases.find(({ id }) => id === mapping.phase);
  const scheduled = phase && times.phases[phase.id];
  const sunset = dayOf(mapping.sunset);
  const finish = scheduled?.forecast.finish;
  return {
    disposition,
    hasOld: from.length > 0,
    hasNew: to.length > 0,
    ...(sunset !== undefined && { sunset: String(unlessObserved(sunset, isOff(stage, plan), times.asOf)) }),
    ...(phase && {
      phase: {
        title: phase.title ?? phase.id,
        ...(scheduled?.forecast.start != null && { start: scheduled.forecast.start }),
        ...(finish != null && { finish: unlessObserved(finish, scheduled?.state === 'done', times.asOf) }),
      },
    }),
  };
};

/**
 * Who answers the calls of each mapping over time: up to the day by what was observed, from then on by the forecast of
 * the phases and the rollout.
 */
export function endpointStates(
  plan: Plan,
  facts: PlanFacts,
  times: PlannedTimes,
): (resolved: ResolvedMapping) => EndpointState[] {
  const rollout = timedRollout(plan, facts, times);
  return (resolved) => endpointTimeline(timedMapping(resolved, plan, times), rollout, times.unit === 'date');
}

/**
 * What was planned to move a mapping by a day, and is not confirmed: `"All" (100 %) was planned for 2026-03-25, not
 * confirmed`. Nothing where all that was planned by then was observed.
 */
export function unconfirmed(
  facts: PlanFacts,
  rollouts: readonly { id: string; steps: readonly { ref: string; state: string; planned: Dates }[] }[],
  day: CivilDate,
): string | undefined {
  const chosen = rollouts.find(({ id }) => id === facts.chosenRollout?.id);
  const step = chosen?.steps.findLast(
    ({ state, planned: { start } }) => state === 'planned' && typeof start === 'string' && start <= day,
  );
  const fact = step && facts.rollouts[chosen?.id ?? '']?.find((each) => each.step.ref === step.ref);
  if (!fact) return undefined;
  const share = fact.share === undefined ? '' : ` (${fact.share} %)`;
  return `"${fact.step.title ?? fact.step.id}"${share} was planned for ${step?.planned.start}, not confirmed`;
}
