import type { Change } from '../../model/kinds/architecture.ts';
import type { Status } from '../../model/kinds/common.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import type { AxisUnit } from '../../schedule/plan-schedule.ts';

declare const shared: unique symbol;
/**
 * Text that an audience may read. Created only by `words.ts`: from author text after redaction, and from our own. Any other value
 * of the plan is a type error.
 */
export type SharedText = string & { [shared]: true };

/** A cell of a table. */
export interface SharedCell {
  text: SharedText;
  status?: Status;
  /** 0–1, drawn as a bar before the text. */
  bar?: number;
  alarm?: true;
}

export interface SharedColumn {
  label: SharedText;
  /** Right-aligns numbers. */
  right?: true;
}

/** A view as rows. The first column names the row. */
export interface SharedTable {
  view: string;
  title: SharedText;
  columns: SharedColumn[];
  /** As many cells as columns; absent if nothing is stated. */
  rows: (SharedCell | undefined)[][];
}

export interface SharedFigure {
  label: SharedText;
  value: SharedText;
  note?: SharedText;
  alarm?: true;
}

export interface SharedStatus {
  status?: Status;
  words?: SharedText;
  summary?: SharedText;
  /** Sentences made only of the figures below. */
  sentences: { text: SharedText; alarm?: true }[];
  figures: SharedFigure[];
}

export interface SharedPhase {
  title: SharedText;
  status?: Status;
  /** 0–1 */
  progress?: number;
  /** On the axis; absent if only the order is known or allowed. */
  span?: { from: number; to: number };
  /** Where it was planned, if the forecast has it elsewhere. */
  planned?: { from: number; to: number };
  milestone: boolean;
  critical: boolean;
  when?: SharedText;
  slip?: SharedText;
}

export interface SharedTimeline {
  axis: { unit: AxisUnit; from: number; to: number; perUnit: number; origin?: CivilDate };
  phases: SharedPhase[];
  /** The new system's share of traffic, from a point on the axis on. */
  traffic: { at: number; share: number }[];
  marks: { at: number; label: SharedText; alarm: boolean }[];
  /** Today on the axis. */
  today?: number;
}

interface SharedPart {
  /** A generated id without information. */
  id: string;
  /** The id of its group. */
  group?: string;
  change?: Change;
}

/** A view of the architecture to draw. */
export interface SharedDrawing {
  title?: SharedText;
  nodes: (SharedPart & { title: SharedText; tech?: SharedText })[];
  groups: (SharedPart & { title?: SharedText })[];
  edges: { from: string; to: string; title?: SharedText; protocol?: SharedText; change?: Change }[];
}

/** A visible page as blocks. Everything else is dropped. */
export type SharedBlock =
  | { kind: 'heading'; depth: 3 | 4; text: SharedText }
  | { kind: 'paragraph'; text: SharedText }
  | { kind: 'code'; text: SharedText }
  | { kind: 'diagram'; source: SharedText }
  | { kind: 'quote'; blocks: SharedBlock[] }
  | { kind: 'list'; ordered: boolean; items: { state?: 'done' | 'open'; blocks: SharedBlock[] }[] }
  | { kind: 'table'; head: SharedText[]; rows: SharedText[][] };

export interface SharedPage {
  title: SharedText;
  blocks: SharedBlock[];
}

/** Everything of a plan that is visible to an audience. Its page is made from this alone. */
export interface SharedPlan {
  title: SharedText;
  lang: string;
  audience: SharedText;
  asOf: CivilDate;
  /** The plan's own version, if stated. */
  version?: SharedText;
  /** Seven hex digits of the content: unchanged as long as the content is. */
  revision: string;
  expires?: CivilDate;
  message?: SharedText;
  systems?: { from: SharedText; to: SharedText };
  status?: SharedStatus;
  timeline?: SharedTimeline;
  tables: SharedTable[];
  /** Shown before the table of the architecture. */
  drawings: SharedDrawing[];
  pages: SharedPage[];
  /** The names of the visible views. */
  shown: SharedText[];
}
