import { given } from '../model/field.ts';
import type { Identity, Mapping, MappingTable } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { type Cell, codeCell, listCell, NONE, rawCell, textCell } from './cell.ts';
import { closingFields, phaseField, statusField } from './common.ts';
import { defineRegister, type FieldOf, fieldsOf, type RegisterSource } from './register.ts';
import { type Table, tableOf } from './table.ts';

interface MappingRow {
  table: MappingTable;
  row: Mapping;
}

/** One side of a mapping: several things, `none`, `same`, or why it is not known. */
function sideCell(side: Mapping['from'], code: boolean): Cell {
  const [only, ...more] = side ?? [];
  if (only === undefined) return NONE;
  if (more.length > 0) return listCell(side, code);
  if (only === 'none' || only === 'same') return { kind: 'word', text: only };
  return code ? codeCell(only) : textCell(only);
}

/** Tables of these are about paths, names of code or addresses, which are set as code. */
const CODE: ReadonlySet<string> = new Set(['files', 'types', 'packages', 'variables', 'hosts', 'commands']);
const isCode = ({ table }: MappingRow): boolean => CODE.has(given(table.of) ?? '');

/** Fields of a mapping itself, as fields of a mapping in its table. */
const ofRow = (fields: readonly FieldOf<Mapping>[]): FieldOf<MappingRow>[] => fieldsOf(({ row }) => row, fields);

/** Concepts, files, components and the like, old to new, of all mapping tables of a plan. */
export const MAPPINGS = defineRegister<MappingRow>({
  key: 'mappings',
  list: 'mappings/mappings',
  one: 'mapping',
  many: 'Mappings',
  rows: ({ plan }) => plan.mappings.flatMap((table) => table.mappings.map((row) => ({ table, row }))),
  row: ({ row }) => row,
  name: ({ row }) => rowName(row),
  fields: [
    { key: 'table', label: 'Table', hidden: true, cell: ({ table }) => textCell(table.title) },
    { key: 'title', label: 'Name', optional: true, cell: ({ row }) => textCell(row.title) },
    { key: 'from', label: 'From', always: true, change: 'old side', cell: (row) => sideCell(row.row.from, isCode(row)) },
    { key: 'to', label: 'To', head: true, change: 'new side', cell: (row) => sideCell(row.row.to, isCode(row)) },
    ...ofRow([
      { key: 'change', label: 'Change', optional: true, cell: (row) => textCell(row.change) },
      { key: 'benefit', label: 'Benefit', optional: true, cell: (row) => textCell(row.benefit) },
      { key: 'compat', label: 'Compatibility', optional: true, right: true, cell: (row) => rawCell(row.compat) },
      phaseField(),
      statusField(),
      ...closingFields<Mapping>(),
    ]),
  ],
});

/** One mapping table of a plan, its sides called as the plan calls them. */
export function mappingTable(table: MappingTable, source: RegisterSource): Table {
  const rows = new Set<Identity>(table.mappings);
  const [from, to] = [given(table.from), given(table.to)];
  return tableOf(MAPPINGS, source, {
    only: (row) => rows.has(row),
    labels: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
  });
}
