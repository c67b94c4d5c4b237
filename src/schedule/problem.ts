import type { Source } from '../model/source.ts';

/** One of the places that disagree. */
export interface ProblemSource {
  source: Source;
  /** The field below the source. */
  field?: readonly (string | number)[];
  /** What it says. */
  note: string;
}

export const PROBLEM_CODES = [
  'calendar-empty-week',
  'calendar-hours',
  'calendar-range-reversed',
  'calendar-freezes-overlap',
  'calendar-freeze-undated',
  'calendar-unknown',
  'start-missing',
  'start-not-a-date',
  'negative-duration',
  'estimate-disordered',
  'span-too-long',
  'beyond-calendar',
  'length-unknown',
  'length-contradiction',
  'parent-unknown',
  'parent-loop',
  'parent-length',
  'phase-unknown',
  'cycle',
  'lead-before-start',
  'start-conflict',
  'finish-conflict',
  'deadline-missed',
  'plan-finish-missed',
  'period-before-dependency',
  'position-invalid',
  'period-unworked',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Something that keeps the schedule from being what the plan says. The rest of the plan is computed all the same. */
export interface ScheduleProblem {
  code: ProblemCode;
  /** One sentence with the values. */
  message: string;
  /** Ids of the phases concerned; for a cycle the whole loop, in the order in which they wait for each other. */
  phases: string[];
  /** The places, the one to change first. */
  sources: ProblemSource[];
  /** What to write instead. */
  fix?: string;
}
