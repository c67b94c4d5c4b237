import { chosenRollout } from '../../analysis/rollout.ts';
import type { Plan, Rollout, RolloutStep } from '../../model/plan.ts';

/** A step that switches something off, and the rollout that it belongs to. */
export interface Retirement {
  rollout: Rollout;
  step: RolloutStep;
  retires: string;
}

/** Steps that switch the old system off: of the rollout that holds, else of every option. */
export function retirements(plan: Plan): Retirement[] {
  const chosen = chosenRollout(plan);
  const rollouts = chosen ? [chosen.rollout] : plan.rollout;
  return rollouts.flatMap((rollout) =>
    rollout.steps.flatMap((step) => {
      const retires = step.retires;
      return retires === undefined ? [] : [{ rollout, step, retires }];
    }),
  );
}
