import { isDeepStrictEqual } from 'node:util';
import { isAbsent } from '../model/field.ts';
import type { Plan } from '../model/plan.ts';
import { KINDS, type Kind } from '../model/registry.ts';
import { filesOf, rowsOf } from '../model/rows-of.ts';
import { addRow, type Edited, setField } from '../reader/edit.ts';
import { readFrontmatter } from '../reader/frontmatter.ts';
import type { SourceText } from './decode.ts';
import type { Fields, Value } from './drafts.ts';
import { notInSource } from './quote.ts';

/** A proposal: a value of a field, or a new row, with the lines of the source that say so. */
export interface Answer {
  /** The name of the source; may be left out where there is one. */
  source?: string;
  /** `12` or `12-14`. */
  lines: string;
  /** What it is about: `plan`, `phase/build`, `risks/data-loss`; for a row the file that gets it: `risks`, `endpoints/api`. */
  ref: string;
  field?: string;
  value?: Value;
  row?: Fields;
}

/** What became of a proposal. */
export interface Judged {
  ref: string;
  /** What it proposed, in short: `probability: High`. */
  what: string;
  file?: string;
  /** Why it was refused; absent where it was taken. */
  refused?: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Numbers and booleans of JSON become text, as plan files are read. */
const asValue = (value: unknown): Value | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    const each = value.map(asValue);
    return each.every((item) => item !== undefined) ? each : undefined;
  }
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).map(([key, each]) => [key, asValue(each)] as const);
  return entries.every(([, each]) => each !== undefined) ? (Object.fromEntries(entries) as Fields) : undefined;
};

/** Reads proposals: `{ "answers": [ … ] }`, or the list alone. Answers why not where it is none. */
export function readAnswers(json: unknown): Answer[] | string {
  const list = isObject(json) ? json.answers : json;
  if (!Array.isArray(list)) return 'it has no list `answers`';
  const answers: Answer[] = [];
  for (const [index, each] of list.entries()) {
    const at = `answer ${index + 1}`;
    if (!isObject(each)) return `${at} is no object`;
    const { source, lines, ref, field } = each;
    if (typeof ref !== 'string') return `${at} has no \`ref\`: plan, phase/build, risks/data-loss`;
    if (typeof lines !== 'string' && typeof lines !== 'number') return `${at} has no \`lines\`: "12" or "12-14"`;
    const value = asValue(each.value);
    const row = asValue(each.row);
    if ((typeof field === 'string' && value !== undefined) === isObject(row))
      return `${at} needs either \`field\` and \`value\`, or \`row\``;
    answers.push({
      ref,
      lines: String(lines),
      ...(typeof source === 'string' && { source }),
      ...(typeof field === 'string' && value !== undefined && { field, value }),
      ...(isObject(row) && { row: row as Fields }),
    });
  }
  return answers;
}

/** The lines that a proposal names, or why there are none. */
function linesOf({ source, lines }: Answer, sources: readonly SourceText[]): { text: string; source: string } | { why: string } {
  const named = source === undefined && sources.length === 1 ? sources[0] : sources.find(({ name }) => name === source);
  if (!named)
    return {
      why: `there is no source ${source ?? '(none is named)'}; sources are ${sources.map(({ name }) => name).join(', ')}`,
    };
  const [, first = '', last = first] = /^(\d+)(?:\s*[-–]\s*(\d+))?$/.exec(lines.trim()) ?? [];
  const all = named.text.split('\n');
  const [from, to] = [Number(first), Number(last)];
  if (first === '' || from < 1 || to < from || to > all.length)
    return { why: `${lines} are no lines of ${named.name}, which has ${all.length}` };
  return { text: all.slice(from - 1, to).join('\n'), source: `${named.name}:${from}${to > from ? `-${to}` : ''}` };
}

/** Where a reference stands: its file, and the path in its frontmatter. */
function placeOf(plan: Plan, ref: string): { file: string; path: readonly (string | number)[] } | undefined {
  const found = [...filesOf(plan), ...rowsOf(plan)].find((each) => each.ref === ref);
  return found && { file: found.source.file, path: found.source.path ?? [] };
}

const at = (data: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (isObject(value) || Array.isArray(value) ? (value as Record<string, unknown>)[key] : undefined),
    data,
  );

const short = (value: Value): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The kind of a file by its path, with a single list of rows. */
const listOf = (file: string): string | undefined => {
  const place = file.split('/')[2]?.replace(/\.mdx$/, '');
  const kind: Kind | undefined = KINDS.find(({ collection }) => collection === place);
  return kind?.rows.length === 1 ? kind.rows[0]?.field : undefined;
};

/** Puts one proposal into the text of its file, or says why not. */
function put(answer: Answer, text: string, path: readonly (string | number)[], file: string, source: string): Edited {
  if (answer.row) {
    const list = listOf(file);
    if (list === undefined) return { ok: false, why: `${file} has no list that rows could be added to` };
    const rows = at(readFrontmatter(text).data, [list]);
    const there = Array.isArray(rows) && rows.some((row) => isDeepStrictEqual({ ...(row as Fields), ...answer.row }, row));
    return there ? { ok: true, text } : addRow(text, list, { ...answer.row, source });
  }
  const { field = '', value = '' } = answer;
  const keys = [...path, ...field.split('.')];
  const before = at(readFrontmatter(text).data, keys);
  if (before !== undefined && !isAbsent(before))
    return JSON.stringify(before) === JSON.stringify(value)
      ? { ok: true, text }
      : { ok: false, why: `conflict: it says \`${field}: ${short(before as Value)}\` already; remove that first` };
  return setField(text, keys, value);
}

/**
 * Judges proposals for a plan, and puts those into its files whose words stand in the source. `texts` are the files of the
 * content root and are changed in place; `misread` says what would be wrong with a file that has a new text.
 */
export async function applyAnswers(
  answers: readonly Answer[],
  plan: Plan,
  sources: readonly SourceText[],
  texts: Map<string, string>,
  misread: (file: string, text: string) => Promise<string | undefined>,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const answer of answers) {
    const what = answer.row ? `a row ${short(answer.row)}` : `${answer.field}: ${short(answer.value ?? '')}`;
    const said = linesOf(answer, sources);
    const place = placeOf(plan, answer.ref);
    const before = place && texts.get(place.file);
    const refuse = (refused: string): void => void judged.push({ ref: answer.ref, what, refused });
    if (!place || before === undefined) {
      refuse(`the plan has no ${answer.ref}`);
      continue;
    }
    if ('why' in said) {
      refuse(said.why);
      continue;
    }
    const missing = notInSource(answer.row ?? answer.value ?? '', answer.field ?? '', said.text);
    if (missing !== undefined) {
      refuse(`"${missing}" does not occur in line${/[-–]/.test(answer.lines) ? 's' : ''} ${answer.lines}`);
      continue;
    }
    const edited = put(answer, before, place.path, place.file, said.source);
    const wrong = edited.ok ? await misread(place.file, edited.text) : edited.why;
    if (wrong !== undefined || !edited.ok) {
      refuse(wrong ?? 'it cannot be written');
      continue;
    }
    texts.set(place.file, edited.text);
    judged.push({ ref: answer.ref, what, file: place.file });
  }
  return judged;
}
