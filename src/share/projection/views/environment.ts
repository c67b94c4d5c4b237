import type { Service } from '../../../model/plan.ts';
import { seen } from '../allowance.ts';
import { defineTable } from '../table.ts';
import { listCell, textCell, wordCell } from '../viewing.ts';

/** Services. Files, ports and tools of the environment are shown to no audience. */
export const environment = defineTable<'environment', Service>({
  view: 'environment',
  title: 'Services',
  rows: ({ plan, audience }) => seen(audience, plan.environment?.services ?? []),
  columns: [
    { field: 'name', label: 'Service', reads: ['environment/services.name'], cell: (row, v) => textCell(v, row.name) },
    { field: 'change', label: 'What becomes of it', reads: [], cell: (row) => wordCell(row.change) },
    { field: 'purpose', label: 'Purpose', reads: ['environment/services.purpose'], cell: (row, v) => textCell(v, row.purpose) },
    {
      field: 'environment',
      label: 'Where',
      reads: ['environment/services.environment'],
      cell: (row, v) => textCell(v, row.environment),
    },
    { field: 'image', label: 'Image', reads: ['environment/services.image'], cell: (row, v) => textCell(v, row.image) },
    { field: 'ports', label: 'Ports', reads: ['environment/services.ports'], cell: (row, v) => listCell(v, row.ports) },
    { field: 'url', label: 'Address', reads: ['environment/services.url'], cell: (row, v) => textCell(v, row.url) },
    { field: 'owner', label: 'Owner', reads: ['environment/services.owner'], cell: (row, v) => textCell(v, row.owner) },
    { field: 'note', label: 'Note', reads: ['environment/services.note'], cell: (row, v) => textCell(v, row.note) },
  ],
});
