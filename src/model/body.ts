import type { Source } from './source.ts';

/** A ticked box, an open box, or no box. An item without a box does not count as done. */
export type CheckState = 'done' | 'open' | 'unstated';

/** A list item to be done or to be met. Attributes are in its last parenthesis. */
export interface Task {
  /** Unique within its file: stated, or the slug of its text. */
  id: string;
  /** `phase/core-api/jwt-handling` */
  ref: string;
  /** Markdown of its first paragraph, without box and attributes. */
  text: string;
  state: CheckState;
  /** The nearest heading above it. */
  heading?: string;
  owner?: string;
  due?: string;
  /** Tasks that must be done first: `jwt-handling` in the same file, `core-api/jwt-handling` in a phase, or a full reference. */
  after?: string[];
  effort?: string;
  takes?: string;
  /** The tracking issue: `#123`, `PROJ-45`, or a URL. Several are separated by commas. */
  issue?: string;
  compat?: string;
  metric?: string;
  evidence?: string;
  asOf?: string;
  expires?: string;
  done?: string;
  links?: string;
  /** Attributes as written, by name, for the differ and the page. */
  attributes: Record<string, string>;
  children: Task[];
  source: Source;
}

/** A step of a procedure: an item of a numbered list. */
export interface Step {
  number: number;
  text: string;
  /** `Expect: …` of the step. */
  expect?: string;
  /** Code of the step, in order. */
  code: { lang: string; value: string }[];
  children: Step[];
  heading?: string;
  source: Source;
}

export interface Heading {
  depth: number;
  text: string;
  /** Its anchor on the page. */
  slug: string;
  source: Source;
}

export interface Link {
  url: string;
  text: string;
  source: Source;
}

export interface Fence {
  lang: string;
  /** The info string after the language. */
  meta: string;
  value: string;
  heading?: string;
  source: Source;
}

/** A Markdown table. */
export interface Table {
  /** The header cells, as plain text. */
  head: string[];
  /** The number of rows below the header. */
  rows: number;
  heading?: string;
  source: Source;
}

/** Inline code in prose. */
export interface CodeSpan {
  value: string;
  source: Source;
}

/** The structured parts of a file's body, and its text. */
export interface Body {
  /** The text below the frontmatter, as written. */
  text: string;
  tasks: Task[];
  /** Items in `<Exit>`: to be met before the phase (or the checklist) counts as done. */
  criteria: Task[];
  steps: Step[];
  headings: Heading[];
  /** Links and images, by target. */
  links: Link[];
  fences: Fence[];
  codeSpans: CodeSpan[];
  tables: Table[];
  /** Components that place data: `Endpoints`, `Risks`. */
  placements: string[];
  source: Source;
}

/** Returns a body that contains only text. */
export const emptyBody = (text: string, source: Source): Body => ({
  text,
  tasks: [],
  criteria: [],
  steps: [],
  headings: [],
  links: [],
  fences: [],
  codeSpans: [],
  tables: [],
  placements: [],
  source,
});

/** Yields all tasks of a list, parents before their children. */
export function* flatten(tasks: readonly Task[]): Generator<Task> {
  for (const task of tasks) {
    yield task;
    yield* flatten(task.children);
  }
}

/** Yields the tasks that count: those without children. A parent's state follows from its children. */
export function* leaves(tasks: readonly Task[]): Generator<Task> {
  for (const task of flatten(tasks)) if (task.children.length === 0) yield task;
}
