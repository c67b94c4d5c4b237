import type { DraftPlan } from '../draft-plan.ts';
import { type DraftFile, type Fields, note } from '../drafts.ts';
import { setStatus } from '../phase-fields.ts';
import { bare } from '../words/bare.ts';
import { type Group, groupOf, groupsOf, type Located, listOf, wordsOf } from './located.ts';

/** Where lists of tasks stand in the files of Task Master (`tasks`, or by tag: `master.tasks`) and of Copilot modernization. */
export function taskPaths(data: unknown): (string | number)[][] {
  if (Array.isArray(data))
    return data.some((each) => wordsOf(groupOf(each)?.title ?? groupOf(each)?.name ?? groupOf(each)?.taskSummary) !== '')
      ? [[]]
      : [];
  const group = groupOf(data);
  if (!group) return [];
  return Object.entries(group).flatMap(([key, value]): (string | number)[][] =>
    key === 'tasks' && Array.isArray(value) ? [['tasks']] : Array.isArray(groupOf(value)?.tasks) ? [[key, 'tasks']] : [],
  );
}

const at = (data: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (Array.isArray(value) ? value[Number(key)] : groupOf(value)?.[key]), data);

const TAKEN = new Set([
  'id',
  'title',
  'name',
  'taskSummary',
  'status',
  'dependencies',
  'description',
  'details',
  'testStrategy',
  'subtasks',
  'successCriteria',
  'summary',
]);

const titleOf = (task: Group): string =>
  bare(wordsOf(task.title ?? task.name ?? task.taskSummary ?? task.description ?? task.id)).slice(0, 160);

const isDone = (task: Group): boolean => /^(?:done|completed?|success|succeeded)$/i.test(wordsOf(task.status));

/** Tasks with dependencies as phases: what each needs, its parts as tasks, its test as its gate. */
export function importTaskJson(draft: DraftPlan, json: Located): void {
  const last = draft.ledger.lines.length;
  const title = wordsOf(groupOf(json.data)?.title ?? groupOf(json.data)?.projectName ?? groupOf(json.data)?.name);
  if (title !== '') draft.plan.fields.title ??= title;
  for (const path of taskPaths(json.data)) {
    const tasks = listOf(at(json.data, path));
    const files = new Map<string, DraftFile>();
    const made = tasks.flatMap((each, index) => {
      const task = groupOf(each);
      const title = task ? titleOf(task) : '';
      if (!task || title === '') return [];
      const file = draft.add(
        'phase',
        title,
        1,
        String(draft.files.filter(({ kind }) => kind === 'phase').length + 1).padStart(2, '0'),
      );
      file.fields.title = title;
      if (wordsOf(task.id) !== '') {
        file.fields.label = wordsOf(task.id);
        files.set(wordsOf(task.id), file);
      }
      return [{ task, file, index }];
    });
    for (const { task, file, index } of made) {
      const lines = json.lines([...path, index]) ?? { from: 1, to: last };
      file.lines = lines;
      draft.claim('typed', 'phase', file, lines.from, lines.to, 'a task with an id of its own');
      const status = wordsOf(task.status);
      if (isDone(task)) file.fields.status = 'done';
      else if (status !== '' && !setStatus(file.fields, status.replace(/-/g, ' '))) file.fields.statusText = status;
      const needs = listOf(task.dependencies)
        .map(wordsOf)
        .filter((each) => each !== '');
      const known = needs.flatMap((each) => files.get(each)?.id ?? []);
      if (Array.isArray(task.dependencies)) file.fields.after = known;
      const unknown = needs.filter((each) => !files.has(each));
      if (unknown.length > 0) {
        note(file.fields, `depends on ${unknown.join(', ')}`);
        draft.claim(
          'look',
          'phase',
          file,
          lines.from,
          lines.to,
          `it depends on ${unknown.join(', ')}, which the file does not have`,
        );
      }
      for (const [field, value] of Object.entries(task))
        if (!TAKEN.has(field) && wordsOf(value) !== '') note(file.fields, `${field}: ${wordsOf(value)}`);
      for (const field of ['summary', 'description', 'details'] as const) {
        const words = wordsOf(task[field]);
        if (words !== '' && bare(words) !== file.fields.title) file.body.push({ markdown: words, lines });
      }
      const parts = groupsOf(task.subtasks);
      if (parts.length > 0)
        file.body.push({
          markdown: parts
            .map((part) => {
              const more = [
                wordsOf(part.description) === titleOf(part) ? '' : wordsOf(part.description),
                wordsOf(part.details),
              ].filter((words) => words !== '');
              return `- [${isDone(part) ? 'x' : ' '}] ${titleOf(part)}${more.map((words) => `\n  - ${words.replace(/\s*\n\s*/g, ' ')}`).join('')}`;
            })
            .join('\n'),
          lines,
        });
      const criteria = [
        wordsOf(task.testStrategy),
        ...Object.entries(groupOf(task.successCriteria) ?? {}).map(([key, value]) => `${key}: ${wordsOf(value)}`),
        ...listOf(task.successCriteria).map(wordsOf),
      ].filter((words) => words !== '');
      if (criteria.length > 0)
        file.body.push(
          { markdown: '<Exit>' },
          { markdown: criteria.map((words) => `- ${words.replace(/\s*\n\s*/g, ' ')}`).join('\n'), lines },
          { markdown: '</Exit>' },
        );
    }
  }
  const rest: Fields = {};
  for (const [key, value] of Object.entries(groupOf(json.data) ?? {}))
    if (typeof value === 'string' && value !== '') rest[key] = value;
  for (const [key, value] of Object.entries(rest))
    if (!['title', 'projectName', 'name'].includes(key) && !key.startsWith('$'))
      note(draft.plan.fields, `${key}: ${String(value)}`);
  draft.claim('typed', 'file', draft.plan, 1, last, 'brackets and settings of the file of tasks');
}
