import type { Mapping, MappingTable } from '../../../model/plan.ts';
import { seesRow } from '../allowance.ts';
import { defineTable } from '../table.ts';
import { listCell, phaseCell, statusCell, textCell } from '../viewing.ts';

export const mappings = defineTable<'mappings', { table: MappingTable; row: Mapping }>({
  view: 'mappings',
  title: 'What becomes of what',
  rows: ({ plan, audience }) =>
    plan.mappings.flatMap((table) => table.mappings.filter((row) => seesRow(audience, row.ref)).map((row) => ({ table, row }))),
  columns: [
    { field: 'from', label: 'Old', reads: ['mappings.from'], cell: ({ row }, v) => listCell(v, row.from) },
    { field: 'to', label: 'New', reads: ['mappings.to'], cell: ({ row }, v) => listCell(v, row.to) },
    {
      field: 'table',
      label: 'Of',
      reads: ['mappings.title'],
      // Where only rows are named, the name of their table is none of them.
      cell: ({ table }, v) => (seesRow(v.audience, table.ref) ? textCell(v, table.title) : undefined),
    },
    { field: 'status', label: 'Status', reads: [], cell: ({ row }) => statusCell(row.status) },
    { field: 'change', label: 'Change', reads: ['mappings.change'], cell: ({ row }, v) => textCell(v, row.change) },
    { field: 'benefit', label: 'Gain', reads: ['mappings.benefit'], cell: ({ row }, v) => textCell(v, row.benefit) },
    { field: 'phase', label: 'Phase', reads: [], cell: ({ row }, v) => phaseCell(v, row.phase) },
    { field: 'owner', label: 'Owner', reads: ['mappings.owner'], cell: ({ row }, v) => textCell(v, row.owner) },
    { field: 'note', label: 'Note', reads: ['mappings.note'], cell: ({ row }, v) => textCell(v, row.note) },
  ],
});
