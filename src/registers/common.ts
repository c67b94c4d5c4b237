import type { Status } from '../model/kinds/common.ts';
import type { Identity } from '../model/plan.ts';
import { phaseCell, statusCell, textCell } from './cell.ts';
import type { FieldOf } from './register.ts';

/** The phase of a row. The table reports it as missing if no row has one, unless it is `optional`. */
export const phaseField = <Row extends { phase?: string | undefined }>(optional = false): FieldOf<Row> => ({
  key: 'phase',
  label: 'Phase',
  filter: true,
  ...(optional && { optional: true as const }),
  cell: (row, { plan }) => phaseCell(row.phase, plan),
});

export const statusField = <Row extends { status?: Status | undefined; statusText?: string | undefined }>(): FieldOf<Row> => ({
  key: 'status',
  label: 'Status',
  optional: true,
  filter: true,
  absence: ['status', 'statusText'],
  cell: (row) => statusCell(row.status, row.statusText),
});

/** Fields that rows of every list may have, in the order in which they end a table. */
export const closingFields = <
  Row extends {
    owner?: string | undefined;
    note?: string | undefined;
    statedSource?: string | undefined;
  },
>(): FieldOf<Row>[] => [
  { key: 'owner', label: 'Owner', filter: true, cell: (row) => textCell(row.owner) },
  { key: 'note', label: 'Note', none: 'none', cell: (row) => textCell(row.note) },
  { key: 'source', label: 'Stated in', optional: true, absence: ['statedSource'], cell: (row) => textCell(row.statedSource) },
];

/** The `row` of registers whose items are plan rows themselves. */
export const itself = <Row extends Identity>(row: Row): Identity => row;
