import type { ResolvedMapping, ResolvedOperation } from '../../../analysis/operations.ts';
import { given } from '../../../model/field.ts';
import { seesRow } from '../allowance.ts';
import type { SharedCell } from '../shared.ts';
import { defineTable } from '../table.ts';
import { phaseCell, rawCell, textCell, type Viewing, wordCell } from '../viewing.ts';
import { own } from '../words.ts';

const operations = (list: readonly ResolvedOperation[], { words }: Viewing): SharedCell | undefined =>
  list.length === 0
    ? undefined
    : { text: own(list.flatMap(({ methods, fullPath }) => words.say(`${methods.join('|')} ${fullPath}`) ?? []).join(', ')) };

/** What changes in the contract: the part, and how it was and is. */
function deltasCell({ mapping }: ResolvedMapping, { words }: Viewing): SharedCell | undefined {
  const told = (given(mapping.deltas) ?? []).flatMap((item) => {
    const delta = given(item);
    if (delta === undefined || !('in' in delta)) return [];
    const [part, was, now] = [given(delta.in), words.say(delta.was), words.say(delta.now)];
    return [`${part ?? 'contract'}: ${[was, now].filter((side) => side !== undefined).join(' → ')}`];
  });
  return told.length === 0 ? undefined : { text: own(told.join('; ')) };
}

function consumersCell({ mapping }: ResolvedMapping, { words }: Viewing): SharedCell | undefined {
  const names = (given(mapping.consumers) ?? []).flatMap((item) => {
    const consumer = given(item);
    return consumer !== undefined && 'name' in consumer ? (words.say(consumer.name) ?? []) : [];
  });
  return names.length === 0 ? undefined : { text: own(names.join(', ')) };
}

export const endpoints = defineTable<'endpoints', ResolvedMapping>({
  view: 'endpoints',
  title: 'Endpoints',
  rows: ({ computed, audience }) => computed.facts.endpoints.filter(({ mapping }) => seesRow(audience, mapping.ref)),
  columns: [
    { field: 'title', label: 'Name', reads: ['endpoints.title'], cell: ({ mapping }, v) => textCell(v, mapping.title) },
    { field: 'from', label: 'Old', reads: ['endpoints.from'], cell: ({ from }, v) => operations(from, v) },
    { field: 'to', label: 'New', reads: ['endpoints.to'], cell: ({ to }, v) => operations(to, v) },
    { field: 'disposition', label: 'What becomes of it', reads: [], cell: ({ disposition }) => wordCell(disposition) },
    { field: 'stage', label: 'Stage', reads: [], cell: ({ stage }) => wordCell(stage) },
    { field: 'breaking', label: 'Breaking', reads: [], cell: ({ effect }) => wordCell(effect.word) },
    { field: 'sunset', label: 'Sunset', reads: ['endpoints.sunset'], cell: ({ mapping }, v) => rawCell(v, mapping.sunset) },
    { field: 'deltas', label: 'Changes', reads: ['endpoints.deltas'], cell: deltasCell },
    { field: 'consumers', label: 'Callers', reads: ['endpoints.consumers'], cell: consumersCell },
    { field: 'phase', label: 'Phase', reads: [], cell: ({ mapping }, v) => phaseCell(v, mapping.phase) },
    { field: 'owner', label: 'Owner', reads: ['endpoints.owner'], cell: ({ mapping }, v) => textCell(v, mapping.owner) },
    { field: 'note', label: 'Note', reads: ['endpoints.note'], cell: ({ mapping }, v) => textCell(v, mapping.note) },
  ],
});
