import type { Dataset } from '../../../model/plan.ts';
import { seen } from '../allowance.ts';
import { defineTable } from '../table.ts';
import { phaseCell, rawCell, statusCell, textCell, wordCell } from '../viewing.ts';

export const data = defineTable<'data', Dataset>({
  view: 'data',
  title: 'Data',
  rows: ({ plan, audience }) => seen(audience, plan.data?.datasets ?? []),
  columns: [
    { field: 'name', label: 'Data', reads: ['data.name'], cell: (row, v) => textCell(v, row.name) },
    { field: 'mode', label: 'How it moves', reads: [], cell: (row) => wordCell(row.mode) },
    { field: 'from', label: 'Old', reads: ['data.from'], cell: (row, v) => textCell(v, row.from) },
    { field: 'to', label: 'New', reads: ['data.to'], cell: (row, v) => textCell(v, row.to) },
    { field: 'store', label: 'Store', reads: ['data.store'], cell: (row, v) => textCell(v, row.store) },
    { field: 'compat', label: 'Compatible', right: true, reads: ['data.compat'], cell: (row, v) => rawCell(v, row.compat) },
    { field: 'size', label: 'Size', right: true, reads: ['data.size'], cell: (row, v) => rawCell(v, row.size) },
    { field: 'status', label: 'Status', reads: [], cell: (row) => statusCell(row.status) },
    { field: 'phase', label: 'Phase', reads: [], cell: (row, v) => phaseCell(v, row.phase) },
    { field: 'owner', label: 'Owner', reads: ['data.owner'], cell: (row, v) => textCell(v, row.owner) },
    { field: 'note', label: 'Note', reads: ['data.note'], cell: (row, v) => textCell(v, row.note) },
  ],
});
