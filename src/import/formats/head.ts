import type { DraftPlan } from '../draft-plan.ts';
import type { DraftFile } from '../drafts.ts';
import { setStatus } from '../phase-fields.ts';
import { setPlanKey } from '../plan-fields.ts';
import { groupOf, groupsOf, listOf, wordsOf } from './located.ts';

/** What may be an id of a task. */
const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

const isDone = (status: string): boolean => /^(?:done|completed?)$/i.test(status);

/**
 * The frontmatter of a document of another tool. Cursor's `todos` are a checklist; what sets nothing of the plan is kept as
 * code in its body.
 */
export function importHead(draft: DraftPlan): void {
  const { frontmatter, plan } = draft;
  if (!frontmatter) return;
  const kept: { key: string; from: number; to: number }[] = [];
  for (const [key, value] of Object.entries(groupOf(frontmatter.data) ?? {})) {
    const lines = frontmatter.lines([key]) ?? { from: 1, to: frontmatter.end };
    // The key stands on the line of its value, or on the one before.
    const from = keyLine(draft, key) ?? lines.from;
    const todos = key === 'todos' ? groupsOf(value) : [];
    const words = wordsOf(value);
    if (todos.length > 0) {
      const file = draft.add('checklist', 'todos', 1);
      file.fields.title = 'To do';
      draft.claim('typed', 'header', file, from, from, 'the list of to-dos of the plan');
      const items: string[] = [];
      todos.forEach((todo, index) => {
        const status = wordsOf(todo.status);
        const own = frontmatter.lines([key, index]) ?? lines;
        const id = wordsOf(todo.id);
        const needs = listOf(todo.dependencies)
          .map(wordsOf)
          .filter((each) => each !== '');
        const more = status !== '' && !isDone(status) && !/^(?:pending|todo)$/i.test(status) ? ` — ${status}` : '';
        const attributes = [
          ...(ID.test(id) ? [`id: ${id}`] : []),
          ...(needs.length > 0 && needs.every((each) => ID.test(each)) ? [`after: ${needs.join(', ')}`] : []),
        ];
        const rest = Object.entries(todo).filter(
          ([field, each]) => !['id', 'content', 'title', 'status', 'dependencies'].includes(field) && wordsOf(each) !== '',
        );
        items.push(
          `- [${isDone(status) ? 'x' : ' '}] ${wordsOf(todo.content ?? todo.title ?? todo.id)}${more}${rest.map(([field, each]) => ` — ${field}: ${wordsOf(each)}`).join('')}${attributes.length > 0 ? ` (${attributes.join('; ')})` : ''}`,
        );
        draft.claim('typed', 'task', file, own.from, own.to, 'a to-do of the plan');
      });
      file.body.push({ markdown: items.join('\n'), lines });
      continue;
    }
    if (key === 'title' || key === 'name') {
      plan.fields.title ??= words;
      draft.claim('typed', 'title', plan, from, lines.to, 'the title in the frontmatter');
    } else if (
      (key === 'overview' || key === 'description' || key === 'summary') &&
      words !== '' &&
      plan.fields.summary === undefined
    ) {
      plan.fields.summary = words;
      draft.claim('typed', 'metadata', plan, from, lines.to, 'the summary in the frontmatter');
    } else if (words !== '' && setPlanKey(`${key}: ${words}`, plan.fields))
      draft.claim('typed', 'metadata', plan, from, lines.to, 'a line of the frontmatter that the plan has a field for');
    else kept.push({ key, from, to: lines.to });
  }
  if (kept.length > 0) {
    const text = kept.map(({ from, to }) => draft.ledger.lines.slice(from - 1, to).join('\n')).join('\n');
    plan.body.push({ markdown: `\`\`\`yaml\n${text}\n\`\`\``, lines: { from: 1, to: frontmatter.end } });
    for (const { from, to } of kept)
      draft.claim(
        'prose',
        'frontmatter',
        plan,
        from,
        to,
        'a line of the frontmatter that the plan has no field for; kept as code',
      );
  }
  for (let line = 1; line <= frontmatter.end; line++)
    if (!draft.ledger.fateOf(line)) draft.claim('typed', 'frontmatter', plan, line, line, 'the marks around the frontmatter');
}

function keyLine(draft: DraftPlan, key: string): number | undefined {
  const index = draft.ledger.lines.findIndex(
    (line, at) => at < (draft.frontmatter?.end ?? 0) && line.replace(/["']/g, '').startsWith(`${key}:`),
  );
  return index < 0 ? undefined : index + 1;
}

/** A task of Backlog.md: a file of its own with an id, a title and a status. It is a phase that waits for its dependencies. */
export function taskFile(draft: DraftPlan): DraftFile | undefined {
  const data = groupOf(draft.frontmatter?.data);
  if (!data || wordsOf(data.id) === '' || wordsOf(data.title) === '' || wordsOf(data.status) === '' || Array.isArray(data.todos))
    return undefined;
  const file = draft.add(
    'phase',
    wordsOf(data.title),
    1,
    String(draft.files.filter(({ kind }) => kind === 'phase').length + 1).padStart(2, '0'),
  );
  file.fields.title = wordsOf(data.title);
  file.fields.label = wordsOf(data.id);
  if (isDone(wordsOf(data.status))) file.fields.status = 'done';
  else setStatus(file.fields, wordsOf(data.status));
  const owner = wordsOf(data.assignee);
  if (owner !== '') file.fields.owner = owner;
  // References between files are settled when all of them are read.
  const needs = listOf(data.dependencies)
    .map(wordsOf)
    .filter((each) => each !== '');
  file.fields.after = needs;
  const others = Object.entries(data).filter(
    ([key, value]) => !['id', 'title', 'status', 'assignee', 'dependencies'].includes(key) && wordsOf(value) !== '',
  );
  if (others.length > 0) file.fields.note = others.map(([key, value]) => `${key}: ${wordsOf(value)}`).join('; ');
  draft.claim('typed', 'phase', file, 1, draft.frontmatter?.end ?? 1, 'the frontmatter of a task with an id and a status');
  return file;
}

/** Turns the ids of tasks that phases wait for into ids of phases; one that is nowhere is named in the note. */
export function settleTaskLinks(files: readonly DraftFile[]): void {
  const byLabel = new Map(
    files.flatMap((file) =>
      file.kind === 'phase' && typeof file.fields.label === 'string' ? [[file.fields.label.toLowerCase(), file.id] as const] : [],
    ),
  );
  const ids = new Set(files.filter(({ kind }) => kind === 'phase').map(({ id }) => id));
  for (const { kind, fields } of files) {
    if (kind !== 'phase' || !Array.isArray(fields.after)) continue;
    const missing: string[] = [];
    fields.after = fields.after.flatMap((each) => {
      if (typeof each !== 'string') return [each];
      const id = byLabel.get(each.toLowerCase()) ?? (ids.has(each) ? each : undefined);
      if (id === undefined) missing.push(each);
      return id === undefined ? [] : [id];
    });
    if (missing.length > 0)
      fields.note = `${fields.note === undefined ? '' : `${String(fields.note)}; `}depends on ${missing.join(', ')}`;
  }
}
