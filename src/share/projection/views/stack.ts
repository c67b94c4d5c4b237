import type { StackItem } from '../../../model/plan.ts';
import { seen } from '../allowance.ts';
import { defineTable } from '../table.ts';
import { listCell, phaseCell, statusCell, textCell } from '../viewing.ts';

export const stack = defineTable<'stack', StackItem>({
  view: 'stack',
  title: 'Stack',
  rows: ({ plan, audience }) => seen(audience, plan.stack?.stack ?? []),
  columns: [
    { field: 'from', label: 'Old', reads: ['stack.from'], cell: (row, v) => listCell(v, row.from) },
    { field: 'to', label: 'New', reads: ['stack.to'], cell: (row, v) => listCell(v, row.to) },
    { field: 'category', label: 'For', reads: ['stack.category'], cell: (row, v) => textCell(v, row.category) },
    { field: 'status', label: 'Status', reads: [], cell: (row) => statusCell(row.status) },
    { field: 'purpose', label: 'Purpose', reads: ['stack.purpose'], cell: (row, v) => textCell(v, row.purpose) },
    { field: 'benefit', label: 'Gain', reads: ['stack.benefit'], cell: (row, v) => textCell(v, row.benefit) },
    { field: 'phase', label: 'Phase', reads: [], cell: (row, v) => phaseCell(v, row.phase) },
    { field: 'owner', label: 'Owner', reads: ['stack.owner'], cell: (row, v) => textCell(v, row.owner) },
    { field: 'note', label: 'Note', reads: ['stack.note'], cell: (row, v) => textCell(v, row.note) },
  ],
});
