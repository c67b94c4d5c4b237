import type { List, ListItem } from 'mdast';
import type { Block } from '../blocks.ts';
import type { Cursor, DraftPlan } from '../draft-plan.ts';
import { isBoxed, itemAsks, itemLines, itemText, shareAsking, taskList } from '../task-list.ts';
import { bare } from '../words/bare.ts';

const KEEPS =
  /^\W*(?:keep|retain|maintain|preserve|leave|behalten?|beibehalten|aufbewahren|garder|conserver|maintenir|mantener|conservar|preservar|manter|mantenere|conservare|сохранять|сохранить|держать|хранить|保留|保持|維持|유지)(?![\p{Ll}])/iu;
const FOR_A_TIME =
  /(?<!\p{L})(?:during|while|throughout|until|während|bis|solange|pendant|durant|jusqu['’]\S+|tant que|durante|mientras|hasta|enquanto|até|fino a|finché|во время|в течение|пока)(?!\p{L})|期间|直到|の間|まで|동안|까지/iu;

/** "Keep the old data during the tests": what makes a rollback possible before it is needed, and no step of one. */
const isPreparation = (text: string): boolean => KEEPS.test(text) && FOR_A_TIME.test(text);

/**
 * Keeps a list of a rollback. Its items are steps where they have boxes, where a heading or a label calls them that, or where
 * most of them ask for work; others describe how the rollback is made possible, and stay prose.
 */
export function keepSteps(draft: DraftPlan, cursor: Cursor, block: Block, announced: boolean): void {
  const list = block.node as List;
  const markdown = draft.markdownOf(block);
  const boxed = isBoxed(list, markdown);
  // A numbered list is a sequence, whatever its items say.
  const isWork = (item: ListItem): boolean =>
    itemAsks(draft, item) && (list.ordered === true || !isPreparation(bare(itemText(draft, item))));
  const asks = list.children.filter(isWork).length * 2 >= list.children.length;
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
      if (all || isWork(item)) draft.claim('typed', 'rollback step', cursor.file, from, Math.max(from, first - 1), why);
      for (const deeper of below) if (boxed || shareAsking(draft, deeper) >= 0.5) claim(deeper, all);
    }
  };
  claim(list, boxed || announced || (asks && list.children.every((item) => isWork(item) || !itemAsks(draft, item))));
}
