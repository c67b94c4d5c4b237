import { absenceOf } from '../model/absences.ts';
import type { Decision, Plan, Rollout, RolloutStep } from '../model/plan.ts';

/** A step with the share that it leaves the new system with. */
export interface StepFacts {
  step: RolloutStep;
  /** Percent of the traffic on the new system, 0–100; absent before the first statement, or where it is said to be unknown. */
  share?: number;
  /** Whether the step itself states it. */
  stated: boolean;
}

/** The steps of a rollout with their shares: a step without a share keeps the share of the step before. */
export function stepFacts(rollout: Rollout): StepFacts[] {
  let share: number | undefined;
  return rollout.steps.map((step) => {
    const own = step.share;
    if (own) share = own.percent;
    else if (absenceOf(step, 'share')) share = undefined;
    return { step, ...(share !== undefined && { share }), stated: own !== undefined };
  });
}

/** Whether a step has been done, has begun, lies ahead, or was dropped. */
export type StepState = 'planned' | 'begun' | 'done' | 'cancelled';

function ownState({ status, actual }: Pick<RolloutStep, 'status' | 'actual'>): StepState | undefined {
  const [word, happened] = [status, actual];
  if (word === 'cancelled') return 'cancelled';
  if (word === 'done' || happened?.finish) return 'done';
  if (word === 'in-progress' || happened?.start) return 'begun';
  return word === undefined ? undefined : 'planned';
}

/**
 * The states of a rollout's steps, from what was observed alone: a step's own status and `actual:`, else that of its
 * rollout or its phase where they are done or cancelled, else that a later step has begun, since steps are in order. A
 * date that has passed says nothing.
 */
export function stepStates(rollout: Rollout, plan: Plan): StepState[] {
  const whole = rollout.status;
  const ended = (status: string | undefined): StepState | undefined =>
    status === 'done' || status === 'cancelled' ? status : undefined;
  const statuses = new Map(plan.phases.map((phase) => [phase.id, phase.status]));
  const states: StepState[] = [];
  let passed = false;
  for (let index = rollout.steps.length - 1; index >= 0; index--) {
    const step = rollout.steps[index];
    if (!step) continue;
    const state: StepState =
      ownState(step) ?? ended(whole) ?? ended(statuses.get(step.phase ?? '')) ?? (passed ? 'done' : 'planned');
    passed ||= state === 'done' || state === 'begun';
    states.unshift(state);
  }
  return states;
}

/** The step that moves the last of the traffic: T in `T+14d`. */
export const cutoverStep = (rollout: Rollout): RolloutStep | undefined =>
  stepFacts(rollout).find(({ share, stated }) => stated && share === 100)?.step;

const names = (option: string, rollout: Rollout): boolean => option === `rollout/${rollout.id}` || option === rollout.id;

/** The decision that chooses between rollouts, if there is one. */
export const rolloutDecision = (plan: Plan): Decision | undefined =>
  plan.decisions.find((decision) =>
    (decision.options ?? []).some((option) => plan.rollout.some((rollout) => names(option, rollout))),
  );

/** The rollout that holds: chosen by a decision, else the only one, else the recommended one. */
export function chosenRollout(plan: Plan): { rollout: Rollout; by: 'decision' | 'only' | 'recommendation' } | undefined {
  const decision = rolloutDecision(plan);
  const chosen = (decision?.chosen ?? []).map((option) => option);
  const decided = plan.rollout.find((rollout) => chosen.some((option) => names(option, rollout)));
  if (decided) return { rollout: decided, by: 'decision' };
  const [only, ...others] = plan.rollout;
  if (only && others.length === 0) return { rollout: only, by: 'only' };
  const wanted = decision?.recommended ?? '';
  const recommended = plan.rollout.find((rollout) => names(wanted, rollout) || rollout.recommended === true);
  return recommended && { rollout: recommended, by: 'recommendation' };
}
