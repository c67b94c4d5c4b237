import type { Calendar } from '../model/plan.ts';
import type { Place } from '../model/source.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import type { PlanSchedule } from '../schedule/schedule.ts';
import type { Accepted, Change, ChangeSeverity } from './change.ts';
import type { FindingChanges } from './findings.ts';

export const CONSEQUENCE_KINDS = [
  'finish',
  'expected',
  'forecast',
  'critical-path',
  'pinned',
  'sunset',
  'deadline',
  'milestone',
  'slack',
  'traffic',
  'coverage',
  'readiness',
  'progress',
] as const;

/** Something that follows from the changes, though no one wrote it. */
export interface Consequence {
  kind: (typeof CONSEQUENCE_KINDS)[number];
  severity: ChangeSeverity;
  plan: string;
  /** 12 hex digits of what follows, about what, from what and to what. */
  fingerprint: string;
  /** One sentence in plain text. */
  sentence: string;
  /** The same in a few words, for the headline: `"Cutover" misses its deadline`. */
  short: string;
  /** What it is about: `phase/core-api`. */
  ref?: string;
  before?: string;
  after?: string;
  /** Working days that it moved; negative when earlier. */
  days?: number;
  place?: Place;
  /** Set where `.banyan/accepted.yaml` of the base accepts it. */
  accepted?: Accepted;
  /** Set where only the change itself accepts it, which does not count. */
  acceptedHere?: Accepted;
}

/** A consequence before it has its fingerprint. */
export type FoundConsequence = Omit<Consequence, 'fingerprint'>;

/** A figure on both sides. */
export interface Figure {
  name: string;
  before: string;
  after: string;
  change: string;
  /** Whether the change is for the worse; absent where it is unclear. */
  worse?: boolean;
}

/** An edit that moves the finish of the base when it is made alone. */
export interface Cause {
  /** `"Proving" takes 8w instead of 3w` */
  words: string;
  /** What was edited: `phase/proving`; absent for a calendar or the order of phases. */
  ref?: string;
  /** Working days of the base's calendar that it moves the finish; null where the finish becomes unknown. */
  days: number | null;
}

/** How far the finish moves, and which edits move it. */
export interface FinishMove {
  /**
   * Working days, in the calendar of the base, to which the promise was made, or in the head's where that is more: new
   * holidays cannot hide a slip. Null where a finish is not known or the sides share no axis.
   */
  slip: number | null;
  /** The same in days of the calendar, weekends included; null on undated plans. */
  calendarDays: number | null;
  causes: readonly Cause[];
}

/** The calendars of both sides. */
export interface Calendars {
  base: readonly Calendar[];
  head: readonly Calendar[];
}

/** What the consequences of a plan's changes are worked out from. */
export interface ConsequenceInput {
  base: ComputedPlan;
  head: ComputedPlan;
  /** The head's schedule, measured against the base's. */
  moved: PlanSchedule;
  changes: readonly Change[];
  findings: FindingChanges;
  /** References of the base → of the head, where they differ. */
  renamed: ReadonlyMap<string, string>;
  calendars: Calendars;
  /** How far the finish moves. */
  finish: FinishMove;
}

/** The base's record of a phase of the head. */
export function phaseBefore({ base, renamed }: ConsequenceInput, id: string) {
  const was = [...renamed].find(([, head]) => head === `phase/${id}`)?.[0].replace(/^phase\//, '') ?? id;
  return base.schedule.phases[was];
}

/** What people call a phase, in quotation marks. */
export const phaseName = (plan: ComputedPlan, id: string): string => {
  const title = plan.plan.phases.find((phase) => phase.id === id)?.title;
  return `"${typeof title === 'string' ? title : id}"`;
};
