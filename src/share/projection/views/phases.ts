import { given } from '../../../model/field.ts';
import type { Phase } from '../../../model/plan.ts';
import { seen } from '../allowance.ts';
import { defineTable } from '../table.ts';
import { countCell, datesCell, listCell, rawCell, statusCell, textCell } from '../viewing.ts';

export const phases = defineTable<'phases', Phase>({
  view: 'phases',
  title: 'Phases',
  rows: ({ plan, audience }) => seen(audience, plan.phases),
  columns: [
    { field: 'title', label: 'Phase', reads: ['phase.title'], cell: (phase, v) => textCell(v, phase.title) },
    { field: 'status', label: 'Status', reads: [], cell: (phase) => statusCell(phase.status) },
    { field: 'words', label: 'Status in words', reads: ['phase.statusText'], cell: (phase, v) => textCell(v, phase.statusText) },
    { field: 'dates', label: 'When', reads: [], cell: (phase, v) => datesCell(v, phase.id) },
    {
      field: 'tasks',
      label: 'Tasks',
      reads: [],
      cell: (phase, { computed }) => {
        const facts = computed.facts.phases[phase.id];
        return facts && countCell(facts.tasks.done, facts.tasks.total);
      },
    },
    {
      field: 'criteria',
      label: 'Exit criteria',
      reads: [],
      cell: (phase, { computed }) => {
        const facts = computed.facts.phases[phase.id];
        return facts && countCell(facts.criteria.done, facts.criteria.total);
      },
    },
    { field: 'summary', label: 'Summary', reads: ['phase.summary'], cell: (phase, v) => textCell(v, phase.summary) },
    { field: 'purpose', label: 'Purpose', reads: ['phase.purpose'], cell: (phase, v) => textCell(v, phase.purpose) },
    { field: 'entry', label: 'Entry criteria', reads: ['phase.entry'], cell: (phase, v) => listCell(v, given(phase.entry)) },
    {
      field: 'deliverables',
      label: 'Deliverables',
      reads: ['phase.deliverables'],
      cell: (phase, v) => listCell(v, given(phase.deliverables)),
    },
    { field: 'effort', label: 'Effort', right: true, reads: ['phase.effort'], cell: (phase, v) => rawCell(v, phase.effort) },
    { field: 'size', label: 'Size', reads: ['phase.size'], cell: (phase, v) => textCell(v, phase.size) },
    { field: 'owner', label: 'Owner', reads: ['phase.owner'], cell: (phase, v) => textCell(v, phase.owner) },
    { field: 'note', label: 'Note', reads: ['phase.note'], cell: (phase, v) => textCell(v, phase.note) },
  ],
});
