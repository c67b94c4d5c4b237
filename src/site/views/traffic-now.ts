import { given } from '../../model/field.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';

/** What part of the traffic the new system has, and by which step of the chosen rollout. */
export interface TrafficNow {
  /** Percent, 0–100. */
  share: number;
  step: string;
  /** `observed`: the step is done or under way. `planned`: its day has come, but nobody says that it was taken. */
  by: 'observed' | 'planned';
}

/** The traffic on a day: by the last step that is done or under way, else by the plan's dates. Absent where neither tells. */
export function trafficNow({ plan, facts, schedule }: ComputedPlan, asOf: CivilDate): TrafficNow | undefined {
  const chosen = plan.rollout.find((rollout) => rollout.id === facts.chosenRollout?.id);
  if (!chosen) return undefined;
  const steps = facts.rollouts[chosen.id] ?? [];
  const observed = steps.findLast(({ step }) => ['done', 'in-progress'].includes(given(step.status) ?? ''));
  if (observed)
    return observed.share === undefined
      ? undefined
      : { share: observed.share, step: given(observed.step.title) ?? observed.step.id, by: 'observed' };
  const starts = new Map(schedule.rollouts.find(({ id }) => id === chosen.id)?.steps.map((step) => [step.ref, step.start]));
  const planned = steps.findLast(({ step }) => {
    const start = starts.get(step.ref);
    return typeof start === 'string' && start <= asOf;
  });
  return planned?.share === undefined
    ? undefined
    : { share: planned.share, step: given(planned.step.title) ?? planned.step.id, by: 'planned' };
}
