import type { Block } from '../blocks.ts';
import type { Cursor, DraftPlan } from '../draft-plan.ts';
import { itemLines, taskList } from '../task-list.ts';
import { nestedBlock } from './context.ts';

/**
 * Keeps a list of work as tasks; items that say more about the task above them stay below it as text. A list without boxes
 * in which only some items are tasks gets boxes, to tell them apart: in a phase that is done they would say that work is
 * open, so there it stays prose.
 */
export function keepTasks(
  draft: DraftPlan,
  cursor: Cursor,
  block: Block,
  marked: boolean,
  why: string,
  state?: 'done' | 'open',
): void {
  const { markdown, boxed, tasks } = taskList(draft, block, state);
  const { status } = cursor.file.fields;
  if (!marked && boxed && (status === 'done' || status === 'cancelled')) {
    draft.keep(cursor, draft.markdownOf(block), block.from, block.to, 'a list without boxes in a phase that is over');
    return;
  }
  if (!boxed) draft.mark(cursor, '<Tasks>');
  draft.keep(cursor, markdown, block.from, block.to, 'a detail of the task above it', 'prose', 'detail');
  for (const item of tasks) {
    const { from, to } = itemLines(item);
    const below = item.children.find((child) => child.type === 'list');
    const end = below ? nestedBlock(below).from - 1 : to;
    draft.claim('typed', 'task', cursor.file, from, Math.max(from, end), why);
  }
  if (!boxed) draft.mark(cursor, '</Tasks>');
}
