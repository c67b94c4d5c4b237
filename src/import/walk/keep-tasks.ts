import type { List } from 'mdast';
import type { Block } from '../blocks.ts';
import type { Cursor, DraftPlan } from '../draft-plan.ts';
import { isTicked, itemLines } from '../task-list.ts';
import { nestedBlock } from './context.ts';

/**
 * Keeps a list with boxes as tasks. Items without a box below one that has a box say more about that task: they stay below it
 * as text, and are no tasks of their own.
 */
export function keepTasks(draft: DraftPlan, cursor: Cursor, markdown: string, block: Block, why: string): void {
  draft.keep(cursor, markdown, block.from, block.to, 'a detail of the task above it', 'prose', 'detail');
  const visit = (list: List, belowBox: boolean): void => {
    for (const item of list.children) {
      const boxed = isTicked(draft, item);
      const { from, to } = itemLines(item);
      const below = item.children.filter((child) => child.type === 'list');
      const end = below[0] ? nestedBlock(below[0]).from - 1 : to;
      if (boxed || !belowBox) draft.claim('typed', 'task', cursor.file, from, Math.max(from, end), why);
      for (const each of below) visit(each, belowBox || boxed);
    }
  };
  visit(block.node as List, false);
}
