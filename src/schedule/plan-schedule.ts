import type { DependencyType } from '../model/kinds/phase.ts';
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

/** What the axis of a timeline counts. */
export interface ScheduleAxis extends AxisSpan {
  unit: 'date' | OrdinalAxis;
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

export interface PhaseSchedule {
  /** Null where a length that it depends on is not known. */
  earlyStart: Position | null;
  earlyFinish: Position | null;
  lateStart: Position | null;
  lateFinish: Position | null;
  /** Working days. */
  totalSlack: number | null;
  freeSlack: number | null;
  critical: boolean;
  /** 0–1; null where nothing tells. */
  progress: number | null;
  /** Working days that its finish lies behind the baseline's; negative when earlier; null without one. */
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
  /** Working days of its calendar from start to finish, or days on the clock (`elapsed`); null where not known. */
  days: number | null;
  /** Time on the clock: weekends and holidays count. */
  elapsed: boolean;
  /** How exactly its place is known: a month-precision position stays one. */
  precision: 'day' | 'month' | 'quarter' | 'axis';
  /** Its place in the order of dependencies, from 0; what has no dates is drawn by it. */
  level: number;
  /** Where it is drawn; null where not known. */
  early: AxisSpan | null;
  late: AxisSpan | null;
  /** What its start follows from. */
  driver: Driver | null;
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
}

/** A rollout step, or a row of a rollout's traffic table, on the axis. */
export interface ScheduledStep {
  /** `rollout/ramp/all`; unique in the plan. */
  ref: string;
  /** First and last day, or points; null where nothing tells. */
  start: Position | null;
  finish: Position | null;
  span: AxisSpan | null;
  /** `stated` where the plan gives its time, `follows` where it comes from the hold of the step before or from its phase. */
  by: 'stated' | 'actual' | 'follows' | 'unknown';
}

export interface ScheduledRollout {
  id: string;
  steps: ScheduledStep[];
  traffic: ScheduledStep[];
  /** The moment T: its first step with 100 %. */
  cutover: Position | null;
}

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

/** A plan's schedule: what `export` prints, and what the timeline draws. */
export interface PlanSchedule {
  /** `date`, or what the axis of an undated plan counts in. Positions of undated plans are working days in any case. */
  unit: 'date' | OrdinalAxis;
  /** How exactly the plan's start is known. */
  precision: 'day' | 'month' | 'quarter';
  start: Position | null;
  /** Of the last phase, without the buffer; null where a length is not known. */
  finish: Position | null;
  /** Phases without slack, in the order of the plan. */
  critical: string[];
  phases: Record<string, PhaseSchedule>;

  /** Working days from start to finish. */
  days: number | null;
  /** Working days that the finish lies behind the baseline's. */
  slip: number | null;
  asOf: CivilDate | null;
  /** Chains of critical phases, each bound to the next, from where nothing drives to where nothing follows; at most 20. */
  criticalPaths: string[][];
  /** Phases whose length is not known, in the order of the plan. */
  unknown: string[];
  milestones: string[];
  dependencies: ScheduledLink[];
  axis: ScheduleAxis;
  buffer: ScheduledBuffer | null;
  /** Days that the plan's calendar does not work, on the axis. Weekends are left out of axes longer than ten years. */
  nonWorking: AxisRange[];
  freezes: AxisRange[];
  rollouts: ScheduledRollout[];
  sunsets: ScheduledSunset[];
  calendar: { id: string | null; title: string | null; perWeek: number; perDay: number };
  effort: EffortBalance;
  stated: StatedTotal[];
  problems: ScheduleProblem[];
}
