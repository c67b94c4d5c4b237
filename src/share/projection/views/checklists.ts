import { boxes } from '../../../analysis/progress.ts';
import type { Task } from '../../../model/body.ts';
import type { Checklist } from '../../../model/plan.ts';
import { seen } from '../allowance.ts';
import { defineTable } from '../table.ts';
import { textCell } from '../viewing.ts';
import { own } from '../words.ts';

interface Item {
  checklist: Checklist;
  task: Task;
}

/** The boxes of the checklists, criteria behind tasks. */
export const checklists = defineTable<'checklists', Item>({
  view: 'checklists',
  title: 'Checklists',
  rows: ({ plan, audience }) =>
    seen(audience, plan.checklists).flatMap((checklist) =>
      [...boxes(checklist.body.tasks), ...boxes(checklist.body.criteria)].map((task) => ({ checklist, task })),
    ),
  columns: [
    {
      field: 'title',
      label: 'Task',
      reads: ['checklist/task.text', 'checklist/criterion.text'],
      cell: ({ task }, v) => textCell(v, task.text),
    },
    {
      field: 'checklist',
      label: 'Checklist',
      reads: ['checklist.title'],
      cell: ({ checklist }, v) => textCell(v, checklist.title),
    },
    {
      field: 'state',
      label: 'State',
      reads: [],
      cell: ({ task }) =>
        task.state === 'done' ? { text: own('done'), status: 'done' } : { text: own('open'), status: 'planned' },
    },
    {
      field: 'owner',
      label: 'Owner',
      reads: ['checklist/task.owner', 'checklist/criterion.owner'],
      cell: ({ task }, v) => textCell(v, task.owner),
    },
    {
      field: 'due',
      label: 'Due',
      reads: ['checklist/task.due', 'checklist/criterion.due'],
      cell: ({ task }, v) => textCell(v, task.due),
    },
  ],
});
