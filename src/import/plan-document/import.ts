import { classify } from '../../reader/classify.ts';
import type { SourceText } from '../decode.ts';
import { type DraftFile, draftFile, type Fields } from '../drafts.ts';
import { countFound, type Imported } from '../imported.ts';
import { Ledger } from '../ledger.ts';
import { fileText, type WrittenFile } from '../write.ts';
import { documentOf, type ReadPart, readDocument } from './read.ts';

const pathOf = (plan: string, place: string): string =>
  place.startsWith('calendars/') ? `${place}.mdx` : `plans/${plan}/${place}.mdx`;

/** Accounts for the lines of one file: its rows, its other fields, its body. */
function account(ledger: Ledger, part: ReadPart, kind: string, file: string): void {
  const claim = (fate: 'typed' | 'prose', what: string, from: number, to: number, why: string): void => {
    if (from <= to) ledger.add({ fate, kind: what, file, from, to, why });
  };
  claim('typed', kind, part.from + 1, part.bodyFrom, 'a file of the plan that this document was written from');
  for (const rows of Object.values(part.rows))
    for (const { line } of rows) claim('typed', `row of ${kind}`, line + 1, line + 1, 'a row of the table of a list');
  claim('prose', 'prose', part.bodyFrom + 1, part.to, `the text of ${file}`);
}

/** Imports a plan that was written as one document; undefined where the source is another text. */
export function importDocument(source: SourceText, options: { plan?: string }): Imported | undefined {
  const own = documentOf(source.text);
  if (own === undefined) return undefined;
  const plan = options.plan ?? own;
  const ledger = new Ledger(source.name, source.text);
  const drafts: DraftFile[] = [];
  const files: WrittenFile[] = [];
  let title = own;
  for (const part of readDocument(source.text)) {
    const path = pathOf(plan, part.place);
    const classified = classify(path);
    const known = classified.ok && !files.some((file) => file.path === path);
    const kind = classified.ok ? classified.kind : 'page';
    const place = known ? path : pathOf(plan, `pages/line-${part.from + 1}`);
    if (kind === 'plan' && typeof part.data.title === 'string') title = part.data.title;
    const lists = Object.fromEntries(
      Object.entries(part.rows).map(([field, rows]) => [field, rows.map((row) => row.fields)] as [string, Fields[]]),
    );
    const fields = Object.fromEntries(Object.entries(part.data).filter(([field]) => !(field in lists)));
    files.push({ path: place, text: fileText(fields, lists, part.body) });
    account(ledger, part, kind, place);
    if (!known)
      ledger.add({
        fate: 'look',
        kind,
        file: place,
        from: part.from + 1,
        to: part.from + 1,
        why: classified.ok ? `${part.place} is in this document twice` : classified.message,
      });
    drafts.push({
      ...draftFile(kind, part.place),
      fields,
      rows: Object.fromEntries(
        Object.entries(part.rows).map(([field, rows]) => [
          field,
          rows.map(({ fields: row, line }) => ({ fields: row, lines: { from: line + 1, to: line + 1 } })),
        ]),
      ),
      body: part.body === '' ? [] : part.body.split(/\n{2,}/).map((markdown) => ({ markdown })),
    });
  }
  return { plan, title, files, ledgers: [ledger], drafts, found: countFound(drafts), sources: [source] };
}
