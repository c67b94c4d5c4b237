import { boxes } from '../../../analysis/progress.ts';
import type { Task } from '../../../model/body.ts';
import type { Phase } from '../../../model/plan.ts';
import { seen } from '../allowance.ts';
import type { SharedCell } from '../shared.ts';
import { defineTable } from '../table.ts';
import { phaseCell, textCell, type Viewing } from '../viewing.ts';
import { own } from '../words.ts';

interface Item {
  phase: Phase;
  task: Task;
}

const items = ({ plan, audience }: Viewing, of: (phase: Phase) => readonly Task[]): Item[] =>
  seen(audience, plan.phases).flatMap((phase) => [...boxes(of(phase))].map((task) => ({ phase, task })));

const stateCell = ({ task }: Item): SharedCell =>
  task.state === 'done' ? { text: own('done'), status: 'done' } : { text: own('open'), status: 'planned' };

export const tasks = defineTable<'tasks', Item>({
  view: 'tasks',
  title: 'Tasks',
  rows: (viewing) => items(viewing, (phase) => phase.body.tasks),
  columns: [
    { field: 'title', label: 'Task', reads: ['task.text'], cell: ({ task }, v) => textCell(v, task.text) },
    { field: 'phase', label: 'Phase', reads: [], cell: ({ phase }, v) => phaseCell(v, phase.id) },
    { field: 'state', label: 'State', reads: [], cell: stateCell },
    { field: 'owner', label: 'Owner', reads: ['task.owner'], cell: ({ task }, v) => textCell(v, task.owner) },
    { field: 'due', label: 'Due', reads: ['task.due'], cell: ({ task }, v) => textCell(v, task.due) },
    { field: 'effort', label: 'Effort', right: true, reads: ['task.effort'], cell: ({ task }, v) => textCell(v, task.effort) },
  ],
});

export const criteria = defineTable<'criteria', Item>({
  view: 'criteria',
  title: 'Exit criteria',
  rows: (viewing) => items(viewing, (phase) => phase.body.criteria),
  columns: [
    { field: 'title', label: 'Criterion', reads: ['criterion.text'], cell: ({ task }, v) => textCell(v, task.text) },
    { field: 'phase', label: 'Phase', reads: [], cell: ({ phase }, v) => phaseCell(v, phase.id) },
    { field: 'state', label: 'State', reads: [], cell: stateCell },
    { field: 'owner', label: 'Owner', reads: ['criterion.owner'], cell: ({ task }, v) => textCell(v, task.owner) },
    { field: 'due', label: 'Due', reads: ['criterion.due'], cell: ({ task }, v) => textCell(v, task.due) },
  ],
});
