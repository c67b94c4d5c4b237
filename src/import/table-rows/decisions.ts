import { columnOf, type ReadTable } from '../tables.ts';
import { has, RowReader } from './row-reader.ts';
import type { TableContext, TypedTable } from './typed-table.ts';

/** Rows of a table of decisions. */
export function decisions(table: ReadTable, context: TableContext): TypedTable | undefined {
  const title = columnOf(table, 'decision');
  const chosen = columnOf(table, 'chosen');
  if (
    title < 0 ||
    (chosen < 0 &&
      !has(table, 'reason') &&
      !has(table, 'options') &&
      context.role !== 'decisions' &&
      context.role !== 'questions')
  )
    return undefined;
  return {
    kind: 'decisions',
    why: `a table with the column "${table.columns[title]?.header}"`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.set('id', columnOf(table, 'id'), (cell) => (/^[\p{L}][\p{L}\p{N}._-]*$/u.test(cell.plain) ? cell.plain : undefined));
      reader.set('title', title);
      reader.set('date', columnOf(table, 'date'), (cell) => (/^\d{4}-\d{2}-\d{2}$/.test(cell.plain) ? cell.plain : undefined));
      reader.set('chosen', chosen);
      reader.set('why', columnOf(table, 'reason'));
      reader.set('owner', columnOf(table, 'owner'), (cell) => cell.plain);
      return { fields: reader.end(), row };
    }),
  };
}
