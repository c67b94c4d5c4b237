import { given } from '../../../model/field.ts';
import type { Rollback } from '../../../model/plan.ts';
import { seen } from '../allowance.ts';
import type { SharedCell } from '../shared.ts';
import { defineTable } from '../table.ts';
import { listCell, rawCell, textCell, type Viewing, wordCell } from '../viewing.ts';
import { own } from '../words.ts';

/** How long it stays possible. From which step that counts is not told. */
function untilCell({ until }: Rollback, { words }: Viewing): SharedCell | undefined {
  const stated = given(until);
  const after = stated && 'after' in stated ? words.say(given(stated.after)?.raw) : undefined;
  return after === undefined ? undefined : { text: own(`for ${after}`) };
}

function triggersCell({ triggers }: Rollback, { words }: Viewing): SharedCell | undefined {
  const told = triggers.map((trigger) =>
    [words.say(trigger.when), words.say(given(trigger.is)?.raw)].filter((part) => part !== undefined).join(' '),
  );
  return told.length === 0 ? undefined : { text: own(told.join('; ')) };
}

export const rollback = defineTable<'rollback', Rollback>({
  view: 'rollback',
  title: 'The way back',
  rows: ({ plan, audience }) => seen(audience, plan.rollback),
  columns: [
    { field: 'title', label: 'Procedure', reads: ['rollback.title'], cell: (row, v) => textCell(v, row.title) },
    { field: 'kind', label: 'Takes back', reads: [], cell: (row) => wordCell(row.kind) },
    { field: 'within', label: 'Within', right: true, reads: ['rollback.within'], cell: (row, v) => rawCell(v, row.within) },
    { field: 'until', label: 'Possible', reads: ['rollback.until'], cell: untilCell },
    { field: 'loses', label: 'What is lost', reads: ['rollback.loses'], cell: (row, v) => textCell(v, row.loses) },
    { field: 'needs', label: 'Needs', reads: ['rollback.needs'], cell: (row, v) => listCell(v, row.needs) },
    { field: 'triggers', label: 'Set off by', reads: ['rollback/triggers.when', 'rollback/triggers.is'], cell: triggersCell },
    { field: 'rehearsed', label: 'Last tried', reads: ['rollback.rehearsed'], cell: (row, v) => textCell(v, row.rehearsed) },
    { field: 'owner', label: 'Owner', reads: ['rollback.owner'], cell: (row, v) => textCell(v, row.owner) },
    { field: 'note', label: 'Note', reads: ['rollback.note'], cell: (row, v) => textCell(v, row.note) },
  ],
});
