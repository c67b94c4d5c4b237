import { type KindName, kindOf } from '../model/registry.ts';

/** A value of frontmatter. Scalars are text, as plan files are read. */
export type Value = string | readonly Value[] | { readonly [field: string]: Value };
export type Fields = Record<string, Value>;

/** The range of source lines that something comes from. */
export interface Lines {
  from: number;
  to: number;
}

/** One row of a register, with the lines it was made from. */
export interface DraftRow {
  fields: Fields;
  lines: Lines;
}

/** A piece of a body: Markdown that stands alone between blank lines. */
export interface Piece {
  markdown: string;
  /** Absent for tags and headings that the import adds. */
  lines?: Lines;
}

/** One file of the plan as far as the import knows it. */
export interface DraftFile {
  kind: KindName;
  id: string;
  /** In front of its id in the file name: `02`, `4B`. */
  order?: string;
  fields: Fields;
  /** Rows by their field in the frontmatter. */
  rows: Record<string, DraftRow[]>;
  body: Piece[];
  /** What is told about it elsewhere in the source: it follows the body. */
  tail: Piece[];
  /** The lines that it as a whole comes from, and the source that has them. */
  lines?: Lines;
  origin?: string;
  /** Of a rollback: id of the phase in whose section it stands. */
  part?: string;
  /** Depth of the heading that it is made from; headings in its body are shifted by it. */
  depth: number;
}

export const draftFile = (kind: KindName, id: string, depth = 1): DraftFile => ({
  kind,
  id,
  fields: {},
  rows: {},
  body: [],
  tail: [],
  depth,
});

/** The value that stands for what the source leaves out, where the model wants one. */
export const UNKNOWN: Value = { unknown: 'the source does not say' };

/** Adds words to the note of fields: `Effort: 3 days; Reviewer: Ana`. */
export function note(fields: Fields, words: string): void {
  if (words.trim() === '') return;
  fields.note = typeof fields.note === 'string' ? `${fields.note}; ${words}` : words;
}

/** The path of a file below the content root. */
export function pathOf(plan: string, file: DraftFile): string {
  const kind = kindOf(file.kind);
  if (file.kind === 'plan') return `plans/${plan}/plan.mdx`;
  if (file.kind === 'calendar') return `calendars/${file.id}.mdx`;
  if (kind.location === 'file') return `plans/${plan}/${kind.collection}.mdx`;
  return `plans/${plan}/${kind.collection}/${file.order === undefined ? '' : `${file.order}-`}${file.id}.mdx`;
}
