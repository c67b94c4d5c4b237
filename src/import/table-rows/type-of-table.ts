import { UNKNOWN } from '../drafts.ts';
import type { ReadTable } from '../tables.ts';
import { decisions } from './decisions.ts';
import { endpoints } from './endpoints.ts';
import { pairs } from './mappings.ts';
import { metrics } from './metrics.ts';
import { phases } from './phases.ts';
import { risks } from './risks.ts';
import { parts, tasks } from './tasks.ts';
import type { TableContext, TypedTable } from './typed-table.ts';
import { variables } from './variables.ts';

/** What a table is, from its header, its cells and its heading. Nothing where it is none of our kinds: it stays a table. */
export function typedTable(table: ReadTable, context: TableContext): TypedTable | undefined {
  if (table.rows.length === 0 || table.columns.length < 2) return undefined;
  const found =
    risks(table, context) ??
    phases(table, context) ??
    variables(table) ??
    endpoints(table) ??
    metrics(table, context) ??
    decisions(table, context) ??
    tasks(table, context) ??
    pairs(table, context) ??
    parts(table, context);
  return (
    found && {
      ...found,
      rows: found.rows.map((each) => (Object.keys(each.fields).length === 0 ? { ...each, fields: { note: UNKNOWN } } : each)),
    }
  );
}
