import type { DraftPlan } from '../draft-plan.ts';
import type { ReadTable, TableRow } from '../tables.ts';
import { bare } from '../words/bare.ts';
import { columnRole } from '../words/columns.ts';

/** The separator of a delimited text: what its first line has most of. */
export function separatorOf(text: string): string | undefined {
  const [head = ''] = text.split('\n');
  const counts = [',', ';', '\t'].map((separator) => [separator, head.split(separator).length - 1] as const);
  const [separator, count] = counts.reduce((best, each) => (each[1] > best[1] ? each : best));
  return count > 0 ? separator : undefined;
}

/** Reads delimited text (RFC 4180: quotes, doubled quotes, line ends in quotes) as rows with the line that each begins on. */
export function delimitedRows(text: string, separator: string): { cells: string[]; line: number; end: number }[] {
  const rows: { cells: string[]; line: number; end: number }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let start = 1;
  const end = (): void => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== '')) rows.push({ cells, line: start, end: line });
    cells = [];
    cell = '';
    start = line + 1;
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    if (quoted) {
      if (character === '"' && text[index + 1] === '"') {
        cell += '"';
        index++;
      } else if (character === '"') quoted = false;
      else {
        cell += character;
        if (character === '\n') line++;
      }
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      end();
      line++;
    } else cell += character;
  }
  if (cell !== '' || cells.length > 0) end();
  return rows;
}

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
