import type { Calendar } from '../model/plan.ts';
import type { Place } from '../model/source.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import type { PlanSchedule } from '../schedule/schedule.ts';
import type { Change, ChangeSeverity } from './change.ts';
import type { FindingChanges } from './findings.ts';

export const CONSEQUENCE_KINDS = [
  'finish',
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

/** Something that follows from the changes, though nobody wrote it. */
export interface Consequence {
  kind: (typeof CONSEQUENCE_KINDS)[number];
  severity: ChangeSeverity;
  plan: string;
  /** One sentence in plain text. */
  sentence: string;
  /** What it is about: `phase/core-api`. */
  ref?: string;
  before?: string;
  after?: string;
  /** Working days that it moved; negative when earlier. */
  days?: number;
  place?: Place;
}

/** A figure on both sides. */
export interface Figure {
  name: string;
  before: string;
  after: string;
  change: string;
  /** Whether the change is for the worse; absent where nobody can tell. */
  worse?: boolean;
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
