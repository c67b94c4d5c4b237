import type { Fields } from '../drafts.ts';
import type { TableRow } from '../tables.ts';

/** A row as fields; of an operation, also the service that it is of where the table tells services apart. */
export interface TypedRow {
  fields: Fields;
  row: TableRow;
  service?: string;
}

/** What a table is, and its rows as fields of that kind. */
export interface TypedTable {
  kind: 'risks' | 'endpoints' | 'metrics' | 'decisions' | 'variables' | 'stack' | 'mappings' | 'phases' | 'tasks';
  /** Why, for `--explain`. */
  why: string;
  rows: TypedRow[];
  /** Headers of the two sides of a mapping. */
  sides?: { from: string; to: string };
  /** What the rows of a mapping are. */
  of?: string;
}

/** What stands around a table and helps to tell what it is. */
export interface TableContext {
  /** The nearest heading, and its role. */
  heading: string;
  role: string | undefined;
  inPhase: boolean;
  oldSystem: string | undefined;
  newSystem: string | undefined;
  /** The phase that a text names by its number or its title. */
  phaseIn: (text: string) => string | undefined;
}
