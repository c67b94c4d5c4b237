import type { ListItem, Paragraph, Parents } from 'mdast';
import type { RawProblem } from './raw.ts';

/** A list marker without the space that makes it one: `-[ ] x`. */
const NO_SPACE = /^([ \t]*)([-*+])\[([ xX]?)\][ \t]*/;
/** What stands at the beginning of an item that Markdown reads as text: `[]`, `[x]done`, `[ x]`. Links are none. */
const BRACKETS = /^\[([ xX]{0,3}|[-~/><!?*+.✓✔✅✗✘])\](?![([:])[ \t]*/u;

const isTicked = (mark: string): boolean => /[xX✓✔✅]/u.test(mark);

/**
 * Boxes that Markdown does not read as boxes, in a paragraph of a body. `offset` is where the body begins in the file; the
 * problems are at offsets of the file.
 */
export function* oddBoxes(
  paragraph: Paragraph,
  parent: Parents | undefined,
  text: string,
  offset: number,
): Generator<RawProblem> {
  const start = paragraph.position?.start.offset ?? 0;
  const end = paragraph.position?.end.offset ?? start;
  let at = start;
  for (const line of text.slice(start, end).split('\n')) {
    const match = NO_SPACE.exec(line);
    if (match) {
      const [all, indent = '', marker = '-', mark = ''] = match;
      yield problem('syntax/box', `\`${all.trim()}\` is read as text, not as a task`, marker, mark, {
        start: offset + at + indent.length,
        end: offset + at + all.length,
      });
    }
    at += line.length + 1;
  }
  const item = parent?.type === 'listItem' ? (parent as ListItem) : undefined;
  if (!item || typeof item.checked === 'boolean' || item.children[0] !== paragraph) return;
  const first = text.slice(start, end).split('\n')[0] ?? '';
  const match = BRACKETS.exec(first);
  if (!match || paragraph.children[0]?.type === 'linkReference') return;
  const [all, mark = ''] = match;
  const range = { start: offset + start, end: offset + start + all.length };
  if (first.slice(all.length).trim() === '' && /^[ xX]$/.test(mark)) {
    const message = 'a box without text is read as text, not as a task';
    yield {
      rule: 'syntax/box',
      message,
      fix: 'Write what is to be done after the box',
      ...range,
      key: `empty ${item.position?.start.offset}`,
    };
  } else if (/^[ xX✓✔✅]*$/u.test(mark))
    yield problem('syntax/box', `\`${all.trim()}\` is read as text, not as a task`, undefined, mark, range);
  else
    yield {
      rule: 'syntax/unknown-box',
      message: `\`[${mark}]\` is no box: the item is read as text, not as a task`,
      fix: 'Write [ ] for open or [x] for done',
      ...range,
      key: first,
    };
}

function problem(
  rule: string,
  message: string,
  marker: string | undefined,
  mark: string,
  range: { start: number; end: number },
): RawProblem {
  const box = `${marker === undefined ? '' : `${marker} `}[${isTicked(mark) ? 'x' : ' '}] `;
  return {
    rule,
    message,
    fix: `Write "${marker === undefined ? '- ' : ''}${box}…"`,
    ...range,
    key: `${message} ${range.start}`,
    edit: { ...range, text: box },
  };
}
