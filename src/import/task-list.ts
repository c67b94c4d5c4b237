import type { List, ListItem } from 'mdast';
import { splitAttributes } from '../reader/tasks.ts';
import type { Block } from './blocks.ts';
import type { DraftPlan } from './draft-plan.ts';
import { dayOf, timeOf } from './spans.ts';

/** Whether a list, or a list in it, has a box; boxes that Markdown does not know (`[~]`, `[-]`) count. */
export const isBoxed = (list: List, markdown: string): boolean =>
  /^\s*(?:[-*+]|\d+[.)])\s+\[[ xX~>/-]\]\*?\s/m.test(markdown) ||
  list.children.some((item) => item.checked !== null && item.checked !== undefined);

const BOX = /^(\s*(?:[-*+]|\d+[.)])\s+)\[([ xX~>/-])\]\*?(?=\s)/;
const SIGN = /^(\s*(?:[-*+]|\d+[.)])\s+)(?:(✅|☑️?|✔️?|🟢|💯)|(⏳|🔄|🚧|⬜|🔲|☐|🟡|📋|❌))\ufe0f?\s*/u;

/** Whether an item itself has a box, or a sign that stands for one. */
export const isTicked = (draft: DraftPlan, item: ListItem): boolean => {
  const line = draft.document.lines[(item.position?.start.line ?? 1) - 1] ?? '';
  return typeof item.checked === 'boolean' || BOX.test(line) || SIGN.test(line);
};

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

/** The Markdown of a task list: boxes for signs and odd boxes, attributes at the end. Answers it with the number of tasks. */
export function taskList(draft: DraftPlan, block: Block): { markdown: string; boxed: boolean; tasks: number; done: number } {
  const lines = draft.markdownOf(block).split('\n');
  let tasks = 0;
  let done = 0;
  let boxed = false;
  const visit = (list: List): void => {
    for (const item of list.children) {
      tasks++;
      const index = (item.position?.start.line ?? block.from) - block.from;
      const line = lines[index];
      if (line !== undefined) {
        const box = BOX.exec(line);
        const sign = SIGN.exec(line);
        let next = line;
        if (box) {
          const ticked = /[xX]/.test(box[2] ?? '');
          next = `${box[1]}[${ticked ? 'x' : ' '}]${line.slice(box[0].length)}`;
          boxed = true;
          if (ticked) done++;
        } else if (sign) {
          next = `${sign[1]}[${sign[2] ? 'x' : ' '}] ${line.slice(sign[0].length)}`;
          boxed = true;
          if (sign[2]) done++;
        }
        const paragraph = item.children.find((child) => child.type === 'paragraph');
        if (paragraph && paragraph.position?.start.line === paragraph.position?.end.line) {
          const mark = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ x]\]\s+)?/.exec(next)?.[0] ?? '';
          next = mark + withAttributes(next.slice(mark.length));
        }
        lines[index] = next;
      }
      for (const child of item.children) if (child.type === 'list') visit(child);
    }
  };
  visit(block.node as List);
  return { markdown: lines.join('\n').trimEnd(), boxed, tasks, done };
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
