import type { Phase, Plan } from '../model/plan.ts';
import type { CivilDate } from '../model/values/civil.ts';
import type { Passed } from './phase-result.ts';
import type { PlanSchedule } from './plan-schedule.ts';

/** Everything that a schedule is put together from, once both passes are done. */
export interface Assembly extends Passed {
  plan: Plan;
  progress: (phase: Phase) => number | undefined;
  /** The moment by which all has to be done. */
  deadline?: number;
  asOf?: CivilDate;
  baseline?: PlanSchedule;
}
