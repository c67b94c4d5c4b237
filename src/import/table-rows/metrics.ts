import { parseQuantity } from '../../model/values/quantity.ts';
import { columnOf, type ReadTable, shareOf } from '../tables.ts';
import { plain, RowReader } from './row-reader.ts';
import type { TableContext, TypedTable } from './typed-table.ts';

/** `< 200ms (p95)` as a quantity and its statistic. */
export function quantityOf(words: string): { quantity: string; statistic?: string } | undefined {
  const ranked = words.replace(/\s+[（(]?(?:for|at|in)?\s*(?:the\s+)?(\d{2})th percentile\b[)）]?/i, ' (p$1)');
  const match = /^(.*?)\s*[（(]?\b(p\d{2,3}|mean|median|avg|average|max)\b[)）]?$/i.exec(ranked.trim());
  const quantity = (match?.[1] ?? ranked).trim().replace(/,(?=\d{3})/g, '');
  if (!/\d/.test(quantity) || !parseQuantity(quantity).ok) return undefined;
  return { quantity, ...(match?.[2] && { statistic: match[2].toLowerCase() }) };
}

/** Rows of a table of metrics with quantities. */
export function metrics(table: ReadTable, context: TableContext): TypedTable | undefined {
  const name = columnOf(table, 'metric');
  const target = columnOf(table, 'target', 'to');
  const baseline = columnOf(table, 'baseline', 'from');
  const values = [target, baseline, columnOf(table, 'measured')].filter((column) => column >= 0);
  const numbers = values.filter((column) => shareOf(table, column, (cell) => quantityOf(cell.plain) !== undefined) >= 0.5);
  if (
    !(name >= 0 && values.length > 0 && numbers.length > 0) &&
    !(context.role === 'metrics' && numbers.length >= 1 && target >= 0)
  )
    return undefined;
  const title = Math.max(name, 0);
  return {
    kind: 'metrics',
    why: `a table with the column "${table.columns[title]?.header}" and quantities`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.set('name', title);
      for (const [field, column] of [
        ['baseline', baseline],
        ['target', target],
        ['measured', columnOf(table, 'measured')],
      ] as const) {
        const read = column < 0 ? undefined : quantityOf(plain(row.cells[column]));
        if (!read) continue;
        reader.take(column);
        reader.fields[field] = read.quantity;
        if (read.statistic) reader.fields.statistic ??= read.statistic;
      }
      return { fields: reader.end(), row };
    }),
  };
}
