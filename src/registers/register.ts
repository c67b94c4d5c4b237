import type { PlanFacts } from '../analysis/facts.ts';
import { absenceOf } from '../model/absences.ts';
import type { Finding } from '../model/finding.ts';
import type { Identity, Plan } from '../model/plan.ts';
import type { Place } from '../model/source.ts';
import type { PlanSchedule } from '../schedule/plan-schedule.ts';
import { absenceCell, type Cell, cellText } from './cell.ts';
import type { SortKey } from './sorting.ts';

/** A computed plan: rows are read from it, so that every output shows resolved values. */
export interface RegisterSource {
  plan: Plan;
  facts: PlanFacts;
  schedule: PlanSchedule;
  findings: readonly Finding[];
}

/** One field of a register. */
export interface Field {
  /**
   * The name in the plan format, if it is a field there. Also the name of the CSV column, and of the field in the URL of a sorted
   * page.
   */
  key: string;
  /** The column heading, on the site and in shares. */
  label: string;
  /** Right-aligns numbers. */
  right?: true;
  /** The name of the row: bold, and first in narrow views. One per register. */
  head?: true;
  /** Shows the column even if no row has a value. */
  always?: true;
  /** Not reported as missing if no row has a value. */
  optional?: true;
  /** The text of an empty cell that is complete, such as a row without a note. */
  none?: string;
  /** Not a table column: shown elsewhere on the page, in CSV and in search. */
  hidden?: true;
  /** Left out of the CSV if no row has a value. */
  sparse?: true;
  /** Left out of the search, such as the text of a fix: it names what is not in the plan. */
  unsearched?: true;
  /** Offers a filter by its values. */
  filter?: true;
  /** The fields of the row whose stated absence an empty cell shows, if that is not `key`. */
  absence?: readonly string[];
  /** The name of the field in a change's sentence, if the label does not read well there. */
  change?: string;
}

/** A field, with the function that reads it from a row. */
export interface FieldOf<Row> extends Field {
  cell(row: Row, source: RegisterSource): Cell;
  /** The record that states the field, if it is not the row's. */
  record?(row: Row): object;
  /** Rows sort by cell text by default, numbers by value. */
  sort?(row: Row, source: RegisterSource): SortKey;
}

/** Adapts fields of a part of a row to the row: of a risk within its facts, of a step within its rollout. */
export const fieldsOf = <Row, Part>(part: (row: Row) => Part, fields: readonly FieldOf<Part>[]): FieldOf<Row>[] =>
  fields.map(({ cell, sort, record, ...field }) => ({
    ...field,
    cell: (row, source) => cell(part(row), source),
    record: (row) => record?.(part(row)) ?? (part(row) as object),
    ...(sort && { sort: (row: Row, source: RegisterSource) => sort(part(row), source) }),
  }));

/** One row of a register. */
export interface Line {
  row: Identity;
  /** The position, if it is not that of the row's source. */
  place?: Place;
  /** The display name. */
  name: string;
  /** The heading above the row in the plan. */
  group?: string;
  /** One cell per field, in register order. */
  cells: readonly Cell[];
  sortKeys: readonly SortKey[];
}

/** A list of a plan: its names, fields and rows. Tables, CSV, search, shares and changes are derived from it. */
export interface Register {
  /** Its name in URLs, file names and options: `risks`. */
  key: string;
  /**
   * The type of its rows in changes: the list in the plan format as kind and field (`quality/suites`), or what they are (`phase`,
   * `task`). Absent if changes do not compare them, or compare them as rows of another register.
   */
  recordType?: string;
  /** The name of one row, in sentences and as a search facet: `test suite`. */
  one: string;
  /** The heading of the list: `Risks`. */
  many: string;
  fields: readonly Field[];
  lines(source: RegisterSource): Line[];
}

/** A number at the start of a text sorts by value: `95 %`, `< 200 ms`. */
const textKey = (text: string): SortKey => {
  if (text === '') return undefined;
  const number = /^[^\p{L}\d-]{0,3}(-?\d+(?:\.\d+)?)/u.exec(text)?.[1];
  return number === undefined ? text.toLowerCase() : Number(number);
};

/** Returns the sort key of a cell; `undefined` if nothing is stated. */
export const sortKeyOf = (cell: Cell): SortKey =>
  cell.kind === 'absent'
    ? undefined
    : cell.kind === 'number' || cell.kind === 'bar'
      ? textKey(cellText(cell))
      : cellText(cell).toLowerCase() || undefined;

/** Returns the cell of a field; that of its stated absence if it is empty. */
export function cellOf<Row>(field: FieldOf<Row>, row: Row, record: object, source: RegisterSource): Cell {
  const cell = field.cell(row, source);
  if (cell.kind !== 'none') return cell;
  const absent = (field.absence ?? [field.key]).map((key) => absenceOf(record, key)).find((absence) => absence !== undefined);
  return absenceCell(absent);
}

/** Declares a register. */
export function defineRegister<Row>(definition: {
  key: string;
  recordType?: string;
  one: string;
  many: string;
  rows(source: RegisterSource): readonly Row[];
  /** Returns the plan row of an item. */
  row(item: Row): Identity;
  place?(item: Row): Place;
  name(item: Row, source: RegisterSource): string;
  group?(item: Row): string | undefined;
  fields: readonly FieldOf<Row>[];
}): Register {
  const { key, recordType, one, many, fields } = definition;
  return {
    key,
    ...(recordType !== undefined && { recordType }),
    one,
    many,
    fields,
    lines: (source) =>
      definition.rows(source).map((item) => {
        const row = definition.row(item);
        const cells = fields.map((field) => cellOf(field, item, field.record?.(item) ?? row, source));
        const group = definition.group?.(item);
        return {
          row,
          ...(definition.place && { place: definition.place(item) }),
          name: definition.name(item, source),
          ...(group !== undefined && { group }),
          cells,
          sortKeys: fields.map((field, index) =>
            field.sort ? field.sort(item, source) : sortKeyOf(cells[index] ?? { kind: 'none' }),
          ),
        };
      }),
  };
}
