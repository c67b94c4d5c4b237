import type { Calendar, Phase, Plan } from '../model/plan.ts';
import { type CivilDate, isCivilDate } from '../model/values/civil.ts';
import { runPass } from './pass.ts';
import type { PlanSchedule } from './plan-schedule.ts';
import { assembleSchedule } from './result.ts';

export type {
  AxisRange,
  AxisSpan,
  Dates,
  PhasePlace,
  PhaseSchedule,
  PlacedBy,
  PlanSchedule,
  Position,
  RolloutPlace,
  ScheduledStep,
  SchedulePass,
  StepPlace,
  Timed,
  Timing,
} from './plan-schedule.ts';
export type { ProblemCode, ScheduleProblem } from './problem.ts';
export type { ComputedPlace, StatedPlace, TimedKind, TimedPlace } from './timed-places.ts';

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
  return assembleSchedule(written, ahead);
}
