import type { Nodes, Root } from 'mdast';
import { invisibleIn } from '../model/invisible.ts';
import { type Frontmatter, type Range, textsOf } from './frontmatter.ts';
import type { RawProblem } from './raw.ts';

const has = (text: string): boolean => !invisibleIn(text).next().done;

/** Invisible characters of a file: as they are written, by escapes of YAML (`"\\u200b"`), and by entities in a body (`&#8203;`). */
export function invisibles(text: string, frontmatter: Frontmatter, tree: Root): RawProblem[] {
  const problems: RawProblem[] = [];
  const add = (start: number, end: number, what: string, code: string, escaped: boolean): void =>
    void problems.push({
      rule: 'damage/invisible',
      message: `${what} (${code})${escaped ? ', written as an escape' : ''}`,
      fix: 'Remove it, or write what you mean with characters that can be seen',
      start,
      end,
      // What takes up no room can go; a space, a line end or half a character may stand for something.
      ...(!escaped && what === 'an invisible character' && { edit: { start, end, text: '' } }),
      key: `${code}:${problems.length}`,
    });
  for (const { start, end, what, code } of invisibleIn(text)) add(start, end, what, code, false);
  const escaped = (value: string, [start, end]: Range): void => {
    const [first] = invisibleIn(value);
    if (first && !has(text.slice(start, end))) add(start, end, first.what, first.code, true);
  };
  // Without a backslash nothing in frontmatter is an escape.
  if (text.slice(0, frontmatter.bodyStart).includes('\\'))
    for (const { text: value, range } of textsOf(frontmatter)) escaped(value, range);
  const visit = (node: Nodes): void => {
    if (node.type === 'text' && node.position) {
      const [start, end] = [node.position.start.offset ?? 0, node.position.end.offset ?? 0];
      escaped(node.value, [frontmatter.bodyStart + start, frontmatter.bodyStart + end]);
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  return problems;
}
