import type { PlanFacts } from '../analysis/facts.ts';
import type { Identity, Plan } from '../model/plan.ts';
import type { PlanSchedule } from '../schedule/plan-schedule.ts';
import { type Cell, cellText } from './cell.ts';
import type { SortKey } from './sorting.ts';

/** A plan with what follows from it: rows are read from here, so that every output shows resolved values. */
export interface RegisterSource {
  plan: Plan;
  facts: PlanFacts;
  schedule: PlanSchedule;
}

/** One field of a register. */
export interface Field {
  /** As in the plan format where it is a field there: names the CSV column, and the field in the address of a sorted page. */
  key: string;
  /** The heading of its column, on the site and in shares. */
  label: string;
  /** Numbers are aligned to the right. */
  right?: true;
  /** Names the row: bold, and first in a narrow view. One a register. */
  head?: true;
  /** Keeps its column though no row states it. */
  always?: true;
  /** Not missed where no row states it. */
  optional?: true;
  /** The text of an empty cell where nothing is missing: a row without a note is complete. */
  none?: string;
  /** No column of the table: shown elsewhere on the page, and in CSV and search. */
  hidden?: true;
  /** The table can be narrowed to its values. */
  filter?: true;
  /** What a change of the field is called where its label does not read well in a sentence. */
  change?: string;
}

/** A field, and how it is read from a row. */
export interface FieldOf<Row> extends Field {
  cell(row: Row, source: RegisterSource): Cell;
  /** By default rows sort by the text of the cell, numbers by their value. */
  sort?(row: Row, source: RegisterSource): SortKey;
}

/** Fields of a part of a row as fields of the row: of the risk in its facts, of the step in its rollout. */
export const fieldsOf = <Row, Part>(part: (row: Row) => Part, fields: readonly FieldOf<Part>[]): FieldOf<Row>[] =>
  fields.map(({ cell, sort, ...field }) => ({
    ...field,
    cell: (row, source) => cell(part(row), source),
    ...(sort && { sort: (row: Row, source: RegisterSource) => sort(part(row), source) }),
  }));

/** One row of a register. */
export interface Line {
  row: Identity;
  /** What the row is called. */
  name: string;
  /** The heading that it stands under in the plan. */
  group?: string;
  /** One a field, in the order of the register. */
  cells: readonly Cell[];
  sortKeys: readonly SortKey[];
}

/** A list of a plan: its names, its fields, and its rows. Tables, CSV, search, shares and changes are all derived from it. */
export interface Register {
  /** Its name in addresses, file names and options: `risks`. */
  key: string;
  /** The list of the plan format that its rows are, as a kind and a field: `quality/suites`. Absent where rows come from elsewhere. */
  list?: string;
  /** One row, in a sentence and as a facet of the search: `test suite`. */
  one: string;
  /** `Risks`: the heading of the list. */
  many: string;
  fields: readonly Field[];
  lines(source: RegisterSource): Line[];
}

/** A number at the beginning of a text sorts by its value: `95 %`, `< 200 ms`. */
const textKey = (text: string): SortKey => {
  if (text === '') return undefined;
  const number = /^[^\p{L}\d-]{0,3}(-?\d+(?:\.\d+)?)/u.exec(text)?.[1];
  return number === undefined ? text.toLowerCase() : Number(number);
};

/** What a cell sorts by; nothing where nothing is stated. */
export const sortKeyOf = (cell: Cell): SortKey =>
  cell.kind === 'absent'
    ? undefined
    : cell.kind === 'number' || cell.kind === 'bar'
      ? textKey(cellText(cell))
      : cellText(cell).toLowerCase() || undefined;

/** Declares a register. */
export function defineRegister<Row>(definition: {
  key: string;
  list?: string;
  one: string;
  many: string;
  rows(source: RegisterSource): readonly Row[];
  /** The row of the plan that an item is about. */
  row(item: Row): Identity;
  name(item: Row, source: RegisterSource): string;
  group?(item: Row): string | undefined;
  fields: readonly FieldOf<Row>[];
}): Register {
  const { key, list, one, many, fields } = definition;
  return {
    key,
    ...(list !== undefined && { list }),
    one,
    many,
    fields,
    lines: (source) =>
      definition.rows(source).map((item) => {
        const cells = fields.map((field) => field.cell(item, source));
        const group = definition.group?.(item);
        return {
          row: definition.row(item),
          name: definition.name(item, source),
          ...(group !== undefined && { group }),
          cells,
          sortKeys: fields.map((field, index) => field.sort?.(item, source) ?? sortKeyOf(cells[index] ?? { kind: 'none' })),
        };
      }),
  };
}
