import type { Calendar, Phase } from '../model/plan.ts';
import type { CivilDate } from '../model/values/civil.ts';
import type { PlanSchedule } from './plan-schedule.ts';

/** How a plan is scheduled. */
export interface ScheduleOptions {
  /** Calendars of the portfolio. */
  calendars: readonly Calendar[];
  /**
   * The day from which the forecast goes on: nothing that has not happened stands before it. Only of use on dated plans.
   * Without it the forecast is the plan as written.
   */
  asOf?: CivilDate;
  /** The same plan as it once was; slips are measured against it, as written against as written. */
  baseline?: PlanSchedule;
  /**
   * `fixed` (default): a stated position (`period: weeks 3–4`) holds a phase in its place. `earliest`: it may begin later,
   * so that a longer phase moves what follows it. For asking what would be if.
   */
  positions?: 'fixed' | 'earliest';
  /** How far a phase is, 0–1; by default the share of its ticked tasks. */
  progress?: (phase: Phase) => number | undefined;
}
