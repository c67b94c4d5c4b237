import type { Identity } from '../model/plan.ts';
import { type Cell, cellText, NONE } from './cell.ts';
import type { Field, Line, Register, RegisterSource } from './register.ts';
import type { SortKey } from './sorting.ts';

export interface TableRow {
  row: Identity;
  name: string;
  cells: Cell[];
  sortKeys: SortKey[];
}

/** A register as a table: the columns with a value in at least one row, and the names of the empty ones. */
export interface Table {
  register: Register;
  columns: Field[];
  groups: { title?: string; rows: TableRow[] }[];
  /** `owner`, `phase` …: columns left out, named once below the table. */
  missing: string[];
  /** Columns offered as filters of a long table: those with at least two values, each in two rows on average. */
  filters: Field[];
  /** Whether the table is long enough for filters. */
  long: boolean;
  count: number;
}

/** The minimum number of rows of a long table: shorter ones are read faster than filtered. */
const LONG = 8;

/** Options of a table that shows part of a register. */
export interface TableOptions {
  /** Selects the rows. */
  only?(row: Identity): boolean;
  /** Headings stated by the plan: the sides of a mapping. */
  labels?: Readonly<Record<string, string>>;
}

/** Groups rows by heading, in order of first appearance. */
function grouped(lines: readonly Line[], kept: readonly number[]): Table['groups'] {
  const groups = new Map<string, Table['groups'][number]>();
  for (const { row, name, group: title, cells, sortKeys } of lines) {
    const group = groups.get(title ?? '') ?? { ...(title !== undefined && { title }), rows: [] };
    groups.set(title ?? '', group);
    group.rows.push({ row, name, cells: kept.map((at) => cells[at] ?? NONE), sortKeys: kept.map((at) => sortKeys[at]) });
  }
  return [...groups.values()];
}

/** Returns whether a list of so many rows is worth filtering. */
export const isLong = (rows: number): boolean => rows > LONG;

/** Returns whether a column with these values is a useful filter: at least two values, each in two rows on average. */
export function narrows(values: readonly string[]): boolean {
  const distinct = new Set(values).size;
  return distinct > 1 && distinct <= values.length / 2;
}

/** Lays out the rows of a register, without empty columns. */
export function tableOf(register: Register, source: RegisterSource, { only, labels }: TableOptions = {}): Table {
  const lines = register.lines(source).filter(({ row }) => only?.(row) ?? true);
  const stated = ({ always, head }: Field, at: number): boolean =>
    always === true || head === true || lines.some(({ cells }) => cells[at]?.kind !== 'none');
  const fields = register.fields.map((field, at) => ({ field, at })).filter(({ field }) => !field.hidden);
  const kept = fields.filter(({ field, at }) => stated(field, at));
  const long = isLong(lines.length);
  const textsAt = (at: number): string[] => lines.map(({ cells }) => cellText(cells[at] ?? NONE));
  const columns = kept.map(({ field }) => ({ ...field, label: labels?.[field.key] ?? field.label }));
  return {
    register,
    columns,
    groups: grouped(
      lines,
      kept.map(({ at }) => at),
    ),
    missing: fields
      .filter(({ field, at }) => !stated(field, at) && field.none === undefined && !field.optional)
      .map(({ field }) => field.label.toLowerCase()),
    filters: long ? columns.filter(({ filter }, index) => filter && narrows(textsAt(kept[index]?.at ?? 0))) : [],
    long,
    count: lines.length,
  };
}

/** Returns `owner, phase and source`. */
export const enumerated = (items: readonly string[], last = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;

/** Returns the sentence that names the columns left out of a table; `undefined` if there are none. */
export const missingText = ({ missing, count }: Table): string | undefined =>
  missing.length === 0
    ? undefined
    : `${count === 1 ? 'The row does not state' : `None of the ${count} rows states`} ${enumerated(missing, 'or')}.`;
