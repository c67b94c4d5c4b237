import type { Locate } from '../model/source.ts';
import { cellText, NONE } from './cell.ts';
import { csv } from './csv.ts';
import type { Register, RegisterSource } from './register.ts';

/** Extra columns after those of the register, such as who answers an endpoint on a day. */
export interface FurtherColumns {
  header: readonly string[];
  /** Returns the cells of one row, by its reference. */
  cells(source: RegisterSource, ref: string): readonly string[];
}

/**
 * Returns a register of plans as CSV, one record per row in table order: the plan, the row's reference, every field (sparse ones
 * if a row has them) as the table shows it, and the position in its file. The site and `export --format csv` write the same bytes.
 */
export function registerCsv(
  register: Register,
  sources: readonly RegisterSource[],
  locate: Locate,
  further?: FurtherColumns,
): string {
  const lines = sources.flatMap((source) => register.lines(source).map((line) => ({ source, ...line })));
  const kept = [...register.fields.entries()].filter(
    ([at, { sparse }]) => !sparse || lines.some(({ cells }) => cellText(cells[at] ?? NONE) !== ''),
  );
  const header = [
    'plan',
    'ref',
    ...kept.map(([, { key }]) => (key === 'source' ? 'statedIn' : key)),
    'place',
    ...(further?.header ?? []),
  ];
  const records = lines.map(({ source, row, place, cells }) => {
    const { file, line } = place ?? locate(row.source);
    return [
      source.plan.id,
      row.ref,
      ...kept.map(([at]) => cellText(cells[at] ?? NONE)),
      `${file}:${line}`,
      ...(further?.cells(source, row.ref) ?? []),
    ];
  });
  return csv(header, records);
}
