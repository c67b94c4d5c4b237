import type { Rollback, Trigger } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { type Cell, listCell, NONE, rawCell, textCell, wordCell } from './cell.ts';
import { closingFields, itself } from './common.ts';
import { triggerText } from './conditions.ts';
import { defineRegister, fieldsOf } from './register.ts';

/** Returns how long a rollback stays possible: `for 14d`. */
const untilCell = ({ until }: Rollback): Cell => {
  const after = until?.after?.raw;
  return after === undefined ? NONE : { kind: 'text', text: `for ${after}` };
};

/** Rollback procedures. */
export const ROLLBACK = defineRegister<Rollback>({
  key: 'rollback',
  one: 'rollback',
  many: 'Rollback',
  rows: ({ plan }) => plan.rollback,
  row: itself,
  name: rowName,
  fields: [
    { key: 'title', label: 'Procedure', head: true, cell: (row) => textCell(row.title) },
    { key: 'kind', label: 'Reverts', filter: true, cell: (row) => wordCell(row.kind) },
    { key: 'within', label: 'Within', right: true, cell: (row) => rawCell(row.within) },
    { key: 'until', label: 'Possible', cell: untilCell },
    { key: 'data', label: 'Data', cell: (row) => textCell(row.data) },
    { key: 'loses', label: 'Loses', cell: (row) => textCell(row.loses) },
    { key: 'needs', label: 'Needs', optional: true, cell: (row) => listCell(row.needs) },
    {
      key: 'triggers',
      label: 'Triggers',
      optional: true,
      cell: ({ triggers }) => listCell(triggers.map(triggerText)),
    },
    { key: 'rehearsed', label: 'Rehearsed', cell: (row) => textCell(row.rehearsed) },
    { key: 'owner', label: 'Owner', filter: true, cell: (row) => textCell(row.owner) },
    { key: 'note', label: 'Note', none: 'none', cell: (row) => textCell(row.note) },
  ],
});

/** The triggers of all rollbacks. */
export const TRIGGERS = defineRegister<{ rollback: Rollback; row: Trigger }>({
  key: 'triggers',
  recordType: 'rollback/triggers',
  one: 'trigger',
  many: 'Triggers',
  rows: ({ plan }) => plan.rollback.flatMap((rollback) => rollback.triggers.map((row) => ({ rollback, row }))),
  row: ({ row }) => row,
  name: ({ row }) => rowName(row),
  fields: [
    { key: 'when', label: 'Watched', head: true, cell: ({ row }) => textCell(row.when) },
    { key: 'is', label: 'Threshold', right: true, cell: ({ row }) => rawCell(row.is) },
    { key: 'for', label: 'Holds for', optional: true, cell: ({ row }) => rawCell(row.for) },
    { key: 'metric', label: 'Metric', optional: true, cell: ({ row }) => textCell(row.metric) },
    {
      key: 'rollback',
      label: 'Rollback',
      absence: ['title'],
      record: ({ rollback }) => rollback,
      cell: ({ rollback }) => textCell(rollback.title),
    },
    ...fieldsOf(({ row }: { rollback: Rollback; row: Trigger }) => row, closingFields<Trigger>()),
  ],
});
