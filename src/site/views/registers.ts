import { given, isAbsent, type Stated } from '../../model/field.ts';
import type { Dataset, MappingTable, Plan, StackItem } from '../../model/plan.ts';
import { nodesAbout } from './architecture.ts';
import { type Cell, codeCell, listCell, NONE, phaseCell, rawCell, statusCell, textCell, wordCell } from './cell.ts';
import { type ColumnSpec, type Table, tableOf } from './table.ts';

/** The columns that rows of every register may have, in the order in which they close a table. */
export const closing = <
  Row extends {
    owner?: Stated<string> | undefined;
    note?: Stated<string> | undefined;
    statedSource?: Stated<string> | undefined;
  },
>(): ColumnSpec<Row>[] => [
  { label: 'Owner', cell: (row) => textCell(row.owner) },
  { label: 'Note', none: 'none', cell: (row) => textCell(row.note) },
  { label: 'Stated in', optional: true, cell: (row) => textCell(row.statedSource) },
];

type Side = StackItem['from'];

/** One side of a product: with its version in the words of the plan; `none` and `same` as words. */
const productCell = (side: Side): Cell => {
  if (side === undefined) return NONE;
  if (isAbsent(side)) return textCell(side);
  return typeof side === 'string' ? { kind: 'said', text: side } : { kind: 'text', text: side.raw };
};

const pinCell = (item: StackItem): Cell => {
  const pin = given(item.pins);
  if (!pin) return rawCell(item.pins);
  const where = given(item.pinnedIn);
  return { kind: 'text', text: where ? `\`${pin.raw}\` in \`${where}\`` : `\`${pin.raw}\`` };
};

/** The parts of the architecture that a row is about. */
export const drawnCell = (ref: string, plan: Plan): Cell => {
  const nodes = nodesAbout(plan, ref);
  return nodes.length === 0 ? NONE : { kind: 'links', items: nodes.map(({ label, url }) => ({ text: label, url })) };
};

/** Languages, frameworks and packages, old to new, by category. */
export const stackTable = (plan: Plan): Table =>
  tableOf(
    plan.stack?.stack ?? [],
    [
      { label: 'Today', always: true, cell: (row) => productCell(row.from) },
      { label: 'Then', head: true, cell: (row) => productCell(row.to) },
      { label: 'Scope', optional: true, cell: (row) => wordCell(row.scope) },
      { label: 'Purpose', cell: (row) => textCell(row.purpose) },
      { label: 'Pinned', optional: true, cell: pinCell },
      { label: 'Extras', optional: true, cell: (row) => codeCell(row.extras) },
      { label: 'Phase', cell: (row) => phaseCell(row.phase, plan) },
      { label: 'Status', optional: true, cell: (row) => statusCell(row.status, row.statusText) },
      { label: 'Gained', optional: true, cell: (row) => textCell(row.benefit) },
      { label: 'Decision', optional: true, cell: (row) => textCell(row.decision) },
      { label: 'Drawn as', optional: true, none: 'not drawn', cell: (row) => drawnCell(row.ref, plan) },
      ...closing<StackItem>(),
    ],
    (row) => given(row.category),
  );

/** One side of a mapping: several things, `none`, `same`, or why it is not known. */
function sideCell(side: MappingTable['mappings'][number]['from'], code: boolean): Cell {
  const [only, ...more] = side ?? [];
  if (only === undefined) return NONE;
  if (more.length > 0) return listCell(side, code);
  if (only === 'none' || only === 'same') return { kind: 'said', text: only };
  return code ? codeCell(only) : textCell(only);
}

/** Things that are paths, names of code or addresses stand in mono. */
const CODE: ReadonlySet<string> = new Set(['files', 'types', 'packages', 'variables', 'hosts', 'commands']);

/** A table of mappings: concepts, files, components and the like. */
export function mappingTable(table: MappingTable, plan: Plan): Table {
  const code = CODE.has(given(table.of) ?? '');
  return tableOf(table.mappings, [
    { label: 'What', optional: true, cell: (row) => textCell(row.title) },
    { label: given(table.from) ?? 'Today', always: true, cell: (row) => sideCell(row.from, code) },
    { label: given(table.to) ?? 'Then', head: true, cell: (row) => sideCell(row.to, code) },
    { label: 'Change', optional: true, cell: (row) => textCell(row.change) },
    { label: 'Gained', optional: true, cell: (row) => textCell(row.benefit) },
    { label: 'Compat', optional: true, cell: (row) => rawCell(row.compat) },
    { label: 'Phase', cell: (row) => phaseCell(row.phase, plan) },
    { label: 'Status', optional: true, cell: (row) => statusCell(row.status, row.statusText) },
    ...closing<(typeof table.mappings)[number]>(),
  ]);
}

/** What happens to the data. */
export const dataTable = (plan: Plan): Table =>
  tableOf(plan.data?.datasets ?? [], [
    { label: 'Data', head: true, cell: (row) => textCell(row.name) },
    { label: 'How', always: true, cell: (row) => wordCell(row.mode) },
    { label: 'From', cell: (row) => textCell(row.from) },
    { label: 'To', cell: (row) => textCell(row.to) },
    { label: 'Store', cell: (row) => textCell(row.store) },
    { label: 'Place', cell: (row) => codeCell(row.location) },
    { label: 'Size', optional: true, cell: (row) => rawCell(row.size) },
    { label: 'Compat', optional: true, cell: (row) => rawCell(row.compat) },
    { label: 'Steps', optional: true, cell: (row) => listCell(row.steps) },
    { label: 'Checks', optional: true, cell: (row) => listCell(row.checks) },
    { label: 'Phase', cell: (row) => phaseCell(row.phase, plan) },
    { label: 'Status', optional: true, cell: (row) => statusCell(row.status, row.statusText) },
    ...closing<Dataset>(),
  ]);
