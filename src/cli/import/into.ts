import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../../analysis/counted.ts';
import type { Imported } from '../../import/imported.ts';
import { KINDS, type Kind } from '../../model/registry.ts';
import { derivedId } from '../../model/rows.ts';
import { addRow } from '../../reader/edit.ts';
import { readFrontmatter } from '../../reader/frontmatter.ts';

/** What was added to a plan, and what stays out of it since the plan has that already; one line each. */
export interface Added {
  added: string[];
  left: string[];
}

type Row = Record<string, unknown>;

/** The kind of a file that a plan has once, with one list of rows: risks, metrics, decisions, stack, environment. */
const registerOf = (path: string): Kind | undefined =>
  KINDS.find(({ collection, rows }) => path.split('/').at(-1) === `${collection}.mdx` && rows.length === 1);

const rowsIn = (text: string, field: string): Row[] => {
  const data = readFrontmatter(text).data as Row | undefined;
  const rows = data?.[field];
  return Array.isArray(rows) ? (rows as Row[]) : [];
};

/** A row as written, without the place that it comes from. */
const withoutSource = ({ source: _, ...row }: Row): string => JSON.stringify(Object.entries(row).sort());

/** Adds the rows of a register that the plan has not; rows with the id of one that says something else are named. */
function addRows(path: string, before: string, now: string, kind: Kind): { text: string } & Added {
  const [list] = kind.rows;
  if (!list) return { text: before, added: [], left: [] };
  const idOf = (row: Row): string | undefined =>
    typeof row.id === 'string' ? row.id : derivedId(row as Parameters<typeof derivedId>[0], list.idFields);
  const there = rowsIn(before, list.field);
  let text = before;
  let count = 0;
  const left: string[] = [];
  for (const row of rowsIn(now, list.field)) {
    const same = there.find((each) => idOf(each) !== undefined && idOf(each) === idOf(row));
    if (same) {
      if (withoutSource(same) !== withoutSource(row)) left.push(`${path} has a row ${idOf(row)} already; it stays as it is`);
      continue;
    }
    const edited = addRow(text, list.field, row);
    if (!edited.ok) left.push(`${path}: ${idOf(row) ?? 'a row'} cannot be added: ${edited.why}`);
    else {
      text = edited.text;
      count++;
    }
  }
  return { text, added: count === 0 ? [] : [`${path}: ${counted(count, 'row')} added`], left };
}

/** Adds an import to a plan that is there: new files, and new rows of its registers. Everything else of the plan stays as it is. */
export function addInto(root: string, imported: Imported, write: (path: string, content: string) => void): Added {
  const all: Added = { added: [], left: [] };
  for (const { path, text } of imported.files) {
    if (path.endsWith('/plan.mdx')) continue;
    if (!existsSync(join(root, path))) {
      write(path, text);
      all.added.push(`${path} is new`);
      continue;
    }
    const before = readFileSync(join(root, path), 'utf8');
    if (before === text) continue;
    const kind = registerOf(path);
    if (!kind) {
      all.left.push(`${path} exists and stays as it is`);
      continue;
    }
    const { text: next, added, left } = addRows(path, before, text, kind);
    if (next !== before) write(path, next);
    all.added.push(...added);
    all.left.push(...left);
  }
  return all;
}
