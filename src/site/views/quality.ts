import { given } from '../../model/field.ts';
import type { Coverage, LoadTest, Plan, QualityTool, Suite } from '../../model/plan.ts';
import { codeCell, listCell, phaseCell, rawCell, statusCell, textCell } from './cell.ts';
import { closing } from './registers.ts';
import { type Table, tableOf } from './table.ts';

/** Test suites. */
export const suiteTable = (plan: Plan): Table =>
  tableOf(plan.quality?.suites ?? [], [
    { label: 'Suite', head: true, cell: (row) => textCell(row.name ?? row.kind) },
    { label: 'Kind', always: true, cell: (row) => textCell(row.kind) },
    { label: 'Tool', cell: (row) => textCell(row.tool) },
    { label: 'Place', optional: true, cell: (row) => codeCell(row.location) },
    { label: 'Command', cell: (row) => codeCell(row.command) },
    { label: 'Covers', cell: (row) => textCell(row.covers) },
    {
      label: 'Cases',
      optional: true,
      cell: (row) => listCell(row.cases, given(row.cases)?.some((each) => /^\w+$/.test(given(each) ?? '')) ?? false),
    },
    { label: 'Phase', optional: true, cell: (row) => phaseCell(row.phase, plan) },
    { label: 'Status', optional: true, cell: (row) => statusCell(row.status, undefined) },
    ...closing<Suite>(),
  ]);

/** Test coverage by layer, without its bar. */
export const coverageTable = (plan: Plan): Table =>
  tableOf(plan.quality?.coverage ?? [], [
    { label: 'Layer', head: true, cell: (row) => textCell(row.layer) },
    { label: 'Target', right: true, always: true, cell: (row) => rawCell(row.target) },
    { label: 'Measured', right: true, always: true, cell: (row) => rawCell(row.measured) },
    { label: 'Phase', optional: true, cell: (row) => phaseCell(row.phase, plan) },
    ...closing<Coverage>(),
  ]);

/** Load tests. */
export const loadTable = (plan: Plan): Table =>
  tableOf(plan.quality?.load ?? [], [
    { label: 'Test', head: true, cell: (row) => textCell(row.name) },
    { label: 'Tool', cell: (row) => textCell(row.tool) },
    { label: 'Target', always: true, cell: (row) => rawCell(row.target) },
    { label: 'Metric', optional: true, cell: (row) => textCell(row.metric) },
    { label: 'Host', optional: true, cell: (row) => codeCell(row.host) },
    { label: 'Command', cell: (row) => codeCell(row.command) },
    { label: 'Phase', optional: true, cell: (row) => phaseCell(row.phase, plan) },
    ...closing<LoadTest>(),
  ]);

/** Linters, formatters, type checkers. */
export const qualityToolTable = (plan: Plan): Table =>
  tableOf(plan.quality?.tools ?? [], [
    { label: 'Tool', head: true, cell: (row) => textCell(row.name) },
    { label: 'Version', cell: (row) => codeCell(row.version) },
    { label: 'Command', cell: (row) => codeCell(row.command) },
    { label: 'Checks', cell: (row) => textCell(row.purpose) },
    { label: 'Phase', optional: true, cell: (row) => phaseCell(row.phase, plan) },
    ...closing<QualityTool>(),
  ]);
