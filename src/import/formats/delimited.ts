import { delimitedRows, separatorOf } from '../../model/delimited.ts';
import type { DraftPlan } from '../draft-plan.ts';
import type { ReadTable, TableRow } from '../tables.ts';
import { bare } from '../words/bare.ts';
import { columnRole } from '../words/columns.ts';

/** A delimited text as a table, and as the Markdown table that stands for it where it is of no kind of ours. */
export function delimitedTable(draft: DraftPlan): { table: ReadTable; markdown: string; last: number } | undefined {
  const separator = separatorOf(draft.source.text);
  if (separator === undefined) return undefined;
  const [head, ...body] = delimitedRows(draft.source.text, separator);
  if (!head || head.cells.length < 2) return undefined;
  const cell = (text: string) => {
    const markdown = text.trim().replace(/\s*\n\s*/g, ' · ');
    return { markdown, plain: bare(markdown) || markdown };
  };
  const rows = body.map(
    ({ cells, line, end }): TableRow => ({ cells: head.cells.map((_, index) => cell(cells[index] ?? '')), line, end }),
  );
  const columns = head.cells.map((header) => {
    const role = columnRole(bare(header));
    return { header: header.trim(), ...(role && { role }) };
  });
  const row = (cells: readonly string[]): string => `| ${cells.map((each) => each.replace(/\|/g, '\\|')).join(' | ')} |`;
  const markdown = [
    row(columns.map(({ header }) => header)),
    row(columns.map(() => '---')),
    ...rows.map((each) => row(each.cells.map((own) => own.markdown))),
  ].join('\n');
  return { table: { columns, rows }, markdown, last: draft.ledger.lines.length };
}
