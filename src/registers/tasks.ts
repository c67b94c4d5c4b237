import type { Task } from '../model/body.ts';
import type { Checklist } from '../model/plan.ts';
import { type AnyFile, tasksOf } from '../model/rows-of.ts';
import { checkCell, NONE, phaseCell, textCell } from './cell.ts';
import { defineRegister, type FieldOf, type Register } from './register.ts';

interface TaskRow {
  task: Task;
  file: AnyFile;
}

const isOf = (kind: string, { file }: TaskRow): boolean => file.ref.startsWith(`${kind}/`);

const attribute = (
  key: 'due' | 'effort' | 'takes' | 'issue' | 'compat' | 'metric' | 'evidence',
  label: string,
): FieldOf<TaskRow> => ({
  key,
  label,
  optional: true,
  cell: ({ task }) => textCell(task[key]),
});

/** The fields of an item with a box, after its text and the file it belongs to. */
const FIELDS: readonly FieldOf<TaskRow>[] = [
  { key: 'state', label: 'State', always: true, filter: true, cell: ({ task }) => checkCell(task.state) },
  { key: 'owner', label: 'Owner', filter: true, cell: ({ task }) => textCell(task.owner) },
  attribute('due', 'Due'),
  { ...attribute('effort', 'Effort'), right: true },
  attribute('takes', 'Takes'),
  { key: 'after', label: 'After', optional: true, cell: ({ task }) => textCell(task.after?.join(', ')) },
  attribute('issue', 'Issue'),
  attribute('metric', 'Metric'),
  attribute('compat', 'Compatibility'),
  attribute('evidence', 'Evidence'),
  { key: 'asOf', label: 'As of', optional: true, cell: ({ task }) => textCell(task.asOf) },
  { key: 'expires', label: 'Expires', optional: true, cell: ({ task }) => textCell(task.expires) },
  { key: 'done', label: 'Done on', optional: true, change: 'done', cell: ({ task }) => textCell(task.done) },
  { key: 'links', label: 'Links', optional: true, cell: ({ task }) => textCell(task.links) },
];

const PHASE: FieldOf<TaskRow> = {
  key: 'phase',
  label: 'Phase',
  filter: true,
  cell: (row, { plan }) => (isOf('phase', row) ? phaseCell(row.file.id, plan) : NONE),
};
const CHECKLIST: FieldOf<TaskRow> = {
  key: 'checklist',
  label: 'Checklist',
  filter: true,
  absence: ['title'],
  record: ({ file }) => file,
  cell: ({ file }) => textCell((file as Partial<Checklist>).title),
};

/** Declares a register of items of files. Parents come before their children. */
const taskRegister = (
  { key, recordType, one, many }: Pick<Register, 'key' | 'recordType' | 'one' | 'many'>,
  label: string,
  belongsTo: FieldOf<TaskRow>,
  only: (row: TaskRow & { criterion: boolean }) => boolean,
): Register =>
  defineRegister<TaskRow>({
    key,
    ...(recordType !== undefined && { recordType }),
    one,
    many,
    rows: ({ plan }) => [...tasksOf(plan)].filter(only),
    row: ({ task }) => task,
    name: ({ task }) => task.text,
    fields: [{ key: 'text', label, head: true, change: 'text', cell: ({ task }) => textCell(task.text) }, belongsTo, ...FIELDS],
  });

/** The tasks of phases, and of other files that are no checklists. */
export const TASKS = taskRegister(
  { key: 'tasks', recordType: 'task', one: 'task', many: 'Tasks' },
  'Task',
  PHASE,
  (row) => !row.criterion && !isOf('checklist', row),
);

/** The exit criteria of phases. */
export const CRITERIA = taskRegister(
  { key: 'criteria', recordType: 'criterion', one: 'criterion', many: 'Exit criteria' },
  'Criterion',
  PHASE,
  (row) => row.criterion && !isOf('checklist', row),
);

/** The items of checklists: tasks, then criteria. */
export const CHECKLISTS = taskRegister({ key: 'checklists', one: 'task', many: 'Checklists' }, 'Task', CHECKLIST, (row) =>
  isOf('checklist', row),
);
