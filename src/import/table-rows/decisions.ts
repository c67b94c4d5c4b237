import { columnOf, type ReadTable } from '../tables.ts';
import { has, RowReader } from './row-reader.ts';
import type { TableContext, TypedTable } from './typed-table.ts';

/** Headers of columns of questions that wait for a decision. */
const QUESTION =
  /^(?:(?:open )?questions?|issues?|frage[n]?|offene punkte|question|pregunta|pergunta|domanda|вопрос|问题|問題|質問|論点|질문)$/iu;

/** Rows of a table of decisions. */
export function decisions(table: ReadTable, context: TableContext): TypedTable | undefined {
  const open = context.role === 'questions' || context.role === 'decisions';
  const asked = open ? table.columns.findIndex(({ header }) => QUESTION.test(header)) : -1;
  const title = asked >= 0 ? asked : columnOf(table, 'decision');
  const chosen = columnOf(table, 'chosen');
  const id = columnOf(table, 'id');
  if (title < 0 || (chosen < 0 && !has(table, 'reason') && !has(table, 'options') && !open)) return undefined;
  return {
    kind: 'decisions',
    why: `a table with the column "${table.columns[title]?.header}"`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.set('id', id, (cell) => (/^[\p{L}][\p{L}\p{N}._-]*$/u.test(cell.plain) ? cell.plain : undefined));
      // A bare number only counts the rows.
      if (/^\d+$/.test(row.cells[id]?.plain ?? '')) reader.take(id);
      reader.set('title', title);
      reader.set('date', columnOf(table, 'date'), (cell) => (/^\d{4}-\d{2}-\d{2}$/.test(cell.plain) ? cell.plain : undefined));
      reader.set('chosen', asked >= 0 && chosen < 0 ? columnOf(table, 'decision') : chosen);
      if (asked >= 0 && context.role === 'questions' && reader.fields.chosen === undefined) reader.fields.state = 'open';
      reader.set('why', columnOf(table, 'reason'));
      reader.set('owner', columnOf(table, 'owner'), (cell) => cell.plain);
      return { fields: reader.end(), row };
    }),
  };
}
