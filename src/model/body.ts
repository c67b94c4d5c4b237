import type { Source } from './source.ts';

/** A ticked box, an open one, or none: without a box nothing is said, and nothing counts as done. */
export type CheckState = 'done' | 'open' | 'unstated';

/** An item of a list that is to be done or to be met. Attributes stand in its last parenthesis. */
export interface Task {
  /** Unique within its file: given, or the slug of its text. */
  id: string;
  /** `phase/core-api/jwt-handling` */
  ref: string;
  /** Markdown of its first paragraph, without box and attributes. */
  text: string;
  state: CheckState;
  /** The heading it stands under. */
  heading?: string;
  owner?: string;
  due?: string;
  /** What it waits for: `jwt-handling` of the same file, `core-api/jwt-handling` of a phase, or a whole reference. */
  after?: string[];
  effort?: string;
  takes?: string;
  /** Where it is tracked: `#123`, `PROJ-45`, or an address. Several are separated by commas. */
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
  /** What stands behind the language. */
  meta: string;
  value: string;
  heading?: string;
  source: Source;
}

/** A Markdown table. */
export interface Table {
  /** The cells of its head, as plain text. */
  head: string[];
  /** Rows below the head. */
  rows: number;
  heading?: string;
  source: Source;
}

/** Text in backticks, in prose. */
export interface CodeSpan {
  value: string;
  source: Source;
}

/** What the body of a file says, beside its prose. */
export interface Body {
  /** The text below the frontmatter, as written. */
  text: string;
  tasks: Task[];
  /** Items in `<Exit>`: what has to be met before the phase (or the checklist) counts as done. */
  criteria: Task[];
  steps: Step[];
  headings: Heading[];
  /** Links, and pictures by what they point to. */
  links: Link[];
  fences: Fence[];
  codeSpans: CodeSpan[];
  tables: Table[];
  /** Components that place data: `Endpoints`, `Risks`. */
  placements: string[];
  source: Source;
}

/** A body in which nothing stands but its text. */
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

/** All tasks of a list, parents before their children. */
export function* flatten(tasks: readonly Task[]): Generator<Task> {
  for (const task of tasks) {
    yield task;
    yield* flatten(task.children);
  }
}

/** The tasks that count: those without children. A parent's state follows from its children. */
export function* leaves(tasks: readonly Task[]): Generator<Task> {
  for (const task of flatten(tasks)) if (task.children.length === 0) yield task;
}
