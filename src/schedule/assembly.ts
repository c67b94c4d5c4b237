import type { Phase, Plan } from '../model/plan.ts';
import type { CivilDate } from '../model/values/civil.ts';
import type { Passed, PhaseResult } from './phase-result.ts';
import type { Place } from './places.ts';
import type { PlanSchedule } from './plan-schedule.ts';

/** A plan after a pass: as written, or from a day on. */
export interface Assembly extends Passed {
  plan: Plan;
  progress: (phase: Phase) => number | undefined;
  /** The moment by which all has to be done. */
  deadline?: number;
  /** The day from which the pass goes on; absent for the plan as written. */
  asOf?: CivilDate;
  baseline?: PlanSchedule;
  /** By place. */
  results: PhaseResult[];
  /** Whether the finish of the plan is known. */
  whole: boolean;
  /** Where the first phase begins, and where the last one ends, as far as that is known. */
  first?: Place;
  last?: Place;
  /** Working days from the first phase to the last; null where not known. */
  days: number | null;
}
