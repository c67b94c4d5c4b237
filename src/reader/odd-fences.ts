import type { Nodes, Root } from 'mdast';
import type { RawProblem } from './raw.ts';

/** More words than this behind the marks of a code block are prose that the block has swallowed. */
const INFO_WORDS = 4;
const FIX = 'Write the marks alone on a line of their own, before and behind the code';

/** A text with spaces in place of its code spans. */
function withoutSpans(node: Nodes, written: string, offset: number): string {
  if (node.type === 'inlineCode') {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0].map((at) => at - offset);
    return written.slice(0, from) + ' '.repeat((to ?? 0) - (from ?? 0)) + written.slice(to);
  }
  return 'children' in node ? node.children.reduce((left, child) => withoutSpans(child, left, offset), written) : written;
}

/**
 * Code blocks whose marks stand wrongly, so that code and prose change places: text behind the closing marks (which
 * closes nothing), prose behind the opening ones, marks in the middle of a paragraph.
 */
export function oddFences(tree: Root, bodyStart: number, text: string): RawProblem[] {
  const problems: RawProblem[] = [];
  const problem = (message: string, start: number, end: number): void => {
    problems.push({ rule: 'damage/odd-fence', message, fix: FIX, start, end, key: text.slice(start, end) });
  };
  const visit = (node: Nodes): void => {
    const [start, end] = [bodyStart + (node.position?.start.offset ?? 0), bodyStart + (node.position?.end.offset ?? 0)];
    if (node.type === 'code') {
      const written = text.slice(start, end);
      const marks = /^[ \t]*(`{3,}|~{3,})/.exec(written)?.[1];
      if (marks === undefined) return;
      const info = `${node.lang ?? ''} ${node.meta ?? ''}`.trim();
      if (!/[={"[]/.test(info) && info.split(/\s+/).length > INFO_WORDS)
        problem(
          `the marks of the code block are followed by prose: "${info.slice(0, 40)}"`,
          start,
          start + (written.indexOf('\n') < 0 ? written.length : written.indexOf('\n')),
        );
      // Markdown in a block may show a block of its own.
      if (/^(md|mdx|markdown)$/i.test(node.lang ?? '')) return;
      const inside = new RegExp(`^[ \\t]{0,3}${marks[0] === '`' ? '`' : '~'}{${marks.length},}[ \\t]*\\S.*$`, 'm').exec(
        written.slice(written.indexOf('\n') + 1),
      );
      if (inside) {
        const at = start + written.indexOf('\n') + 1 + inside.index;
        problem(
          `the code block goes on: "${inside[0].trim().slice(0, 40)}" closes nothing, since text follows the marks`,
          at,
          at + inside[0].length,
        );
      }
      return;
    }
    if (node.type === 'paragraph') {
      // ```code``` in one line is a code span, which Markdown allows, and a span in other marks may show these.
      const match = /(?<![`\\\n])`{3}(?!`)/.exec(withoutSpans(node, text.slice(start, end), start - bodyStart));
      if (match) problem('the marks of a code block are in the middle of a line', start + match.index, start + match.index + 3);
      return;
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return problems;
}
