import { type Section, sliceLines } from '../sections.ts';
import type { Walk } from './context.ts';
import { announcesTasks } from './words.ts';

const known = new WeakMap<Section, boolean>();

/** Whether a phase has a part that says it lists tasks. Other lists without boxes in it describe. */
export function namesItsTasks(walk: Walk, section: Section): boolean {
  const before = known.get(section);
  if (before !== undefined) return before;
  const lists = (each: Section): boolean => each.blocks.some(({ type }) => type === 'list') || each.children.some(lists);
  const said = (each: Section): boolean =>
    (each !== section && announcesTasks(each.heading) && lists(each)) ||
    each.blocks.some(
      (block, index) =>
        block.type === 'paragraph' &&
        each.blocks[index + 1]?.type === 'list' &&
        announcesTasks(sliceLines(walk.draft.document, block.from, block.to)),
    ) ||
    each.children.some((child) => !walk.phases.has(child) && said(child));
  const answer = said(section);
  known.set(section, answer);
  return answer;
}
