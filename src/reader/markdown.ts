import type { Definition, Nodes, Root } from 'mdast';
import { markdownToMdast } from 'satteri';

/**
 * Bodies are MDX with components but without expressions: braces are text. They are therefore parsed as Markdown, in
 * which a tag is an `html` node, and the tags are read by {@link parseTag}; nothing in a body can make the parser give up.
 *
 * A component's tag on a line of its own is separated from its content here, as MDX does (Markdown would swallow the
 * lines up to the next blank one). Positions are mapped back to the text as written.
 */
export function parseMarkdown(body: string): Root {
  const { text, inserted } = separateTags(body);
  const root = markdownToMdast(text) as unknown as Root;
  if (inserted.length > 0) moveBack(root, text, body, inserted);
  return root;
}

/** The definitions (`[id]: address`) of a tree by their identifier. Where one is given twice, the first holds. */
export function definitionsOf(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  const visit = (node: Nodes): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  return definitions;
}

/** A component's tag on a line of its own. */
export const TAG_LINE = /^ {0,3}<\/?[A-Z][\w.]*(?:\s[^<>]*|\s*)\/?>[ \t]*$/;
const FENCE = /^ {0,}(`{3,}|~{3,})(.*)$/;

function separateTags(body: string): { text: string; inserted: number[] } {
  if (!/<\/?[A-Z]/.test(body)) return { text: body, inserted: [] };
  const lines = body.split('\n');
  const out: string[] = [];
  /** Numbers (from 1) of the lines of `text` that are not in `body`. */
  const inserted: number[] = [];
  let fence: string | undefined;
  const blank = () => {
    if (out.length > 0 && out.at(-1)?.trim() !== '') {
      out.push('');
      inserted.push(out.length);
    }
  };
  let afterTag = false;
  for (const line of lines) {
    const mark = FENCE.exec(line.trimStart().startsWith('`') || line.trimStart().startsWith('~') ? line.trimStart() : '');
    if (fence !== undefined) {
      if (mark?.[1]?.startsWith(fence) && mark[2]?.trim() === '') fence = undefined;
      out.push(line);
      continue;
    }
    const isTag = TAG_LINE.test(line);
    if ((isTag && out.length > 0) || (afterTag && line.trim() !== '')) blank();
    if (mark?.[1] && !isTag) fence = mark[1];
    out.push(line);
    afterTag = isTag;
  }
  return { text: out.join('\n'), inserted };
}

function moveBack(root: Root, text: string, body: string, inserted: readonly number[]): void {
  const starts = (source: string): number[] => {
    const result = [0];
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) result.push(at + 1);
    return result;
  };
  const bodyStarts = starts(body);
  const shiftOf: number[] = [];
  let shift = 0;
  let next = 0;
  for (let line = 1; line <= text.split('\n').length + 1; line++) {
    if (inserted[next] === line) {
      shift++;
      next++;
    }
    shiftOf[line] = shift;
  }
  const move = (point: { line: number; column: number; offset?: number | undefined }): void => {
    point.line -= shiftOf[point.line] ?? shift;
    point.offset = Math.min(body.length, (bodyStarts[point.line - 1] ?? body.length) + point.column - 1);
  };
  const visit = (node: Nodes): void => {
    if (node.position) {
      move(node.position.start);
      move(node.position.end);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
}
