import type { List, ListItem } from 'mdast';
import { splitAttributes } from '../reader/tasks.ts';
import type { Block } from './blocks.ts';
import type { DraftPlan } from './draft-plan.ts';
import { dayOf, timeOf } from './spans.ts';
import { asksForWork, isStatement, PROS, saysWhatItDoes } from './words/work.ts';

/** Whether a list, or a list in it, has a box; boxes that Markdown does not know (`[~]`, `[-]`) count. */
export const isBoxed = (list: List, markdown: string): boolean =>
  /^\s*(?:[-*+]|\d+[.)])\s+\[[ xX~>/-]\]\*?\s/m.test(markdown) ||
  list.children.some((item) => item.checked !== null && item.checked !== undefined);

const BOX = /^(\s*(?:[-*+]|\d+[.)])\s+)\[([ xX~>/-])\]\*?(?=\s)/;
const SIGN = /^(\s*(?:[-*+]|\d+[.)])\s+)(?:(✅|☑️?|✔️?|🟢|💯)|(⏳|🔄|🚧|⬜|🔲|☐|🟡|📋|❌))\ufe0f?\s*/u;

/** Whether an item begins with a sign for where it stands; before "Pro:" and "Contra:" the same signs say something else. */
const isSigned = (line: string): boolean => SIGN.test(line) && !PROS.test(line);

/** Whether an item itself has a box, or a sign that stands for one. */
export const isTicked = (draft: DraftPlan, item: ListItem): boolean => {
  const line = draft.document.lines[(item.position?.start.line ?? 1) - 1] ?? '';
  return typeof item.checked === 'boolean' || BOX.test(line) || isSigned(line);
};

const DONE_SIGN = /^\s*(?:[-*+]|\d+[.)])\s+(?:✅|☑️?|✔️?|💯)/u;
const OPEN_SIGN = /^\s*(?:[-*+]|\d+[.)])\s+(?:⏳|🔄|🚧|⬜|🔲|☐|📋)/u;

/** Whether each item of a list has a sign for where it stands, and not all stand at the same: `✅` for some, `⏳` for others. */
export function tellsStates(draft: DraftPlan, list: List): boolean {
  const lines = list.children.map((item) => draft.document.lines[(item.position?.start.line ?? 1) - 1] ?? '');
  const [done, open] = [DONE_SIGN, OPEN_SIGN].map((sign) => lines.filter((line) => sign.test(line)).length);
  return (done ?? 0) > 0 && (open ?? 0) > 0 && (done ?? 0) + (open ?? 0) === lines.length;
}

/** The text of an item with what it says at its end as attributes: `(2h)`, `(Completed: 2026-04-27)`, `@ana`. */
function withAttributes(text: string): string {
  const attributes: string[] = [];
  let rest = text;
  const owner = /\s+@([\w-]{2,39})\s*$/.exec(rest);
  if (owner?.[1]) {
    attributes.push(`owner: ${owner[1]}`);
    rest = rest.slice(0, owner.index);
  }
  const last = /\s*[（(]([^()（）]*)[)）]\s*$/.exec(rest);
  if (last?.[1]) {
    const done = /^(?:completed|done|finished|完了|完成|completado)\s*[:：]?\s*(.+)$/i.exec(last[1].trim());
    const day = done?.[1] ? dayOf(done[1]) : undefined;
    const time = timeOf(last[1]);
    if (day) attributes.push(`done: ${day}`);
    else if (time?.field === 'effort') attributes.push(`effort: ${time.value}`);
    if (day || time?.field === 'effort') rest = rest.slice(0, last.index);
  }
  if (attributes.length > 0 && !/\(/.test(rest.slice(-1)) && rest.trim() !== '') {
    const own = splitAttributes(rest);
    if (Object.keys(own.attributes).length === 0) return `${rest.trimEnd()} (${attributes.join('; ')})`;
  }
  // A parenthesis that would be taken for a mistyped attribute is text.
  return splitAttributes(text).problem ? text.replace(/:(?=[^()]*\)\s*$)/g, '\\:') : text;
}

/** The lists in an item. */
const listsIn = (item: ListItem): List[] => item.children.filter((child) => child.type === 'list');

/** Whether an item asks for work itself, or is the label of a list most of which does. */
export const itemAsks = (draft: DraftPlan, item: ListItem): boolean =>
  asksForWork(itemText(draft, item)) || listsIn(item).some((list) => shareAsking(draft, list) > 0.5);

/** The share of the items of a list that ask for work. */
export const shareAsking = (draft: DraftPlan, list: List): number =>
  list.children.filter((item) => itemAsks(draft, item)).length / list.children.length;

/** Whether a text begins with a small letter, in a script that has capitals. */
const isLower = (text: string): boolean => /^\p{Ll}/u.test(text);

/** Whether a list below an item goes on with its sentence: `Port the decisions:` › `create`, `delete after a month`. */
function completes(draft: DraftPlan, item: ListItem, below: List): boolean {
  const text = itemText(draft, item);
  return /[:：]\**$/.test(text) && !isLower(text) && below.children.every((each) => isLower(itemText(draft, each)));
}

/**
 * The items of a list of work that are tasks; the others say more about the task above them. With boxes, those without one below
 * one that has one are details; without boxes, lists below an item are tasks where most of their items ask for work.
 */
function tasksOf(draft: DraftPlan, list: List, boxed: boolean): Set<ListItem> {
  const found = new Set<ListItem>();
  const visit = (each: List, below: boolean): void => {
    // What a part does is no list of what is to be done.
    const described = below && each.children.some((item) => saysWhatItDoes(itemText(draft, item)));
    const tasks = boxed || !below || (shareAsking(draft, each) > 0.5 && !described);
    for (const item of each.children) {
      const ticked = boxed && isTicked(draft, item);
      if (
        boxed
          ? ticked || !below
          : tasks && (listsIn(item).length > 0 || !isStatement(itemText(draft, item), each.ordered === true))
      )
        found.add(item);
      // Below a question stand its answers.
      const question = !boxed && /[?？]\**$/.test(itemText(draft, item));
      if (boxed || (tasks && !question))
        for (const deeper of listsIn(item))
          if (boxed || !completes(draft, item, deeper)) visit(deeper, boxed ? below || ticked : true);
    }
  };
  visit(list, false);
  return found;
}

/**
 * The Markdown of a task list: boxes for signs and odd boxes, where some items are no tasks, and where all of them are known to be
 * done or open; attributes at the end. Answers it
 * with whether it has boxes, and with the items that are tasks.
 */
export function taskList(
  draft: DraftPlan,
  block: Block,
  state?: 'done' | 'open',
): { markdown: string; boxed: boolean; tasks: ReadonlySet<ListItem> } {
  const lines = draft.markdownOf(block).split('\n');
  const all: ListItem[] = [];
  const collect = (list: List): void => {
    for (const item of list.children) {
      all.push(item);
      for (const deeper of listsIn(item)) collect(deeper);
    }
  };
  collect(block.node as List);
  const lineOf = (item: ListItem): number => (item.position?.start.line ?? block.from) - block.from;
  const marked = all.some((item) => BOX.test(lines[lineOf(item)] ?? '') || isSigned(lines[lineOf(item)] ?? ''));
  const tasks = tasksOf(draft, block.node as List, marked);
  const boxed = marked || state !== undefined || tasks.size < all.length;
  for (const item of all) {
    const index = lineOf(item);
    const line = lines[index];
    if (line === undefined) continue;
    const box = BOX.exec(line);
    const sign = isSigned(line) ? SIGN.exec(line) : null;
    let next = line;
    if (box) next = `${box[1]}[${/[xX]/.test(box[2] ?? '') ? 'x' : ' '}]${line.slice(box[0].length)}`;
    else if (sign) next = `${sign[1]}[${sign[2] ? 'x' : ' '}] ${line.slice(sign[0].length)}`;
    else if (boxed && !marked && tasks.has(item))
      next = line.replace(/^(\s*(?:[-*+]|\d+[.)])\s+)/, `$1[${state === 'done' ? 'x' : ' '}] `);
    const paragraph = item.children.find((child) => child.type === 'paragraph');
    if (paragraph && paragraph.position?.start.line === paragraph.position?.end.line) {
      const mark = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ x]\]\s+)?/.exec(next)?.[0] ?? '';
      next = mark + withAttributes(next.slice(mark.length));
    }
    lines[index] = next;
  }
  return { markdown: lines.join('\n').trimEnd(), boxed, tasks };
}

/** The first paragraph of an item as Markdown, without its box. */
export function itemText(draft: DraftPlan, item: ListItem): string {
  const paragraph = item.children.find((child) => child.type === 'paragraph');
  if (!paragraph?.position) return '';
  const { start, end } = paragraph.position;
  const lines = draft.document.lines.slice(start.line - 1, end.line);
  if (lines.length === 0) return '';
  lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, start.line === end.line ? end.column - 1 : end.column - 1);
  lines[0] = (lines[0] ?? '').slice(start.column - 1);
  return lines
    .map((line) => line.trim())
    .join(' ')
    .replace(/^\[[ xX~>/-]\]\*?\s+/, '');
}

/** The lines of an item with everything in it. */
export function itemLines(item: ListItem): { from: number; to: number } {
  const from = item.position?.start.line ?? 1;
  const end = item.position?.end ?? { line: from, column: 2 };
  return { from, to: end.column === 1 && end.line > from ? end.line - 1 : end.line };
}
