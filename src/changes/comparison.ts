import { type ToldChange, told } from './alike.ts';
import type { Change } from './change.ts';
import type { Consequence, Figure } from './consequence.ts';
import type { FindingChanges } from './findings.ts';
import type { UnreadFile } from './side.ts';
import type { ComparedTimeline } from './timeline.ts';

/** One plan on both sides. */
export interface PlanComparison {
  id: string;
  title: string;
  /** The plan's id on the base's side, where its folder was renamed. */
  was?: string;
  presence: 'added' | 'removed' | 'both';
  changes: Change[];
  consequences: Consequence[];
  findings: FindingChanges;
  figures: Figure[];
  timeline?: ComparedTimeline;
  /** Working days that the finish moved; null where that is not known. */
  slip: number | null;
  /** The finish and what moved it, where it moved: `2026-09-12 → 2026-09-19 (+5 working days, because "Auth" takes 4w instead of 3w)`. */
  finish?: string;
  /** What an added or removed plan is, in a few words each: its finish, phases, operations, findings. */
  card?: string[];
}

/** Files that one side could not be read from: nothing is said about them, and so the comparison is not whole. */
export interface Gap extends UnreadFile {
  side: 'base' | 'head';
  /** The name of the plan that it belongs to, where either side knows it. */
  title?: string;
}

/** What a change of the plans means. */
export interface Comparison {
  headline: string;
  /** No side has any plan, or only the head. */
  allNew: boolean;
  /** Plans that differ, in the order of the site; with them, under no id, what belongs to none. */
  plans: PlanComparison[];
  /** Changes of `portfolio.mdx` and calendars. */
  shared: Change[];
  /** Findings that belong to no plan. */
  findings: FindingChanges;
  gaps: Gap[];
  /** What was not looked for, because there was too much of it. */
  limits: string[];
  /** Acceptances that accept nothing. */
  unused: UnusedAcceptance[];
}

/** An entry of `.banyan/accepted.yaml` that accepts nothing in a comparison, and why. */
export interface UnusedAcceptance {
  fingerprint: string;
  why: string;
}

/** What no one let pass: neither accepted on the base nor, where the head is trusted, on the head. */
export const isOpen = ({ accepted }: { accepted?: unknown }): boolean => accepted === undefined;

/** All changes that are reported on their own: not those that came or went with their file. */
export const toldChanges = ({ plans, shared }: Pick<Comparison, 'plans' | 'shared'>): Change[] =>
  [...shared, ...plans.flatMap(({ changes }) => changes)].filter((change) => change.within === undefined);

/** The sentences about all changes: one an edit, whatever it touched. */
export const toldSentences = ({ plans, shared }: Pick<Comparison, 'plans' | 'shared'>): ToldChange[] =>
  [shared, ...plans.map(({ changes }) => changes)].flatMap((changes) =>
    told(changes.filter(({ within }) => within === undefined)),
  );

/** All findings together. */
export const allFindings = ({ plans, findings }: Pick<Comparison, 'plans' | 'findings'>): FindingChanges => {
  const all = [findings, ...plans.map((plan) => plan.findings)];
  return {
    introduced: all.flatMap(({ introduced }) => introduced),
    resolved: all.flatMap(({ resolved }) => resolved),
    silenced: all.flatMap(({ silenced }) => silenced),
    gone: all.flatMap(({ gone }) => gone),
    changed: all.flatMap(({ changed }) => changed),
    unchanged: all.flatMap(({ unchanged }) => unchanged),
  };
};
