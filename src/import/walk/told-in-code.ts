import type { Code } from 'mdast';
import type { Block } from '../blocks.ts';
import type { Cursor } from '../draft-plan.ts';
import type { DraftFile } from '../drafts.ts';
import { readPhaseHeading, setStatus, setTime } from '../phase-fields.ts';
import { type PhaseLabel, phaseLabel } from '../phase-label.ts';
import { allSections } from '../sections.ts';
import { type TimeValue, timeOf } from '../spans.ts';
import { statusOf } from '../words/status.ts';
import { asksForWork } from '../words/work.ts';
import type { Walk } from './context.ts';

/** Signs that draw trees, arrows and bars in a block of plain text. */
const DRAWN = /[│├└┌┐┘┤┬┴┼─━═║╠╚╔╗╝╞╪▶▼↓█▓▒░■□▪]+/gu;

const TEXT = /^(?:text|txt|plain|plaintext|ascii|timeline|none)?$/i;

interface TextLine {
  /** Without what is drawn around it. */
  text: string;
  /** Line of the repaired text, from 1. */
  at: number;
}

/** The lines of a code block of plain text; other languages are code. */
function linesOf(block: Block): TextLine[] {
  const { lang, value } = block.node as Code;
  if (!TEXT.test(lang ?? '')) return [];
  return value.split('\n').map((line, index) => ({
    text: line
      .replace(DRAWN, '  ')
      .replace(/^[\s|+*•·>→#-]+/u, '')
      .trim(),
    at: block.from + 1 + index,
  }));
}

/** The phases that a label names; `Phase 1-2` names two. */
function phasesNamed(walk: Walk, label: PhaseLabel): DraftFile[] {
  const [from, to] = label.number.split('-').map(Number);
  const labels =
    from !== undefined && to !== undefined && to - from > 0 && to - from < 20
      ? Array.from({ length: to - from + 1 }, (_, index) => label.label.replace(/\d+\s*[-–~]\s*\d+/, String(from + index)))
      : [label.label];
  const ids = new Set(labels.map((each) => walk.names.find(each)));
  return walk.draft.files.filter(({ kind, id }) => kind === 'phase' && ids.has(id));
}

/** The times in a line: in parentheses, behind a colon, or apart from the other words. */
const timesIn = (text: string): TimeValue[] =>
  text.split(/\s{2,}|\s*[()（）:：|,，;；]\s*|\s[-–—]\s/u).flatMap((part) => timeOf(part) ?? []);

/**
 * Lines of a text block that tell about phases once more: `Phase 1: Setup (Weeks 1-2)`, `Week 3: Phase 2`. What they say is set
 * where nothing is, and stated beside it where it differs; the block itself stays where it is.
 */
export function toldInCode(walk: Walk, block: Block): void {
  for (const { text, at } of linesOf(block)) {
    const label = phaseLabel(text);
    let files = label ? phasesNamed(walk, label) : [];
    let times = label ? timesIn(label.title) : [];
    if (files.length === 0) {
      const [, when = '', what = ''] = /^(.{2,28}?)\s*(?:[:：|]|\s[-–—])\s*(\S.*)$/u.exec(text) ?? [];
      const time = timeOf(when);
      const named = time && phaseLabel(what);
      if (!named) continue;
      files = phasesNamed(walk, named);
      times = [time];
    }
    const sign = files.length === 1 ? /[✅☑✔🔄🚧⏳⏸]/u.exec(text)?.[0] : undefined;
    for (const file of files) {
      for (const time of times) setTime(file.fields, time);
      if (sign !== undefined && statusOf(sign) !== undefined) setStatus(file.fields, sign);
      if (times.length > 0 || sign !== undefined)
        walk.draft.claim('typed', 'phase', file, at, at, 'the same phase, told in a block of text: its values are compared');
    }
  }
}

/** Lines of a block of plain text that number phases; none where fewer than two do, or one does twice. */
function phaseLines(block: Block): (TextLine & { label: PhaseLabel })[] {
  const labelled = linesOf(block).flatMap((line) => {
    const label = phaseLabel(line.text);
    return label?.strength === 'strong' && label.title !== '' ? [{ ...line, label }] : [];
  });
  return labelled.length > 1 && new Set(labelled.map(({ label }) => label.number)).size === labelled.length ? labelled : [];
}

/** Lines that a tree or a list draws below others, where at least half of them ask for work; a tree of files has none. */
function branchesOf(block: Block): TextLine[] {
  const drawn = (block.node as Code).value.split('\n');
  const branches = linesOf(block).filter(
    ({ text, at }) => text !== '' && /^\s*(?:[│|]\s*)?(?:[├└]|[-*•]\s|\d+[.)]\s)/u.test(drawn[at - block.from - 1] ?? ''),
  );
  return branches.filter(({ text }) => asksForWork(text)).length * 2 >= branches.length ? branches : [];
}

/** Makes tasks of the lines that are drawn below a phase. */
function keepBranches({ draft }: Walk, file: DraftFile, branches: readonly TextLine[]): void {
  const [first, last] = [branches[0], branches.at(-1)];
  if (!first || !last) return;
  const cursor: Cursor = { file, pending: [], late: false };
  draft.mark(cursor, '<Tasks>');
  draft.keep(cursor, branches.map(({ text }) => `- ${text}`).join('\n'), first.at, last.at, 'what is drawn below a phase');
  for (const { at } of branches) draft.claim('typed', 'task', file, at, at, 'a line that is drawn below a phase');
  draft.mark(cursor, '</Tasks>');
}

/** The phases of a document that numbers them only in blocks of plain text: those of the longest one. Answers whether there are any. */
export function phasesInCode(walk: Walk): boolean {
  const { draft } = walk;
  const told = [...allSections(walk.root)].flatMap(({ blocks, depth }) =>
    blocks.flatMap((block) => (block.type === 'code' ? [{ depth, block, lines: phaseLines(block) }] : [])),
  );
  const longest = told.reduce((most, each) => (each.lines.length > (most?.lines.length ?? 0) ? each : most), told[0]);
  const branches = longest ? branchesOf(longest.block) : [];
  for (const [index, { text, at, label }] of (longest?.lines ?? []).entries()) {
    const { title, fields } = readPhaseHeading(text.replace(/\s{2,}/g, ' - '), label);
    const file = draft.add('phase', title, (longest?.depth ?? 0) + 1, String(index + 1).padStart(2, '0'));
    Object.assign(file.fields, { title, label: label.label }, fields);
    for (const time of timesIn(label.title)) setTime(file.fields, time);
    file.lines = draft.sourceLines(at, at);
    walk.names.add(file.id, label, title);
    draft.claim('typed', 'phase', file, at, at, 'it is a line of a block of text that numbers phases');
    const end = longest?.lines[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    keepBranches(
      walk,
      file,
      branches.filter((branch) => branch.at > at && branch.at < end),
    );
  }
  return (longest?.lines.length ?? 0) > 0;
}
