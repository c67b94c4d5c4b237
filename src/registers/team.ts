import { entriesOf } from '../model/absences.ts';
import type { Identity, Plan } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { sourceOf } from '../model/source.ts';
import { countCell, listCell, textCell } from './cell.ts';
import { itself } from './common.ts';
import { defineRegister } from './register.ts';

type ItemOf<List> = NonNullable<List> extends readonly (infer Item)[] ? Item : never;
type Member = ItemOf<Plan['team']> & Identity;
type Staying = ItemOf<Plan['notMigrating']> & Identity;

/** Returns the items of a list of `plan.mdx`, which have no ids in the plan format: they are numbered from 1. */
function itemsOf<Item extends Identity>(plan: Plan, field: 'team' | 'notMigrating'): Item[] {
  const list = (plan[field] ?? []) as readonly Omit<Item, keyof Identity>[];
  return entriesOf(list).map(([index, item]) => {
    const id = `${field}-${index + 1}`;
    return { ...item, id, ref: `plan/${id}`, source: sourceOf(plan.source, field, index) } as Item;
  });
}

/** The roles that a migration needs. */
export const TEAM = defineRegister<Member>({
  key: 'team',
  one: 'role',
  many: 'Team',
  rows: ({ plan }) => itemsOf<Member>(plan, 'team'),
  row: itself,
  name: rowName,
  fields: [
    { key: 'role', label: 'Role', head: true, cell: (row) => textCell(row.role) },
    { key: 'count', label: 'Count', right: true, cell: (row) => countCell(row.count) },
    { key: 'people', label: 'Who', cell: (row) => listCell(row.people) },
    { key: 'does', label: 'Responsible for', cell: (row) => textCell(row.does) },
    { key: 'note', label: 'Note', none: 'none', cell: (row) => textCell(row.note) },
  ],
});

/** What deliberately stays as it is. */
export const NOT_MIGRATING = defineRegister<Staying>({
  key: 'not-migrating',
  one: 'not migrating',
  many: 'Not migrating',
  rows: ({ plan }) => itemsOf<Staying>(plan, 'notMigrating'),
  row: itself,
  name: rowName,
  fields: [
    { key: 'name', label: 'What', head: true, cell: (row) => textCell(row.name) },
    { key: 'why', label: 'Why', cell: (row) => textCell(row.why) },
    { key: 'note', label: 'Note', none: 'none', cell: (row) => textCell(row.note) },
  ],
});
