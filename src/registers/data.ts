import type { Dataset } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { codeCell, listCell, rawCell, textCell, wordCell } from './cell.ts';
import { closingFields, itself, phaseField, statusField } from './common.ts';
import { defineRegister } from './register.ts';

/** Data to migrate. */
export const DATA = defineRegister<Dataset>({
  key: 'data',
  recordType: 'data/datasets',
  one: 'dataset',
  many: 'Data',
  rows: ({ plan }) => plan.data?.datasets ?? [],
  row: itself,
  name: rowName,
  fields: [
    { key: 'name', label: 'Data', head: true, cell: (row) => textCell(row.name) },
    { key: 'mode', label: 'Mode', always: true, filter: true, cell: (row) => wordCell(row.mode) },
    { key: 'from', label: 'From', change: 'old side', cell: (row) => textCell(row.from) },
    { key: 'to', label: 'To', change: 'new side', cell: (row) => textCell(row.to) },
    { key: 'store', label: 'Store', filter: true, cell: (row) => textCell(row.store) },
    { key: 'location', label: 'Location', cell: (row) => codeCell(row.location) },
    { key: 'size', label: 'Size', right: true, optional: true, cell: (row) => rawCell(row.size) },
    { key: 'compat', label: 'Compatibility', right: true, optional: true, cell: (row) => rawCell(row.compat) },
    { key: 'steps', label: 'Steps', optional: true, cell: (row) => listCell(row.steps) },
    { key: 'checks', label: 'Checks', optional: true, cell: (row) => listCell(row.checks) },
    phaseField(),
    statusField(),
    ...closingFields<Dataset>(),
  ],
});
