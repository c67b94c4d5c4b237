import type { List } from 'mdast';
import type { Block } from '../blocks.ts';
import type { Fields } from '../drafts.ts';
import { keyLine } from '../phase-fields.ts';
import { setLongStatus, setPlanKey } from '../plan-fields.ts';
import { isBoxed } from '../task-list.ts';
import { walkBlock } from './blocks.ts';
import type { Place, Walk } from './context.ts';
import { phasesTold, toldAgain } from './told-again.ts';

/** Blocks at the head of the document: metadata, then what it says about itself. */
export function walkHead(walk: Walk, place: Place): void {
  const { draft } = walk;
  for (const block of place.section.blocks) {
    const told = block.type === 'list' ? phasesTold(walk, block) : undefined;
    if (told) {
      toldAgain(walk, told);
      draft.keep(place.cursor, draft.markdownOf(block), block.from, block.to, 'a list of the phases; what it says is compared');
      continue;
    }
    const quoted = block.type === 'blockquote';
    if (
      block.type !== 'paragraph' &&
      !quoted &&
      !(block.type === 'list' && !isBoxed(block.node as List, draft.markdownOf(block)))
    ) {
      walkBlock(walk, block, place, undefined);
      continue;
    }
    takeMetadata(walk, block, place);
  }
}

/** Shorter lines are seldom broken for their length. */
const BROKEN_LENGTH = 60;

/** Whether a sentence goes on in the next line: it is indented, begins small or in parentheses, or the line is a long one without an end. */
const goesOn = (line: string, next: string): boolean =>
  !keyLine(next) &&
  (/^(?:\s+\S|[\p{Ll}(（])/u.test(next) ||
    (line.trim().length >= BROKEN_LENGTH && /[\p{L}\p{N},;–—-]$/u.test(line) && /^[\p{L}\p{N}*_`[]/u.test(next)));

/** Parts of a line that holds several values: `Owner: Ana · Status: in progress`. A line of one value is its only part. */
function valuesIn(line: string): string[] {
  const parts = line.split(/\s+[·•|]\s+/);
  return parts.length > 1 && parts.every(keyLine) ? parts : [line];
}

/** Sets the values of a line in the plan; returns the fields where each of them is taken. A line that says more stays prose as well. */
function setValues(line: string, fields: Fields): string | undefined {
  const set = valuesIn(line).map((part) => setPlanKey(part, fields));
  return set.every((field) => field !== undefined) ? [...new Set(set)].join('` and `') : undefined;
}

/** Lines of metadata are taken; the others are kept. */
function takeMetadata(walk: Walk, block: Block, place: Place): void {
  const { draft } = walk;
  let run: number | undefined;
  const end = (until: number): void => {
    if (run !== undefined)
      draft.keep(
        place.cursor,
        draft.markdownOf({ ...block, from: run, to: until }),
        run,
        until,
        'no part of a register; kept where it stood',
      );
    run = undefined;
  };
  for (let line = block.from; line <= block.to; line++) {
    const text = draft.document.lines[line - 1] ?? '';
    const next = draft.document.lines[line] ?? '';
    const words = text.replace(/^\s*>\s?/, '');
    const continued = line < block.to && goesOn(text, next);
    if (continued) setLongStatus(words, draft.plan.fields);
    const field = continued ? undefined : setValues(words, draft.plan.fields);
    if (field === undefined) {
      run ??= line;
      continue;
    }
    end(line - 1);
    draft.claim('typed', 'metadata', draft.plan, line, line, `a line of metadata; it sets \`${field}\``);
  }
  end(block.to);
}
