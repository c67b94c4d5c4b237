import { given, type Stated } from '../../../model/field.ts';
import type { Plan } from '../../../model/plan.ts';
import { defineTable } from '../table.ts';
import { listCell, textCell } from '../viewing.ts';
import { own } from '../words.ts';

type ItemOf<T> = T extends readonly (infer Item)[] ? Item : never;
type Group<T> = Exclude<ItemOf<T>, { unknown: string } | { notApplicable: string }>;
type Member = Group<Exclude<Plan['team'], undefined>>;
type Staying = Group<Exclude<Plan['notMigrating'], undefined>>;

const groups = <T>(list: Stated<Stated<T>[]> | undefined): T[] =>
  (given(list) ?? []).flatMap((item) => {
    const value = given(item);
    return value === undefined ? [] : [value as T];
  });

export const team = defineTable<'team', Member>({
  view: 'team',
  title: 'Team',
  rows: ({ plan }) => groups<Member>(plan.team),
  columns: [
    { field: 'role', label: 'Role', reads: ['plan.team.role'], cell: (row, v) => textCell(v, row.role) },
    {
      field: 'count',
      label: 'Count',
      right: true,
      reads: [],
      cell: ({ count }) => {
        const many = given(count);
        return many === undefined ? undefined : { text: own(String(many)) };
      },
    },
    { field: 'people', label: 'Who', reads: ['plan.team.people'], cell: (row, v) => listCell(v, row.people) },
    { field: 'does', label: 'Responsible for', reads: ['plan.team.does'], cell: (row, v) => textCell(v, row.does) },
    { field: 'note', label: 'Note', reads: ['plan.team.note'], cell: (row, v) => textCell(v, row.note) },
  ],
});

export const staying = defineTable<'staying', Staying>({
  view: 'staying',
  title: 'Not migrating',
  rows: ({ plan }) => groups<Staying>(plan.notMigrating),
  columns: [
    { field: 'name', label: 'What', reads: ['plan.notMigrating.name'], cell: (row, v) => textCell(v, row.name) },
    { field: 'why', label: 'Why', reads: ['plan.notMigrating.why'], cell: (row, v) => textCell(v, row.why) },
    { field: 'note', label: 'Note', reads: ['plan.notMigrating.note'], cell: (row, v) => textCell(v, row.note) },
  ],
});
