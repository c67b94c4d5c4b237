import type { Change } from '../../model/kinds/architecture.ts';
import type { Status } from '../../model/kinds/common.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import type { OrdinalAxis } from '../../model/values/period.ts';

declare const shared: unique symbol;
/**
 * Text that an audience may read. Only `words.ts` makes it: of an author's words after redaction, and of our own. So a
 * value of the plan that did not go through there is a type error.
 */
export type SharedText = string & { [shared]: true };

/** A cell of a table. */
export interface SharedCell {
  text: SharedText;
  status?: Status;
  /** 0–1, drawn as a bar in front of the text. */
  bar?: number;
  alarm?: true;
}

export interface SharedColumn {
  label: SharedText;
  /** Figures stand to the right. */
  right?: true;
}

/** A view as rows. The first column names the row. */
export interface SharedTable {
  view: string;
  title: SharedText;
  columns: SharedColumn[];
  /** As many cells as columns; absent where nothing is stated. */
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
  /** Sentences made of the figures below and of nothing else. */
  sentences: { text: SharedText; alarm?: true }[];
  figures: SharedFigure[];
}

export interface SharedPhase {
  title: SharedText;
  status?: Status;
  /** 0–1 */
  progress?: number;
  /** On the axis; absent where only the order is known or allowed. */
  span?: { from: number; to: number };
  /** Where it was planned, if the forecast has it elsewhere. */
  planned?: { from: number; to: number };
  milestone: boolean;
  critical: boolean;
  when?: SharedText;
  slip?: SharedText;
}

export interface SharedTimeline {
  axis: { unit: 'date' | OrdinalAxis; from: number; to: number; perUnit: number; origin?: CivilDate };
  phases: SharedPhase[];
  /** The new system's share of the traffic, from a point of the axis on. */
  traffic: { at: number; share: number }[];
  marks: { at: number; label: SharedText; alarm: boolean }[];
  /** The day of the page on the axis. */
  today?: number;
}

interface SharedPart {
  /** Of our own making: it says nothing. */
  id: string;
  /** The id of the group that it lies in. */
  group?: string;
  change?: Change;
}

/** A view of the architecture, to be drawn. */
export interface SharedDrawing {
  title?: SharedText;
  nodes: (SharedPart & { title: SharedText; tech?: SharedText })[];
  groups: (SharedPart & { title?: SharedText })[];
  edges: { from: string; to: string; title?: SharedText; protocol?: SharedText; change?: Change }[];
}

/** A page that the audience may read, as blocks. What is not one of these is left out. */
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

/** Everything that an audience gets to see of a plan. Its page is made of this alone. */
export interface SharedPlan {
  title: SharedText;
  lang: string;
  audience: SharedText;
  asOf: CivilDate;
  /** The plan's own version, where it has one. */
  version?: SharedText;
  /** Seven hex digits of what is shown: the same for as long as nothing of it changes. */
  revision: string;
  expires?: CivilDate;
  message?: SharedText;
  systems?: { from: SharedText; to: SharedText };
  status?: SharedStatus;
  timeline?: SharedTimeline;
  tables: SharedTable[];
  /** They stand before the table of the architecture. */
  drawings: SharedDrawing[];
  pages: SharedPage[];
  /** Names of the views that it shows. */
  shown: SharedText[];
}
