import { type Document, isMap, isSeq, parseDocument } from 'yaml';
import { formatFile } from './format.ts';
import { readFrontmatter } from './frontmatter.ts';

/** What a change to the frontmatter of a file came to. */
export type Edited = { ok: true; text: string } | { ok: false; why: string };

/** Edits the frontmatter of a file; comments and the rest of it stay. A file that was formatted stays so. */
export function edit(text: string, work: (document: Document) => string | undefined): Edited {
  const before = readFrontmatter(text);
  if (before.problems.length > 0) return { ok: false, why: before.problems[0]?.message ?? 'it cannot be read' };
  const open = text.indexOf('\n') + 1;
  const close = text.slice(0, before.bodyStart).lastIndexOf('---');
  const document = parseDocument(text.slice(open, close), { schema: 'failsafe' });
  const why = work(document);
  if (why !== undefined) return { ok: false, why };
  const yaml = document.toString({ lineWidth: 0, indent: 2, flowCollectionPadding: true }).replace(/\n*$/, '\n');
  const edited = `${text.slice(0, open)}${yaml}${text.slice(close)}`;
  const was = formatFile(text);
  const is = formatFile(edited);
  return { ok: true, text: was.ok && was.text === text && is.ok ? is.text : edited };
}

/** Sets a field in the text of a file, at the path of keys and indexes that leads to it; rows and maps stand on one line where they fit. */
export const setField = (text: string, path: readonly (string | number)[], value: unknown): Edited =>
  edit(text, (document) => {
    document.setIn(path, document.createNode(value, { flow: true }));
    return undefined;
  });

/** Adds a row to a list in the text of a file; the list is made where there is none. */
export const addRow = (text: string, list: string, row: unknown): Edited =>
  edit(text, (document) => {
    if (!isSeq(document.get(list))) {
      document.set(list, document.createNode([]));
      const made = document.get(list);
      if (isSeq(made)) made.flow = false;
    }
    const rows = document.get(list);
    const node = document.createNode(row, { flow: true });
    if (isSeq(rows) && isMap(node)) rows.items.push(node);
    return undefined;
  });
