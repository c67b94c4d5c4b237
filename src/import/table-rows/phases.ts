import { columnOf, type ReadTable, shareOf } from '../tables.ts';
import { has, plain } from './row-reader.ts';
import type { TableContext, TypedTable } from './typed-table.ts';

/** Rows of a table that tells about phases named elsewhere. */
export function phases(table: ReadTable, context: TableContext): TypedTable | undefined {
  const phase = columnOf(table, 'phase', 'task', 'title');
  if (phase < 0) return undefined;
  const known = shareOf(table, phase, (cell) => context.phaseIn(cell.plain) !== undefined);
  const timed =
    has(table, 'duration') ||
    has(table, 'period') ||
    has(table, 'start') ||
    has(table, 'effort') ||
    has(table, 'status') ||
    has(table, 'finish') ||
    has(table, 'progress');
  if (known < 0.6 || !timed) return undefined;
  return {
    kind: 'phases',
    why: `a table whose column "${table.columns[phase]?.header}" names the phases`,
    rows: table.rows.map((row) => ({ fields: { phase: plain(row.cells[phase]) }, row })),
  };
}
