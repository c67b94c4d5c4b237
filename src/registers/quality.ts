import { firstStated } from '../model/absences.ts';
import type { Coverage, LoadTest, Plan, QualityTool, Suite } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { type Cell, codeCell, listCell, rawCell, referencesCell, statusCell, textCell } from './cell.ts';
import { closingFields, itself, phaseField } from './common.ts';
import { defineRegister } from './register.ts';

/** Test suites. */
export const SUITES = defineRegister<Suite>({
  key: 'suites',
  recordType: 'quality/suites',
  one: 'test suite',
  many: 'Test suites',
  rows: ({ plan }) => plan.quality?.suites ?? [],
  row: itself,
  name: rowName,
  fields: [
    {
      key: 'name',
      label: 'Suite',
      head: true,
      absence: ['name', 'kind'],
      cell: (row) => textCell(firstStated(row, 'name', 'kind')),
    },
    { key: 'kind', label: 'Kind', always: true, filter: true, cell: (row) => textCell(row.kind) },
    { key: 'tool', label: 'Tool', filter: true, cell: (row) => textCell(row.tool) },
    { key: 'location', label: 'Location', optional: true, cell: (row) => codeCell(row.location) },
    { key: 'command', label: 'Command', cell: (row) => codeCell(row.command) },
    { key: 'covers', label: 'Covers', cell: (row) => textCell(row.covers) },
    {
      key: 'cases',
      label: 'Cases',
      optional: true,
      cell: (row) => listCell(row.cases, row.cases?.some((each) => /^\w+$/.test(each)) ?? false),
    },
    phaseField(true),
    { key: 'status', label: 'Status', optional: true, filter: true, cell: (row) => statusCell(row.status) },
    ...closingFields<Suite>(),
  ],
});

/** Test coverage by layer, without bars. */
export const COVERAGE = defineRegister<Coverage>({
  key: 'coverage',
  recordType: 'quality/coverage',
  one: 'test coverage',
  many: 'Coverage',
  rows: ({ plan }) => plan.quality?.coverage ?? [],
  row: itself,
  name: rowName,
  fields: [
    { key: 'layer', label: 'Layer', head: true, cell: (row) => textCell(row.layer) },
    { key: 'target', label: 'Target', right: true, always: true, cell: (row) => rawCell(row.target) },
    { key: 'measured', label: 'Measured', right: true, always: true, cell: (row) => rawCell(row.measured) },
    phaseField(true),
    ...closingFields<Coverage>(),
  ],
});

/** Returns a link to the metric that a load test measures. */
function metricCell(row: LoadTest, plan: Plan): Cell {
  const metric = plan.metrics?.metrics.find(({ id }) => id === row.metric);
  return metric ? referencesCell(plan, [{ text: rowName(metric), ref: metric.ref }]) : textCell(row.metric);
}

/** Load tests. */
export const LOAD = defineRegister<LoadTest>({
  key: 'load',
  recordType: 'quality/load',
  one: 'load test',
  many: 'Load tests',
  rows: ({ plan }) => plan.quality?.load ?? [],
  row: itself,
  name: rowName,
  fields: [
    { key: 'name', label: 'Test', head: true, cell: (row) => textCell(row.name) },
    { key: 'tool', label: 'Tool', filter: true, cell: (row) => textCell(row.tool) },
    { key: 'target', label: 'Target', always: true, cell: (row) => rawCell(row.target) },
    { key: 'metric', label: 'Metric', optional: true, cell: (row, { plan }) => metricCell(row, plan) },
    { key: 'host', label: 'Host', optional: true, cell: (row) => codeCell(row.host) },
    { key: 'command', label: 'Command', cell: (row) => codeCell(row.command) },
    phaseField(true),
    ...closingFields<LoadTest>(),
  ],
});

/** Linters, formatters, type checkers. */
export const QUALITY_TOOLS = defineRegister<QualityTool>({
  key: 'quality-tools',
  recordType: 'quality/tools',
  one: 'tool',
  many: 'Tools',
  rows: ({ plan }) => plan.quality?.tools ?? [],
  row: itself,
  name: rowName,
  fields: [
    { key: 'name', label: 'Tool', head: true, cell: (row) => textCell(row.name) },
    { key: 'version', label: 'Version', cell: (row) => codeCell(row.version) },
    { key: 'command', label: 'Command', cell: (row) => codeCell(row.command) },
    { key: 'purpose', label: 'Checks', cell: (row) => textCell(row.purpose) },
    phaseField(true),
    ...closingFields<QualityTool>(),
  ],
});
