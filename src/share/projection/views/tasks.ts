import { isCounted } from '../../../analysis/progress.ts';
import type { Task } from '../../../model/body.ts';
import type { Identity } from '../../../model/plan.ts';
import { CHECKLISTS, CRITERIA, TASKS } from '../../../registers/tasks.ts';
import { shareRegister } from '../register.ts';

const isBox = (row: Identity): boolean => isCounted(row as Task);
const isBoxOfPhase = (row: Identity): boolean => row.ref.startsWith('phase/') && isBox(row);

export const tasks = shareRegister(
  'tasks',
  TASKS,
  {
    title: { key: 'text', reads: ['task.text'] },
    phase: [],
    state: [],
    owner: ['task.owner'],
    due: ['task.due'],
    effort: ['task.effort'],
  },
  isBoxOfPhase,
);

export const criteria = shareRegister(
  'criteria',
  CRITERIA,
  {
    title: { key: 'text', reads: ['criterion.text'] },
    phase: [],
    state: [],
    owner: ['criterion.owner'],
    due: ['criterion.due'],
  },
  isBoxOfPhase,
);

export const checklists = shareRegister(
  'checklists',
  CHECKLISTS,
  {
    title: { key: 'text', reads: ['checklist/task.text', 'checklist/criterion.text'] },
    checklist: ['checklist.title'],
    state: [],
    owner: ['checklist/task.owner', 'checklist/criterion.owner'],
    due: ['checklist/task.due', 'checklist/criterion.due'],
  },
  isBox,
);
