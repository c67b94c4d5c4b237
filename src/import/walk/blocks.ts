import type { Code } from 'mdast';
import { applyTable, type TablePlace } from '../apply-table.ts';
import type { Block } from '../blocks.ts';
import type { Fields, Value } from '../drafts.ts';
import { variablesOf } from '../environment-code.ts';
import { unnumbered } from '../phase-label.ts';
import { announcesTriggers, triggerTable } from '../rollback.ts';
import { readTable } from '../tables.ts';
import { bare } from '../words/bare.ts';
import { sectionRole } from '../words/sections.ts';
import type { Place, Walk } from './context.ts';
import { walkList } from './lists.ts';
import { phaseParagraph } from './phase-paragraph.ts';
import { toldInCode } from './told-in-code.ts';

/** A paragraph whose last line is the label of what follows, as two: `**Status**: done`, then `**Files:**`. */
function splitLabels(walk: Walk, blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, index) => {
    const last = walk.draft.document.lines[block.to - 1] ?? '';
    return block.type === 'paragraph' &&
      block.to > block.from &&
      LABELLED.has(blocks[index + 1]?.type ?? '') &&
      BOLD_LABEL.test(last.trim())
      ? [
          { ...block, to: block.to - 1 },
          { ...block, from: block.to },
        ]
      : [block];
  });
}

const LABELLED: ReadonlySet<string> = new Set(['list', 'table', 'code']);
const BOLD_LABEL = /^\*\*[^*]+(?:\*\*[:：]?|[:：]\*\*)(?:\s*[（(][^()（）]*[)）])?[:：]?$/;

/** Walks blocks in order; the label of a list or a table goes where that goes. */
export function walkBlocks(walk: Walk, written: readonly Block[], place: Place): void {
  const { draft } = walk;
  const blocks = splitLabels(walk, written);
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    const text = block.type === 'paragraph' && block.from === block.to ? draft.markdownOf(block).trim() : '';
    const isLabel =
      text !== '' &&
      text.length <= LABEL_LENGTH &&
      next !== undefined &&
      LABELLED.has(next.type) &&
      (/[:：]\**$/.test(text) || BOLD_LABEL.test(text));
    if (isLabel && next) {
      // A label goes with what it stands above: into a register, or in front of the list.
      const piece = { markdown: text, lines: draft.sourceLines(block.from, block.to) };
      place.cursor.pending.push(piece);
      draft.claim('prose', 'heading', place.cursor.file, block.from, block.to, 'the label of the text below it');
      continue;
    }
    const before = blocks[index - 1];
    const label =
      before &&
      place.cursor.pending.at(-1) &&
      before.type === 'paragraph' &&
      place.cursor.pending.at(-1)?.lines?.from === draft.sourceLines(before.from, before.to).from
        ? place.cursor.pending.at(-1)?.markdown
        : undefined;
    walkBlock(walk, block, { ...place, announced: sentenceAbove(walk, before) }, label);
    if (label !== undefined && place.cursor.pending.some((piece) => piece.markdown === label)) {
      place.cursor.pending = place.cursor.pending.filter((piece) => piece.markdown !== label);
      if (before) draft.claim('typed', 'heading', place.cursor.file, before.from, before.to, 'the label of what became rows');
    }
  }
}

/** Longer lines are sentences, which stay text. */
const LABEL_LENGTH = 120;

/** The sentence that announces a list, where it is too long to be its label: the last one of the paragraph above. */
function sentenceAbove(walk: Walk, before: Block | undefined): string | undefined {
  if (before?.type !== 'paragraph') return undefined;
  const text = walk.draft
    .markdownOf(before)
    .trim()
    .replace(/\s*\n\s*/g, ' ');
  return /[:：?？]\**$/.test(text) ? text.replace(/^.*[.!?。！？]\s+(?=\S)/, '') : undefined;
}

/** Walks one block. */
export function walkBlock(walk: Walk, block: Block, place: Place, label: string | undefined): void {
  const { draft } = walk;
  const why = 'no part of a register; kept where it stood';
  if (walk.choice.lists.has(block) || block === walk.listed) return;
  if (
    block.type === 'table' &&
    place.role === 'rollback' &&
    announcesTriggers(place.section.heading, label) &&
    triggerTable(draft, readTable(draft.document, block), block, place.cursor.file)
  )
    return;
  if (block.type === 'table' && applyTable(draft, block, tablePlace(walk, place, label))) return;
  if (block.type === 'list') {
    walkList(walk, block, place, label);
    return;
  }
  if (block.type === 'code' && place.role === 'environment' && variablesOf(draft, block, block.node as Code)) return;
  if (block.type === 'paragraph' && place.phase && !place.cursor.late && place.cursor.file.kind === 'phase') {
    phaseParagraph(walk, block, place);
    return;
  }
  if (block.type === 'thematicBreak') {
    draft.claim('prose', 'rule', place.cursor.file, block.from, block.to, 'a rule between parts; files part them now');
    return;
  }
  if (block.type === 'code') toldInCode(walk, block);
  draft.keep(place.cursor, draft.markdownOf(block), block.from, block.to, why);
}

function tablePlace(walk: Walk, place: Place, label: string | undefined): TablePlace {
  const { fields } = walk.draft.plan;
  const side = (value: Value | undefined): string | undefined =>
    typeof value === 'object' && !Array.isArray(value) && typeof (value as Fields).system === 'string'
      ? ((value as Fields).system as string)
      : undefined;
  const heading = place.section === walk.root ? '' : unnumbered(label ?? place.section.heading);
  return {
    cursor: place.cursor,
    heading,
    role: (label === undefined ? undefined : sectionRole(bare(label))) ?? place.role,
    inPhase: place.phase !== undefined,
    phase: place.phase?.id,
    oldSystem: side(fields.from),
    newSystem: side(fields.to),
    phaseIn: (text) => walk.names.find(text),
    phaseFile: (id) => walk.draft.files.find((file) => file.kind === 'phase' && file.id === id),
  };
}
