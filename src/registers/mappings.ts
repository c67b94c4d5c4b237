import { absentItems } from '../model/absences.ts';
import type { Identity, Mapping, MappingTable } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { absenceCell, type Cell, codeCell, listCell, rawCell, textCell } from './cell.ts';
import { closingFields, phaseField, statusField } from './common.ts';
import { defineRegister, type FieldOf, fieldsOf, type RegisterSource } from './register.ts';
import { type Table, tableOf } from './table.ts';

interface MappingRow {
  table: MappingTable;
  row: Mapping;
}

/** Returns one side of a mapping: items, `none`, `same`, or the reason why it is unknown. */
function sideCell(side: Mapping['from'], code: boolean): Cell {
  const absences = absentItems(side);
  if ((side ?? []).length + absences.length > 1) return listCell(side, code);
  const [only] = side ?? [];
  if (only === undefined) return absenceCell(absences[0]);
  if (only === 'none' || only === 'same') return { kind: 'word', text: only };
  return code ? codeCell(only) : textCell(only);
}

/** Mapping tables whose sides are paths, code names or addresses, which are shown as code. */
const CODE: ReadonlySet<string> = new Set(['files', 'types', 'packages', 'variables', 'hosts', 'commands']);
const isCode = ({ table }: MappingRow): boolean => CODE.has(table.of ?? '');

/** Returns fields of a mapping as fields of a mapping within its table. */
const ofRow = (fields: readonly FieldOf<Mapping>[]): FieldOf<MappingRow>[] => fieldsOf(({ row }) => row, fields);

/** Concepts, files, components and the like, from old to new, of all mapping tables of a plan. */
export const MAPPINGS = defineRegister<MappingRow>({
  key: 'mappings',
  recordType: 'mappings/mappings',
  one: 'mapping',
  many: 'Mappings',
  rows: ({ plan }) => plan.mappings.flatMap((table) => table.mappings.map((row) => ({ table, row }))),
  row: ({ row }) => row,
  name: ({ row }) => rowName(row),
  fields: [
    {
      key: 'table',
      label: 'Table',
      hidden: true,
      absence: ['title'],
      record: ({ table }) => table,
      cell: ({ table }) => textCell(table.title),
    },
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

/** Returns the table of one mapping, with the plan's labels for its sides. */
export function mappingTable(table: MappingTable, source: RegisterSource): Table {
  const rows = new Set<Identity>(table.mappings);
  const { from, to } = table;
  return tableOf(MAPPINGS, source, {
    only: (row) => rows.has(row),
    labels: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
  });
}
