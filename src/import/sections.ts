import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import type { Block, BlockDocument } from './blocks.ts';
import { type PhaseLabel, phaseLabel } from './phase-label.ts';
import { bare } from './words/bare.ts';
import { type SectionRole, sectionRole } from './words/sections.ts';

/** A heading with everything below it. Leads in bold or plain lines that number phases are headings too. */
export interface Section {
  /** The text of the heading in Markdown; the document itself has none. */
  heading: string;
  depth: number;
  /** Lines of the heading. */
  from: number;
  to: number;
  /** Whether it is written as a heading; others keep their line as prose where they become no phase. */
  written: boolean;
  role?: SectionRole;
  label?: PhaseLabel;
  blocks: Block[];
  children: Section[];
  parent?: Section;
}

/** Gives the Markdown of lines of the document. */
export const sliceLines = (document: BlockDocument, from: number, to: number): string =>
  document.lines.slice(from - 1, to).join('\n');

const headingText = (markdown: string): string =>
  markdown
    .replace(/^ {0,3}#{1,6}[ \t]*/, '')
    .replace(/[ \t]+#+[ \t]*$/, '')
    .replace(/\n[=-]+\s*$/, '')
    .trim();

function section(heading: string, depth: number, from: number, to: number, written = true): Section {
  const label = phaseLabel(heading);
  // The title of a phase is its name, and says nothing about the lists in it.
  // A day in front of it makes it an entry of a log.
  const role = label || /^\[?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(bare(heading)) ? undefined : sectionRole(bare(heading));
  return { heading, depth, from, to, written, ...(role && { role }), ...(label && { label }), blocks: [], children: [] };
}

/** Leads of phases are short; longer lines that begin with "Phase 1" tell about it. */
const LEAD_LENGTH = 140;

/** The lead of a paragraph that numbers a phase: its first line, where the rest is empty or more text. */
function leadOf(document: BlockDocument, block: Block): { heading: string; rest: number } | undefined {
  if (block.type !== 'paragraph') return undefined;
  const first = (document.lines[block.from - 1] ?? '').trim();
  const bold = /^(\*\*|__)(?=\S)(.+?)\1\s*[:：]?\s*(.*)$/.exec(first);
  const label = phaseLabel(first);
  if (label?.strength !== 'strong' || first.length > LEAD_LENGTH) return undefined;
  const separated = /[:：—–-]|[(（]/.test(first.slice(label.label.length, label.label.length + 6)) || bare(first) === label.label;
  if (!bold && !separated) return undefined;
  // A line that ends as a sentence is told, unless the lead itself is bold.
  if (!bold && /[.!?。！？]$/.test(first)) return undefined;
  return { heading: first, rest: block.from + 1 };
}

/** In a document whose phases are plain lines, its other parts are too: `Rollback Plan`, with a list below it. */
function titleOf(document: BlockDocument, block: Block, next: Block | undefined): string | undefined {
  if (block.type !== 'paragraph' || block.from !== block.to || next?.type !== 'list') return undefined;
  const text = (document.lines[block.from - 1] ?? '').trim();
  const role = sectionRole(bare(text));
  const names =
    role === 'rollback' ||
    role === 'risks' ||
    role === 'exit' ||
    role === 'testing' ||
    role === 'metrics' ||
    role === 'questions';
  return names &&
    bare(text).split(/\s+/).length <= 4 &&
    /^[\p{Lu}\p{Lo}]/u.test(bare(text)) &&
    !/[:：.。]\**$/.test(text) &&
    !/^(?:\*\*|__)/.test(text)
    ? text
    : undefined;
}

/** The paragraphs and lists of an item as blocks of their own. */
function blocksOfItem(item: ListItem): Block[] {
  return item.children.map((node) => {
    const from = node.position?.start.line ?? 1;
    const end = node.position?.end ?? { line: from, column: 2 };
    return {
      type: node.type as Block['type'],
      node: node as RootContent,
      from,
      to: end.column === 1 ? Math.max(from, end.line - 1) : end.line,
    };
  });
}

/** A list whose items number phases, as sections: `- **Phase 1**: Setup` with a list below it. */
function itemsAsSections(document: BlockDocument, list: List, depth: number): Section[] | undefined {
  const leads = list.children.map((item) => {
    const paragraph = item.children.find((child): child is Paragraph => child.type === 'paragraph');
    const first = paragraph
      ? (document.lines[(paragraph.position?.start.line ?? 1) - 1] ?? '').slice((paragraph.position?.start.column ?? 1) - 1)
      : '';
    return { item, paragraph, first, label: phaseLabel(first.replace(/^\[[ xX]\]\s*/, '')) };
  });
  const strong = leads.filter(({ label, item }) => label?.strength === 'strong' && item.children.length > 1);
  if (strong.length < 2 || strong.length < leads.length * 0.7) return undefined;
  return leads.map(({ item, first, paragraph }) => {
    const line = item.position?.start.line ?? 1;
    const made = section(first, depth, line, line, false);
    const [, ...others] = blocksOfItem(item);
    const end = paragraph?.position?.end.line ?? line;
    if (end > line && paragraph) made.blocks.push({ type: 'paragraph', node: paragraph, from: line + 1, to: end });
    made.blocks.push(...others);
    return made;
  });
}

/** Splits the blocks of a section at leads that number phases. */
function promoteLeads(document: BlockDocument, into: Section): void {
  const leads = into.blocks.map((block) => leadOf(document, block));
  const count = leads.filter((lead) => lead !== undefined).length;
  const rest: Block[] = [];
  const made: Section[] = [];
  for (const [index, block] of into.blocks.entries()) {
    const lead = leads[index];
    // One lead alone may be a phase too, if something follows it.
    if (lead && (count > 1 || (into.blocks[index + 1] && into.blocks[index + 1]?.type !== 'paragraph'))) {
      const next = section(lead.heading, into.depth + 1, block.from, block.from, false);
      if (lead.rest <= block.to) next.blocks.push({ ...block, from: lead.rest });
      made.push(next);
      continue;
    }
    const title = made.length > 0 ? titleOf(document, block, into.blocks[index + 1]) : undefined;
    if (title !== undefined) {
      made.push(section(title, into.depth + 1, block.from, block.to, false));
      continue;
    }
    const items = block.type === 'list' ? itemsAsSections(document, block.node as List, into.depth + 1) : undefined;
    if (items) {
      made.push(...items);
      continue;
    }
    (made.at(-1) ? (made.at(-1) as Section).blocks : rest).push(block);
  }
  if (made.length === 0) return;
  into.blocks = rest;
  for (const each of made) each.parent = into;
  into.children.unshift(...made);
}

/** Lines of data between rules that do not stand at the head of the file: Markdown takes the rule below them for an underline. */
const isUnderlinedData = (document: BlockDocument, { from, to }: Block): boolean =>
  to > from &&
  /^-+\s*$/.test(document.lines[to - 1] ?? '') &&
  /^[\p{L}_][\p{L}\p{N}_-]*:\s/u.test(document.lines[from - 1] ?? '');

/** Reads a document as a tree of sections, whatever levels its headings skip. */
export function readSections(document: BlockDocument): Section {
  const root = section('', 0, 0, 0, false);
  const open: Section[] = [root];
  for (const block of document.blocks) {
    if (block.node.type !== 'heading') {
      open.at(-1)?.blocks.push(block);
      continue;
    }
    if (isUnderlinedData(document, block)) {
      open
        .at(-1)
        ?.blocks.push({ ...block, type: 'paragraph', to: block.to - 1 }, { ...block, type: 'thematicBreak', from: block.to });
      continue;
    }
    const { depth } = block.node;
    while (open.length > 1 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const parent = open.at(-1) ?? root;
    const next = section(headingText(sliceLines(document, block.from, block.to)), depth, block.from, block.to);
    next.parent = parent;
    parent.children.push(next);
    open.push(next);
  }
  const visit = (each: Section): void => {
    promoteLeads(document, each);
    for (const child of each.children) visit(child);
  };
  visit(root);
  return root;
}

/** A section and all below it, in order. */
export function* allSections(of: Section): Generator<Section> {
  yield of;
  for (const child of of.children) yield* allSections(child);
}

/** The last line of a section with everything below it. */
export const lastLine = (of: Section): number =>
  Math.max(of.to, ...of.blocks.map((block) => block.to), ...of.children.map(lastLine));
