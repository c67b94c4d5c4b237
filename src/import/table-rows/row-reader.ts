import { type Fields, note } from '../drafts.ts';
import { type Cell, columnOf, EMPTY, type ReadTable, type TableRow } from '../tables.ts';
import { bare, unmarked } from '../words/bare.ts';
import type { ColumnRole } from '../words/columns.ts';
import { statusOf } from '../words/status.ts';

/** The Markdown of a cell; nothing for signs that stand for emptiness. */
export const text = (cell: Cell | undefined): string =>
  cell === undefined || EMPTY.test(cell.plain) ? '' : cell.markdown.trim();

/** The Markdown of a cell; a cell that is bold as a whole is not stressed in a row of its own. */
const words = (cell: Cell): string => cell.markdown.trim().replace(/^(?:\*\*|__)([^*_]+)(?:\*\*|__)$/, '$1');

/** The plain text of a cell; nothing for signs that stand for emptiness. */
export const plain = (cell: Cell | undefined): string => (cell === undefined || EMPTY.test(cell.plain) ? '' : cell.plain);

/** Whether a table has a column of each role. */
export const has = (table: ReadTable, ...roles: ColumnRole[]): boolean => roles.every((role) => columnOf(table, role) >= 0);

/** Collects the fields of a row; what no field takes goes into the note, under its header. */
export class RowReader {
  readonly fields: Fields = {};
  readonly #left: Set<number>;
  readonly #table: ReadTable;
  readonly #row: TableRow;

  constructor(table: ReadTable, row: TableRow) {
    this.#table = table;
    this.#row = row;
    this.#left = new Set(table.columns.keys());
  }

  take(column: number): Cell | undefined {
    this.#left.delete(column);
    return this.#row.cells[column];
  }

  /** Sets a field from a column, if the cell has text. */
  set(field: string, column: number, read: (cell: Cell) => string | undefined = words): void {
    if (column < 0) return;
    const cell = this.#row.cells[column];
    if (cell === undefined || EMPTY.test(cell.plain)) {
      this.#left.delete(column);
      return;
    }
    const value = read(cell);
    if (value === undefined || value === '' || this.fields[field] !== undefined) return;
    this.#left.delete(column);
    this.fields[field] = value;
  }

  setStatus(column: number): void {
    if (column < 0) return;
    const words = text(this.take(column));
    if (words === '') return;
    const status = statusOf(words);
    if (status) this.fields.status = status;
    if (bare(words) !== '' || status === undefined) this.fields.statusText = unmarked(words);
  }

  /** Ends the row: what is left becomes its note. */
  end(): Fields {
    for (const column of this.#left) {
      const cell = this.#row.cells[column];
      if (cell === undefined || EMPTY.test(cell.plain)) continue;
      const { header, role } = this.#table.columns[column] ?? { header: '' };
      const words = cell.markdown.trim();
      note(this.fields, role === 'notes' || header === '' ? words : `${header}: ${words}`);
    }
    return this.fields;
  }
}
