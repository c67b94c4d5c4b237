import type { Suite } from '../../../model/plan.ts';
import { seen } from '../allowance.ts';
import { defineTable } from '../table.ts';
import { phaseCell, statusCell, textCell } from '../viewing.ts';

export const quality = defineTable<'quality', Suite>({
  view: 'quality',
  title: 'Tests',
  rows: ({ plan, audience }) => seen(audience, plan.quality?.suites ?? []),
  columns: [
    { field: 'kind', label: 'Tests', reads: ['quality/suites.kind'], cell: (row, v) => textCell(v, row.kind) },
    { field: 'name', label: 'Name', reads: ['quality/suites.name'], cell: (row, v) => textCell(v, row.name) },
    { field: 'covers', label: 'Of', reads: ['quality/suites.covers'], cell: (row, v) => textCell(v, row.covers) },
    { field: 'status', label: 'Status', reads: [], cell: (row) => statusCell(row.status) },
    { field: 'tool', label: 'Tool', reads: ['quality/suites.tool'], cell: (row, v) => textCell(v, row.tool) },
    { field: 'location', label: 'Where', reads: ['quality/suites.location'], cell: (row, v) => textCell(v, row.location) },
    { field: 'command', label: 'Command', reads: ['quality/suites.command'], cell: (row, v) => textCell(v, row.command) },
    { field: 'phase', label: 'Phase', reads: [], cell: (row, v) => phaseCell(v, row.phase) },
    { field: 'owner', label: 'Owner', reads: ['quality/suites.owner'], cell: (row, v) => textCell(v, row.owner) },
    { field: 'note', label: 'Note', reads: ['quality/suites.note'], cell: (row, v) => textCell(v, row.note) },
  ],
});
