import type { List } from 'mdast';
import type { Block } from '../blocks.ts';
import type { Cursor, DraftPlan } from '../draft-plan.ts';
import { isBoxed, itemAsks, itemLines, shareAsking, taskList } from '../task-list.ts';

/**
 * Keeps a list of a rollback. Its items are steps where they have boxes, where a heading or a label calls them that, or where
 * most of them ask for work; others describe how the rollback is made possible, and stay prose.
 */
export function keepSteps(draft: DraftPlan, cursor: Cursor, block: Block, announced: boolean): void {
  const list = block.node as List;
  const markdown = draft.markdownOf(block);
  const boxed = isBoxed(list, markdown);
  const asks = shareAsking(draft, list) >= 0.5;
  draft.keep(
    cursor,
    boxed ? taskList(draft, block).markdown : markdown,
    block.from,
    block.to,
    'told about the rollback; kept where it stood',
  );
  if (!boxed && !announced && !asks) return;
  const why = 'a step of a rollback';
  const claim = (each: List, all: boolean): void => {
    for (const item of each.children) {
      const { from, to } = itemLines(item);
      const below = item.children.filter((child) => child.type === 'list');
      const first = below[0] ? itemLines(below[0].children[0] ?? item).from : to + 1;
      if (all || itemAsks(draft, item)) draft.claim('typed', 'rollback step', cursor.file, from, Math.max(from, first - 1), why);
      for (const deeper of below) if (boxed || shareAsking(draft, deeper) >= 0.5) claim(deeper, all);
    }
  };
  claim(list, boxed || announced || asks);
}
