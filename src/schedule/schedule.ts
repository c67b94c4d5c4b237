import type { Plan } from '../model/plan.ts';
import { isCivilDate } from '../model/values/civil.ts';
import type { ScheduleOptions } from './options.ts';
import { runPass } from './pass.ts';
import type { PlanSchedule } from './plan-schedule.ts';
import { assembleSchedule } from './result.ts';

export type { ScheduleOptions } from './options.ts';
export type {
  AxisSpan,
  PhaseSchedule,
  PlanSchedule,
  Position,
} from './plan-schedule.ts';
export type { ProblemCode, ScheduleProblem } from './problem.ts';

const happened = ({ phases }: Plan): boolean =>
  phases.some(({ actual, remaining }) => actual !== undefined || remaining !== undefined);

/** The plan as it would be had nothing happened yet: what it states in all is compared with that. */
const withoutActuals = (plan: Plan): Plan => ({
  ...plan,
  phases: plan.phases.map(({ actual: _, remaining: __, ...phase }) => phase),
});

/**
 * Computes when the phases of a plan run, how much slack they have and what decides their dates: as the plan is written,
 * and as it is forecast from a day on. Never throws: what is wrong with a plan is in `problems`, and the rest is computed
 * all the same.
 */
export function schedulePlan(plan: Plan, options: ScheduleOptions): PlanSchedule {
  const { asOf } = options;
  const written = runPass(plan, options);
  const ahead =
    asOf !== undefined && isCivilDate(asOf) && written.frame.dated ? runPass(plan, options, { asOf, written }) : written;
  return assembleSchedule(written, ahead, happened(plan) ? runPass(withoutActuals(plan), options) : written);
}
