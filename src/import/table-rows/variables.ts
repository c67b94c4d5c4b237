import { columnOf, type ReadTable, shareOf } from '../tables.ts';
import { RowReader } from './row-reader.ts';
import type { TypedTable } from './typed-table.ts';

/** Rows of a table of environment variables. */
export function variables(table: ReadTable): TypedTable | undefined {
  const name = table.columns.findIndex(
    (column, index) =>
      (column.role === 'variable' || column.role === 'title') &&
      shareOf(table, index, (cell) => /^[A-Z][A-Z0-9_]{2,}$/.test(cell.plain)) >= 0.7,
  );
  if (name < 0 || columnOf(table, 'from') >= 0) return undefined;
  return {
    kind: 'variables',
    why: 'a table of names in capitals',
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.set('name', name, (cell) => cell.plain);
      reader.set('default', columnOf(table, 'default'), (cell) => cell.plain);
      reader.set('required', columnOf(table, 'required'), (cell) =>
        /^(?:yes|✅|true|required|✓|是)/i.test(cell.plain)
          ? 'true'
          : /^(?:no|❌|false|optional|否)/i.test(cell.plain)
            ? 'false'
            : undefined,
      );
      reader.set('purpose', columnOf(table, 'purpose'));
      return { fields: reader.end(), row };
    }),
  };
}
