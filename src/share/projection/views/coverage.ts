import { given } from '../../../model/field.ts';
import type { Coverage, LoadTest } from '../../../model/plan.ts';
import { seen } from '../allowance.ts';
import { defineTable } from '../table.ts';
import { phaseCell, rawCell, textCell, thingCell } from '../viewing.ts';

export const coverage = defineTable<'coverage', Coverage>({
  view: 'coverage',
  title: 'Test coverage',
  rows: ({ plan, audience }) => seen(audience, plan.quality?.coverage ?? []),
  columns: [
    { field: 'layer', label: 'Code', reads: ['quality/coverage.layer'], cell: (row, v) => textCell(v, row.layer) },
    {
      field: 'target',
      label: 'Target',
      right: true,
      reads: ['quality/coverage.target'],
      cell: (row, v) => rawCell(v, row.target),
    },
    {
      field: 'measured',
      label: 'Measured',
      right: true,
      reads: ['quality/coverage.measured'],
      cell: (row, v) => rawCell(v, row.measured),
    },
    { field: 'phase', label: 'Phase', reads: [], cell: (row, v) => phaseCell(v, row.phase) },
    { field: 'owner', label: 'Owner', reads: ['quality/coverage.owner'], cell: (row, v) => textCell(v, row.owner) },
    { field: 'note', label: 'Note', reads: ['quality/coverage.note'], cell: (row, v) => textCell(v, row.note) },
  ],
});

export const load = defineTable<'load', LoadTest>({
  view: 'load',
  title: 'Load tests',
  rows: ({ plan, audience }) => seen(audience, plan.quality?.load ?? []),
  columns: [
    { field: 'name', label: 'Test', reads: ['quality/load.name'], cell: (row, v) => textCell(v, row.name) },
    { field: 'target', label: 'Target', right: true, reads: ['quality/load.target'], cell: (row, v) => rawCell(v, row.target) },
    { field: 'tool', label: 'Tool', reads: ['quality/load.tool'], cell: (row, v) => textCell(v, row.tool) },
    { field: 'command', label: 'Command', reads: ['quality/load.command'], cell: (row, v) => textCell(v, row.command) },
    { field: 'host', label: 'Against', reads: ['quality/load.host'], cell: (row, v) => textCell(v, row.host) },
    {
      field: 'metric',
      label: 'Metric',
      reads: [],
      cell: (row, v) =>
        thingCell(
          v,
          v.plan.metrics?.metrics.find(({ id }) => id === given(row.metric)),
        ),
    },
    { field: 'phase', label: 'Phase', reads: [], cell: (row, v) => phaseCell(v, row.phase) },
    { field: 'owner', label: 'Owner', reads: ['quality/load.owner'], cell: (row, v) => textCell(v, row.owner) },
    { field: 'note', label: 'Note', reads: ['quality/load.note'], cell: (row, v) => textCell(v, row.note) },
  ],
});
