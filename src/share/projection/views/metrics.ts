import type { MetricFacts } from '../../../analysis/metric.ts';
import { seesRow } from '../allowance.ts';
import type { SharedCell } from '../shared.ts';
import { defineTable } from '../table.ts';
import { phaseCell, rawCell, textCell } from '../viewing.ts';
import { own } from '../words.ts';

const reachedCell = ({ reached }: MetricFacts): SharedCell | undefined =>
  reached === undefined ? undefined : reached ? { text: own('yes') } : { text: own('not yet'), alarm: true };

export const metrics = defineTable<'metrics', MetricFacts>({
  view: 'metrics',
  title: 'Metrics',
  rows: ({ computed, audience }) => computed.facts.metrics.filter(({ metric }) => seesRow(audience, metric.ref)),
  columns: [
    { field: 'name', label: 'Metric', reads: ['metrics.name'], cell: ({ metric }, v) => textCell(v, metric.name) },
    {
      field: 'statistic',
      label: 'Statistic',
      reads: ['metrics.statistic'],
      cell: ({ metric }, v) => textCell(v, metric.statistic),
    },
    { field: 'scope', label: 'Of', reads: ['metrics.scope'], cell: ({ metric }, v) => textCell(v, metric.scope) },
    {
      field: 'baseline',
      label: 'Before',
      right: true,
      reads: ['metrics.baseline'],
      cell: ({ metric }, v) => rawCell(v, metric.baseline),
    },
    {
      field: 'target',
      label: 'Target',
      right: true,
      reads: ['metrics.target'],
      cell: ({ metric }, v) => rawCell(v, metric.target),
    },
    {
      field: 'expected',
      label: 'Expected',
      right: true,
      reads: ['metrics.expected'],
      cell: ({ metric }, v) => rawCell(v, metric.expected),
    },
    {
      field: 'measured',
      label: 'Measured',
      right: true,
      reads: ['metrics.measured'],
      cell: ({ metric }, v) => rawCell(v, metric.measured),
    },
    { field: 'reached', label: 'Reached', reads: [], cell: reachedCell },
    { field: 'phase', label: 'Phase', reads: [], cell: ({ metric }, v) => phaseCell(v, metric.phase) },
    { field: 'owner', label: 'Owner', reads: ['metrics.owner'], cell: ({ metric }, v) => textCell(v, metric.owner) },
    { field: 'note', label: 'Note', reads: ['metrics.note'], cell: ({ metric }, v) => textCell(v, metric.note) },
  ],
});
