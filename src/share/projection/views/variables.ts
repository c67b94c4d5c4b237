import { given, type Stated } from '../../../model/field.ts';
import type { Variable } from '../../../model/plan.ts';
import { seen } from '../allowance.ts';
import type { SharedCell } from '../shared.ts';
import { defineTable } from '../table.ts';
import { phaseCell, textCell, wordCell } from '../viewing.ts';
import { own } from '../words.ts';

const flagCell = (value: Stated<boolean> | undefined): SharedCell | undefined => {
  const flag = given(value);
  return flag === undefined ? undefined : { text: own(flag ? 'yes' : 'no') };
};

/** Variables by their names. Samples and defaults are shown to nobody: one that is not marked as a secret may be one. */
export const variables = defineTable<'variables', Variable>({
  view: 'variables',
  title: 'Environment variables',
  rows: ({ plan, audience }) => seen(audience, plan.environment?.variables ?? []),
  columns: [
    { field: 'name', label: 'Variable', reads: ['environment/variables.name'], cell: (row, v) => textCell(v, row.name) },
    { field: 'change', label: 'What becomes of it', reads: [], cell: (row) => wordCell(row.change) },
    { field: 'purpose', label: 'Purpose', reads: ['environment/variables.purpose'], cell: (row, v) => textCell(v, row.purpose) },
    { field: 'required', label: 'Required', reads: [], cell: (row) => flagCell(row.required) },
    { field: 'secret', label: 'Secret', reads: [], cell: (row) => flagCell(row.secret) },
    { field: 'service', label: 'Read by', reads: ['environment/variables.service'], cell: (row, v) => textCell(v, row.service) },
    {
      field: 'environment',
      label: 'Where',
      reads: ['environment/variables.environment'],
      cell: (row, v) => textCell(v, row.environment),
    },
    { field: 'group', label: 'Group', reads: ['environment/variables.group'], cell: (row, v) => textCell(v, row.group) },
    { field: 'phase', label: 'Phase', reads: [], cell: (row, v) => phaseCell(v, row.phase) },
    { field: 'owner', label: 'Owner', reads: ['environment/variables.owner'], cell: (row, v) => textCell(v, row.owner) },
    { field: 'note', label: 'Note', reads: ['environment/variables.note'], cell: (row, v) => textCell(v, row.note) },
  ],
});
