import type { RootContent } from 'mdast';
import { parseMarkdown } from '../reader/markdown.ts';

/** One block of a document: its tree, and its first and last line in the repaired text (from 1). */
export interface Block {
  type: RootContent['type'];
  node: RootContent;
  from: number;
  to: number;
}

/** A document as blocks. Code blocks that nothing closes are closed where their code ends. */
export interface BlockDocument {
  /** Lines of the repaired text. */
  lines: readonly string[];
  /** Repaired line (from 1) → line of the source (from 1); a closing mark that was added has the line before it. */
  origin: readonly number[];
  blocks: readonly Block[];
  /** Source lines of code blocks that had no end. */
  unclosed: readonly number[];
  /** Source lines with marks that end no code block. */
  stray: readonly number[];
}

const OPENING = /^( {0,3}|\s*(?:[-*+]|\d+[.)])\s+|\s+)(`{3,}|~{3,})([^`]*)$/;

/** Lines that no code block goes past unless it is closed: a heading of the second level or below. */
const HEADING = /^#{2,6} \S/;

/**
 * Whether marks outside of code stand below a text and above a heading, with nothing between: they end a block that is closed
 * already, and would turn the rest of the document inside out.
 */
function endsNothing(source: readonly string[], at: number): boolean {
  if (
    !/^(?:`{3,}|~{3,})\s*$/.test(source[at] ?? '') ||
    (source[at - 1] ?? '').trim() === '' ||
    (source[at + 1] ?? '').trim() !== ''
  )
    return false;
  const next = source.slice(at + 1).find((line) => line.trim() !== '');
  return next !== undefined && HEADING.test(next);
}

/** Lines that each begin with a box or a tick are a list, which Markdown would run together. */
const SIGNED = /^(?:✅|☑️?|✔️?|☐|⬜|🔲|❌|🔄|⏳)\s*\S/u;

/** Which lines stand in code blocks. */
function codeLines(source: readonly string[], closings: ReadonlyMap<number, string>): boolean[] {
  let marks: string | undefined;
  return source.map((line, index) => {
    if (closings.has(index)) marks = undefined;
    const fence = /^\s*(?:(?:[-*+]|\d+[.)])\s+)?(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) return marks !== undefined;
    if (marks === undefined) marks = fence;
    else if (fence[0] === marks[0] && fence.length >= marks.length) marks = undefined;
    return true;
  });
}

/** Below a label a list may go on with 4: Markdown would take its first item for a part of the label's paragraph. */
const goesOn = (label: string, line: string): boolean =>
  /^(?!1[.)])\d{1,2}[.)]\s+\S/.test(line) && /^(?![-*+] |\d)\S.*(?:[:：]\**|\*\*)\s*$/.test(label);

/**
 * Closes code blocks that their author left open. Markdown would take the rest of the document for code. A block is open
 * if the document ends in it, or if another one opens in it (marks with a language open, and never close); it is closed
 * before the heading that follows it.
 */
function closeFences(written: readonly string[]): { lines: string[]; origin: number[]; unclosed: number[]; stray: number[] } {
  const stray: number[] = [];
  const source = [...written];
  const closings = new Map<number, string>();
  const unclosed: number[] = [];
  let open: { at: number; marks: string; indent: string; lang: string } | undefined;
  const close = (until: number): number | undefined => {
    if (!open) return undefined;
    for (let at = open.at + 1; at < until; at++) {
      if (!HEADING.test(source[at] ?? '')) continue;
      closings.set(at, open.indent + open.marks);
      unclosed.push(open.at + 1);
      return at;
    }
    return undefined;
  };
  for (let index = 0; index < source.length; index++) {
    const match = OPENING.exec(source[index] ?? '');
    if (!match) {
      if (open && index === source.length - 1) {
        const at = close(source.length);
        if (at !== undefined) {
          open = undefined;
          index = at - 1;
        }
      }
      continue;
    }
    const [, indent = '', marks = '', info = ''] = match;
    if (!open) {
      if (endsNothing(source, index)) {
        stray.push(index + 1);
        source[index] = '';
        continue;
      }
      open = { at: index, marks, indent: indent.replace(/\S/g, ' '), lang: info.trim() };
    } else if (marks[0] === open.marks[0] && marks.length >= open.marks.length) {
      if (info.trim() === '') open = undefined;
      else if (!/^(md|mdx|markdown)$/i.test(open.lang)) {
        const at = close(index);
        if (at !== undefined) {
          open = undefined;
          index = at - 1;
        }
      }
    }
    if (open && index === source.length - 1) close(source.length);
  }
  if (open && !closings.size) {
    // Nothing but code follows: it ends with the document.
    closings.set(source.length, open.indent + open.marks);
    unclosed.push(open.at + 1);
  }
  const lines: string[] = [];
  const origin: number[] = [0];
  const inCode = codeLines(source, closings);
  for (let index = 0; index <= source.length; index++) {
    const closing = closings.get(index);
    if (closing !== undefined) {
      lines.push(closing);
      origin.push(index);
    }
    if (index === source.length) break;
    if (goesOn(source[index - 1] ?? '', source[index] ?? '')) {
      lines.push('');
      origin.push(index);
    }
    const line = source[index] ?? '';
    const signed = !inCode[index] && SIGNED.test(line) && [index - 1, index + 1].some((at) => SIGNED.test(source[at] ?? ''));
    lines.push(signed ? `- ${line}` : line);
    origin.push(index + 1);
  }
  return { lines, origin, unclosed, stray };
}

/** Reads a document as blocks with their lines. */
export function readBlocks(text: string): BlockDocument {
  const { lines, origin, unclosed, stray } = closeFences(text.split('\n'));
  const tree = parseMarkdown(lines.join('\n'));
  const blocks = tree.children.map((node): Block => {
    const from = node.position?.start.line ?? 1;
    const end = node.position?.end ?? { line: from, column: 2 };
    return { type: node.type, node, from, to: Math.max(from, end.column === 1 ? end.line - 1 : end.line) };
  });
  return { lines, origin, blocks, unclosed, stray };
}
