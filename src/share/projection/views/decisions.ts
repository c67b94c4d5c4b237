import { decisionState } from '../../../analysis/decision.ts';
import { given } from '../../../model/field.ts';
import type { Decision, Plan } from '../../../model/plan.ts';
import { seen } from '../allowance.ts';
import type { SharedCell } from '../shared.ts';
import { defineTable } from '../table.ts';
import { listCell, phaseCell, rawCell, textCell, type Viewing } from '../viewing.ts';
import { own } from '../words.ts';

const blocked = (decision: Decision, { phases }: Plan): string[] =>
  (given(decision.blocks) ?? []).flatMap((item) => {
    const id = given(item);
    return id !== undefined && phases.some((phase) => phase.id === id) ? [id] : [];
  });

/** Phases that wait, each by its name or as another phase. */
function blocksCell(decision: Decision, viewing: Viewing): SharedCell | undefined {
  const names = blocked(decision, viewing.plan).flatMap((id) => phaseCell(viewing, id)?.text ?? []);
  return names.length === 0 ? undefined : { text: own([...new Set(names)].join(', ')) };
}

export const decisions = defineTable<'decisions', Decision>({
  view: 'decisions',
  title: 'Decisions',
  rows: ({ plan, audience }) => seen(audience, plan.decisions),
  columns: [
    { field: 'title', label: 'Question', reads: ['decisions.title'], cell: (row, v) => textCell(v, row.title) },
    { field: 'state', label: 'State', reads: [], cell: (row) => ({ text: own(decisionState(row)) }) },
    { field: 'due', label: 'Due', reads: ['decisions.due'], cell: (row, v) => rawCell(v, row.due) },
    { field: 'options', label: 'Options', reads: ['decisions.options'], cell: (row, v) => listCell(v, row.options) },
    {
      field: 'recommended',
      label: 'Recommended',
      reads: ['decisions.recommended'],
      cell: (row, v) => textCell(v, row.recommended),
    },
    { field: 'chosen', label: 'Chosen', reads: ['decisions.chosen'], cell: (row, v) => listCell(v, row.chosen) },
    { field: 'why', label: 'Why', reads: ['decisions.why'], cell: (row, v) => textCell(v, row.why) },
    { field: 'blocks', label: 'Waiting', reads: [], cell: blocksCell },
    { field: 'date', label: 'Taken', reads: ['decisions.date'], cell: (row, v) => rawCell(v, row.date) },
    { field: 'owner', label: 'Owner', reads: ['decisions.owner'], cell: (row, v) => textCell(v, row.owner) },
    { field: 'note', label: 'Note', reads: ['decisions.note'], cell: (row, v) => textCell(v, row.note) },
  ],
});
