import { entriesOf } from '../model/absences.ts';
import type { Identity, Plan } from '../model/plan.ts';
import { type AnyFile, filesOf, rowsOf } from '../model/rows-of.ts';
import type { Source } from '../model/source.ts';

/** A piece of text of a plan: the value of a field, or a line of a body outside code blocks. */
export interface PlanText {
  text: string;
  /** The row or file that it belongs to. */
  owner: Identity;
  /** The field and what lies below it; absent in bodies. */
  path?: (string | number)[];
  /** Where it stands; of a field: the owner's. */
  source: Source;
}

const IDENTITY = new Set(['id', 'ref', 'source', 'body', 'order']);

function* fieldTexts(value: unknown, path: (string | number)[], owner: Identity): Generator<PlanText> {
  if (typeof value === 'string') yield { text: value, owner, path, source: owner.source };
  else if (Array.isArray(value)) for (const [index, item] of entriesOf(value)) yield* fieldTexts(item, [...path, index], owner);
  else if (typeof value === 'object' && value !== null) {
    if ('raw' in value && typeof value.raw === 'string') yield { text: value.raw, owner, path, source: owner.source };
    else
      for (const [key, item] of Object.entries(value))
        if (path.length > 0 || !IDENTITY.has(key)) yield* fieldTexts(item, [...path, key], owner);
  }
}

/** Rows are walked on their own: a file's lists of rows are left out of its own fields. */
const ownFields = (file: AnyFile, rows: ReadonlySet<unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(file).filter(
      ([, value]) => !(Array.isArray(value) && (rows.has(value[0]) || isFile(value[0]))) && !isFile(value),
    ),
  );

const isFile = (value: unknown): boolean => typeof value === 'object' && value !== null && 'ref' in value && 'body' in value;

/** The lines of a body that are no code. */
export function* bodyLines(file: AnyFile): Generator<PlanText> {
  const { body } = file;
  const offset = body.source.start ?? 0;
  // Fences stand in the order of the text: one look at each line.
  let next = 0;
  let start = offset;
  for (const text of body.text.split('\n')) {
    const end = start + text.length;
    while ((body.fences[next]?.source.end ?? Number.POSITIVE_INFINITY) < start) next++;
    const fence = body.fences[next];
    const inCode = fence !== undefined && (fence.source.start ?? 0) <= start + indentOf(text) && end <= (fence.source.end ?? 0);
    if (!inCode && text.trim() !== '') yield { text, owner: file, source: { file: file.source.file, start, end } };
    start = end + 1;
  }
}

/** A fence in a list begins behind the white space of its line. */
const indentOf = (line: string): number => line.length - line.trimStart().length;

function* walk(plan: Plan): Generator<PlanText> {
  const rows = new Set<unknown>(rowsOf(plan));
  for (const file of filesOf(plan)) {
    if (!rows.has(file)) yield* fieldTexts(ownFields(file, rows), [], file);
    yield* bodyLines(file);
  }
  for (const row of rows) yield* fieldTexts(row, [], row as Identity);
}

/** Rules are run plan after plan: those of one plan are kept, as those of all would be a third of the memory. */
let last: { plan: Plan; texts: readonly PlanText[] } | undefined;

/**
 * Every text of a plan: the fields of its files and rows (reasons of absence left out), and the lines of its bodies.
 * Many rules read them all, so they are collected once a plan.
 */
export function textsOf(plan: Plan): readonly PlanText[] {
  if (last?.plan !== plan) last = { plan, texts: [...walk(plan)] };
  return last.texts;
}
