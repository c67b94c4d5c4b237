import { stepStates } from '../../analysis/rollout.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';

/** What part of the traffic the new system has, and by which step of the chosen rollout. */
export interface TrafficNow {
  /** Percent, 0–100. */
  share: number;
  step: string;
}

/** The traffic that was observed: by the last step that is done or under way. A planned day that has passed says nothing. */
export function trafficNow({ plan, facts }: ComputedPlan): TrafficNow | undefined {
  const chosen = plan.rollout.find((rollout) => rollout.id === facts.chosenRollout?.id);
  if (!chosen) return undefined;
  const states = stepStates(chosen, plan);
  const observed = (facts.rollouts[chosen.id] ?? []).findLast(
    (_, index) => states[index] === 'done' || states[index] === 'begun',
  );
  return observed?.share === undefined ? undefined : { share: observed.share, step: observed.step.title ?? observed.step.id };
}
