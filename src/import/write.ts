import { posix } from 'node:path';
import { kindOf } from '../model/registry.ts';
import { formatFile } from '../reader/format.ts';
import { bodyText } from './body-text.ts';
import type { DraftPlan } from './draft-plan.ts';
import type { DraftFile, Fields, Value } from './drafts.ts';

/** A file of the plan: its path below the content root, and its text. */
export interface WrittenFile {
  path: string;
  text: string;
}

const KEY = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** Fields whose values are true or false, and no words. */
const FLAGS = /^(?:archived|breaking|complete|production|recommended|required|revoked|secret|tested)$/;

/** A value as YAML in flow style; scalars are quoted, and formatting takes the quotes off that are not needed. */
function yaml(value: Value, key = ''): string {
  // Days and flags stand bare; formatting leaves the quotes that a number or a version has.
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}$/.test(value) || (FLAGS.test(key) && /^(?:true|false)$/.test(value))
      ? value
      : JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map((each) => yaml(each)).join(', ')}]`;
  if (Object.keys(value).length === 0) return '{}';
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${KEY.test(key) ? key : JSON.stringify(key)}: ${yaml(each as Value, key)}`)
    .join(', ')} }`;
}

const FIRST = ['id', 'title', 'name', 'from', 'to'];
const LAST = ['note', 'source'];

/** Fields in the order in which a careful author writes them: what names it, then as the schema has them, notes and the place last. */
function ordered(fields: Fields, known: readonly string[]): Fields {
  const rank = (field: string): number =>
    FIRST.includes(field) ? FIRST.indexOf(field) - 100 : LAST.includes(field) ? 1000 + LAST.indexOf(field) : known.indexOf(field);
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => rank(a) - rank(b)));
}

/** The text of a plan file: fields in their order, rows below them, then the body. */
export function fileText(fields: Fields, lists: Readonly<Record<string, readonly Fields[]>>, body: string): string {
  const yamlLines = Object.entries(fields).map(([field, value]) => `${field}: ${yaml(value, field)}`);
  for (const [field, rows] of Object.entries(lists))
    if (rows.length > 0) yamlLines.push(`${field}:`, ...rows.map((row) => `  - ${yaml(row)}`));
  const text = `---\n${yamlLines.join('\n')}\n---\n${body === '' ? '' : `\n${body}\n`}`;
  const formatted = formatFile(text);
  return formatted.ok ? formatted.text : text;
}

function writeFile(draft: DraftPlan, file: DraftFile): WrittenFile {
  const path = draft.path(file);
  const target = (url: string): string | undefined => {
    if (!url.startsWith('#')) return undefined;
    const found = draft.anchors.get(decodeAnchor(url.slice(1)));
    if (!found || found === file || !draft.files.includes(found)) return undefined;
    return posix.relative(posix.dirname(path), draft.path(found));
  };
  const body = [...file.body, ...file.tail]
    .map(({ markdown, lines }) => (lines ? bodyText(markdown.replace(/\s+$/, ''), target) : markdown))
    .join('\n\n');
  const fields = ordered(file.fields, Object.keys(kindOf(file.kind).schema.shape));
  const lists = Object.fromEntries(
    Object.entries(file.rows).map(([field, rows]) => [field, rows.map((row) => ordered(row.fields, []))]),
  );
  return { path, text: fileText(fields, lists, body) };
}

const decodeAnchor = (anchor: string): string => {
  try {
    return decodeURIComponent(anchor).toLowerCase();
  } catch {
    return anchor.toLowerCase();
  }
};

/** Writes the files of a plan as a careful author does; what `fmt` would change is changed already. */
export const writeFiles = (draft: DraftPlan): WrittenFile[] =>
  draft.files.map((file) => writeFile(draft, file)).sort((a, b) => (a.path < b.path ? -1 : 1));
