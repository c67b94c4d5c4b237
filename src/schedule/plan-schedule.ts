import type { DependencyType } from '../model/kinds/phase.ts';
import type { Source } from '../model/source.ts';
import type { CivilDate } from '../model/values/civil.ts';
import type { OrdinalAxis } from '../model/values/period.ts';
import type { EffortBalance } from './effort.ts';
import type { BoundField } from './phase-input.ts';
import type { ScheduleProblem } from './problem.ts';
import type { StatedTotal } from './totals.ts';

/** A day (`2026-03-06`; a finish is the last day worked), or on undated plans a point in working days from 0. */
export type Position = CivilDate | number;

/**
 * Two points on the axis of the timeline, `to` exclusive: days from `axis.origin` on dated plans (every day counts, a
 * Friday that ends is 5 behind its Monday), working days from 0 on undated ones. A milestone has `from` = `to`.
 */
export interface AxisSpan {
  from: number;
  to: number;
}

/** What the axis of a timeline counts. Plans without dates that take hours are counted in hours or minutes. */
export type AxisUnit = 'date' | OrdinalAxis | 'hour' | 'minute';

/** The axis of a timeline. */
export interface ScheduleAxis extends AxisSpan {
  unit: AxisUnit;
  /** The day at 0 of a dated axis. */
  origin?: CivilDate;
  /** Length of one unit on the axis: 1 where days are drawn, 5 for the weeks of an undated plan. */
  perUnit: number;
}

/** What a phase's early start follows from. */
export type Driver =
  | { kind: 'link'; phase: string; type: DependencyType; assumed: boolean }
  /** A date or position; `as-of` where it could have begun earlier and has not, `plan` where nothing holds it. */
  | { kind: 'date'; field: BoundField; raw: string }
  | { kind: 'actual' };

/** First and last day (inclusive), or two points of an undated axis; null for what is not known. */
export interface Dates {
  start: Position | null;
  finish: Position | null;
}

/**
 * How something stands on the day of the schedule, by its planned place and its status:
 * - `done`: it is finished
 * - `on-time`: its time lies ahead, or it runs within its planned time
 * - `due`: it has to begin or to be finished on this day
 * - `not-begun`: its planned start has passed without it
 * - `overdue`: it has begun and its planned finish has passed; a milestone that was not reached on its day
 * - `unknown`: it was cancelled, has no planned dates, or the plan is not dated
 */
export type Timing = 'done' | 'on-time' | 'due' | 'not-begun' | 'overdue' | 'unknown';

/** Something of which both the planned and the forecast place are known. */
export interface Timed {
  /** Its place in the plan as written, whatever the day. */
  planned: Dates;
  /** Its place in the same plan from the day on: what is done stays, nothing else lies before the day. */
  forecast: Dates;
  /** Working days of the plan's calendar from the planned to the forecast finish; 0 if it is not late, or done. */
  lateBy: number;
  timing: Timing;
}

/** Where one pass puts a phase. */
export interface PhasePlace {
  /** Null where a length that it depends on is not known. */
  earlyStart: Position | null;
  earlyFinish: Position | null;
  lateStart: Position | null;
  lateFinish: Position | null;
  /** Working days. Null for what is done or cancelled, which has none. */
  totalSlack: number | null;
  freeSlack: number | null;
  critical: boolean;
  /** Working days of its calendar from start to finish, or days on the clock (`elapsed`); null where not known. */
  days: number | null;
  /** Where it is drawn; null where not known. */
  early: AxisSpan | null;
  late: AxisSpan | null;
  /** What its start follows from. */
  driver: Driver | null;
}

/** A phase as written (the fields of {@link PhasePlace}), and how it stands on the day. */
export interface PhaseSchedule extends PhasePlace, Timed {
  /** 0–1; null where nothing says. */
  progress: number | null;
  /** Working days that its finish as written lies behind the baseline's; negative when earlier; null without one. */
  slip: number | null;

  id: string;
  state: 'planned' | 'begun' | 'done' | 'cancelled';
  milestone: boolean;
  /** Whether it has parts; then its dates are those of its parts. */
  summary: boolean;
  /** The phase that it is a part of. */
  parent: string | null;
  /** Whether its length is known. Without one it is drawn by its order only. */
  known: boolean;
  /** Time on the clock: weekends and holidays count. */
  elapsed: boolean;
  /** How exactly its place is known: a month-precision position stays one. */
  precision: 'day' | 'month' | 'quarter' | 'axis';
  /** Its place in the order of dependencies, from 0; what has no dates is drawn by it. */
  level: number;
  /** Where the baseline had it. */
  baseline: { start: Position; finish: Position; span: AxisSpan } | null;
}

/** A dependency as it is drawn. */
export interface ScheduledLink {
  from: string;
  to: string;
  type: DependencyType;
  /** Working days of the plan's calendar. */
  lag: number;
  rawLag?: string;
  /** Follows from the order of the files alone. */
  assumed: boolean;
  /** Decides the date of the phase that waits. */
  binding: boolean;
  /** Binding, between two critical phases. */
  critical: boolean;
}

export interface AxisRange extends AxisSpan {
  kind: 'weekend' | 'holiday' | 'freeze';
  title?: string;
  /** Of a freeze: its place in the `freezes:` of the calendar. */
  entry?: number;
}

/**
 * What puts something in its place: its own field (`stated`), what happened (`actual`), a dependency, the hold or the work
 * of the rollout step before it, that step where it has no length (`step`), the start of its phase, of the plan, or the
 * day from which the forecast goes on (`as-of`).
 */
export type PlacedBy = 'stated' | 'actual' | 'dependency' | 'hold' | 'work' | 'step' | 'phase' | 'plan' | 'as-of' | 'unknown';

/** Where one pass puts a rollout step, or a row of a rollout's traffic table. */
export interface StepPlace {
  /** `rollout/ramp/all`; unique in the plan. */
  ref: string;
  /** First and last day, or points; null where nothing says. */
  start: Position | null;
  finish: Position | null;
  /** With the time of day as a fraction: a hold of 30 minutes is 1/48 of a day. */
  span: AxisSpan | null;
  by: PlacedBy;
}

/** A rollout step as written, and how it stands on the day. */
export interface ScheduledStep extends StepPlace, Timed {
  /** From its own status and `actual:`, else that of its rollout or its phase where they are done. */
  state: PhaseSchedule['state'];
}

/** Where one pass puts a rollout. */
export interface RolloutPlace<Step = StepPlace> {
  id: string;
  steps: Step[];
  traffic: Step[];
  /** The moment T: its first step with 100 %. */
  cutover: Position | null;
}

export type ScheduledRollout = RolloutPlace<ScheduledStep>;

/** A day on which an endpoint is switched off. */
export interface ScheduledSunset {
  ref: string;
  date: CivilDate;
  /** On the axis; null on undated plans. */
  at: number | null;
}

export interface ScheduledBuffer {
  /** Working days. */
  days: number;
  start: Position;
  finish: Position;
  span: AxisSpan;
  raw: string;
}

/** What can have a place in time. A milestone is a phase without length. */
export type TimedKind = 'phase' | 'milestone' | 'step' | 'traffic' | 'task' | 'metric' | 'decision' | 'sunset';

/** A place that the plan states, in its own words and on the axis. */
export interface StatedPlace extends Dates {
  raw: string;
  /** The field that states it. */
  field: string;
  span: AxisSpan;
}

/** A computed place: first and last day, its stretch on the axis, and what puts it there. */
export interface ComputedPlace extends Dates {
  span: AxisSpan;
  by: PlacedBy;
  /** What it follows: `phase/build`, `rollout/ramp/tenth`. */
  after?: string;
}

/**
 * Something of a plan that has a place in time: what the plan states, where the plan as written puts it, and where the
 * forecast puts it. All spans are on the axis of the schedule, so that any two of them can be compared.
 */
export interface TimedPlace extends Timed {
  /** Unique in the plan: `phase/build`, `rollout/ramp/all`, `endpoints/auth/login`. */
  ref: string;
  kind: TimedKind;
  /** Where it is in the files. */
  source: Source;
  state: PhaseSchedule['state'];
  stated: StatedPlace | null;
  /** A place that the plan names beside (`stated: { period: … }`), and whether it has the same working days. */
  repeated: (StatedPlace & { agrees: boolean }) | null;
  /** As written, whatever the day; null where it has no place. */
  written: ComputedPlace | null;
  /** From the day on. */
  ahead: ComputedPlace | null;
}

/** The plan placed once: as written, or from the day on. */
export interface SchedulePass {
  start: Position | null;
  /** Of the last phase, without the buffer; null where a length is not known. */
  finish: Position | null;
  /** Working days from start to finish. */
  days: number | null;
  /** Phases without slack, in the order of the plan. */
  critical: string[];
  /** Chains of critical phases, each bound to the next, from where nothing drives to where nothing follows; at most 20. */
  criticalPaths: string[][];
  phases: Record<string, PhasePlace>;
  dependencies: ScheduledLink[];
  rollouts: RolloutPlace[];
  buffer: ScheduledBuffer | null;
}

/**
 * A plan's schedule, of which there is one: what rules judge, pages draw, `diff` compares and `export` prints. Its own
 * fields are the plan as written, whatever the day; `forecast` is the same plan from the day on, on the same axis. On an
 * undated plan, or without a day, both are the same.
 */
export interface PlanSchedule extends SchedulePass {
  phases: Record<string, PhaseSchedule>;
  rollouts: ScheduledRollout[];
  /** The day; null on undated plans, which it means nothing to. */
  asOf: CivilDate | null;
  /** Of the plan as written. */
  planned: Dates;
  forecast: SchedulePass;
  /** Working days from the planned to the forecast finish; 0 if the plan is not late, or not dated. */
  lateBy: number;
  /** The plan's `finish:`, and the working days left between the forecast finish and it: negative where it is missed. */
  promised: { finish: CivilDate; margin: number | null } | null;
  /** The day on the axis; null on undated plans. */
  today: number | null;

  /** `date`, or what the axis of an undated plan counts in. Positions of undated plans are working days in any case. */
  unit: AxisUnit;
  /** How exactly the plan's start is known. */
  precision: 'day' | 'month' | 'quarter';
  /** Working days that the finish as written lies behind the baseline's. */
  slip: number | null;
  /** Phases whose length is not known, in the order of the plan. */
  unknown: string[];
  milestones: string[];
  axis: ScheduleAxis;
  /** Days that the plan's calendar does not work, on the axis. Weekends are left out of axes longer than ten years. */
  nonWorking: AxisRange[];
  freezes: AxisRange[];
  sunsets: ScheduledSunset[];
  calendar: { id: string | null; title: string | null; perWeek: number; perDay: number };
  effort: EffortBalance;
  stated: StatedTotal[];
  problems: ScheduleProblem[];
  /**
   * Everything of the plan that has a place in time, by its reference: phases, milestones, rollout steps and traffic rows,
   * tasks with a due day, metrics, decisions and sunsets; what the plan states, and where it computes to, by what. Rules and pages read this.
   */
  places: Record<string, TimedPlace>;
}
