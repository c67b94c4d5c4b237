import { parseLevel } from '../../model/values/level.ts';
import { type Cell, columnOf, type ReadTable, shareOf } from '../tables.ts';
import { bare } from '../words/bare.ts';
import { has, RowReader } from './row-reader.ts';
import type { TableContext, TypedTable } from './typed-table.ts';

const levelOf = (cell: Cell): string | undefined => {
  const word = bare(cell.plain).replace(/^[^\p{L}\d]+/u, '');
  return parseLevel(word).ok ? word : undefined;
};

const isLevels = (table: ReadTable, column: number): boolean =>
  column >= 0 && shareOf(table, column, (cell) => levelOf(cell) !== undefined) >= 0.6;

/** Rows of a table of risks: with a mitigation, or with levels in words. */
export function risks(table: ReadTable, context: TableContext): TypedTable | undefined {
  const mitigation = columnOf(table, 'mitigation', 'contingency');
  const named = columnOf(table, 'risk');
  const levels = (['probability', 'impact', 'level', 'priority'] as const).filter((role) =>
    isLevels(table, columnOf(table, role)),
  );
  const inSection = context.role === 'risks';
  // "Regime · Criteria · Response of the service": what answers to what, and no risks.
  const header = table.columns[mitigation]?.header ?? '';
  const responds = /\bresponse\b/i.test(header) && !/^(?:risk )?response(?: plan)?$/i.test(header.trim());
  if (
    !(mitigation >= 0 && (named >= 0 || levels.length > 0 || (inSection && !responds))) &&
    !(named >= 0 && levels.length >= 2) &&
    !(inSection && levels.length > 0 && !has(table, 'phase'))
  )
    return undefined;
  let title = named >= 0 && !isLevels(table, named) ? named : columnOf(table, 'title', 'purpose', 'category');
  if (title < 0)
    title = table.columns.findIndex(
      (_, index) => index !== mitigation && !isLevels(table, index) && table.columns[index]?.role !== 'id',
    );
  if (title < 0) return undefined;
  return {
    kind: 'risks',
    why: `a table with the column "${table.columns[mitigation >= 0 ? mitigation : title]?.header}"${levels.length > 0 ? ' and levels in words' : ''}`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.set('id', columnOf(table, 'id'), (cell) => (/^[\p{L}][\p{L}\p{N}._-]*$/u.test(cell.plain) ? cell.plain : undefined));
      reader.set('title', title);
      reader.set('probability', columnOf(table, 'probability'), levelOf);
      reader.set('impact', columnOf(table, 'impact'), levelOf);
      if (levels.length < 2 || !reader.fields.impact) reader.set('level', columnOf(table, 'level', 'priority'), levelOf);
      reader.set('consequence', columnOf(table, 'consequence'));
      if (!reader.fields.impact) reader.set('consequence', columnOf(table, 'impact'));
      reader.set('mitigation', columnOf(table, 'mitigation'));
      reader.set('contingency', columnOf(table, 'contingency'));
      reader.set('owner', columnOf(table, 'owner'), (cell) => cell.plain);
      return { fields: reader.end(), row };
    }),
  };
}
