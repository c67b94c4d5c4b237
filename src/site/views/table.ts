import type { Identity } from '../../model/plan.ts';
import { type Cell, NONE } from './cell.ts';

/** A column of a register and how its cells come from a row. */
export interface ColumnSpec<Row> {
  label: string;
  /** Figures stand to the right. */
  right?: true;
  /** Names the row: bold, and the first to stand in a narrow view. One a table. */
  head?: true;
  /** Keeps its column though no row states it. */
  always?: true;
  /** Nobody misses it where no row states it, so its absence is not told. */
  optional?: true;
  /** What an empty cell says, where nothing is missing: a row without a note is complete. */
  none?: string;
  cell: (row: Row) => Cell;
}

export interface TableColumn {
  label: string;
  right?: true;
  head?: true;
  none?: string;
}

export interface TableRow {
  row: Identity;
  cells: Cell[];
}

/** A register as a table: the columns that say something, and the names of those that no row states. */
export interface Table {
  columns: TableColumn[];
  groups: { title?: string; rows: TableRow[] }[];
  /** `owner`, `phase` …: left out, and told once below the table instead of in every row. */
  missing: string[];
  count: number;
}

/** Lays rows out by columns, grouped by a heading where the plan has one. Groups keep the order in which they begin. */
export function tableOf<Row extends Identity>(
  rows: readonly Row[],
  specs: readonly ColumnSpec<Row>[],
  groupOf: (row: Row) => string | undefined = () => undefined,
): Table {
  const cells = rows.map((row) => specs.map((spec) => spec.cell(row)));
  const stated = specs.map(
    (spec, column) => spec.always === true || spec.head === true || cells.some((each) => each[column]?.kind !== 'none'),
  );
  const kept = <T>(items: readonly T[]): T[] => items.filter((_, column) => stated[column]);
  const groups = new Map<string, { title?: string; rows: TableRow[] }>();
  rows.forEach((row, index) => {
    const title = groupOf(row);
    const group = groups.get(title ?? '') ?? { ...(title !== undefined && { title }), rows: [] };
    groups.set(title ?? '', group);
    group.rows.push({ row, cells: kept(cells[index] ?? []).map((cell) => cell ?? NONE) });
  });
  return {
    columns: kept(specs).map(({ label, right, head, none }) => ({
      label,
      ...(right && { right }),
      ...(head && { head }),
      ...(none !== undefined && { none }),
    })),
    groups: [...groups.values()],
    missing: specs
      .filter(({ none, optional }, column) => !stated[column] && none === undefined && !optional)
      .map(({ label }) => label.toLowerCase()),
    count: rows.length,
  };
}

/** `owner, phase and source`. */
export const enumerated = (items: readonly string[], last = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
