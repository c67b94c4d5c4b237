import type { Nodes, Root } from 'mdast';
import { eatenDigits } from './eaten-digits.ts';
import { mojibake } from './mojibake.ts';
import { oddFences } from './odd-fences.ts';
import type { RawProblem } from './raw.ts';
import { secrets } from './secrets.ts';

const PLAIN: readonly (readonly [rule: string, pattern: RegExp, message: (found: string) => string, fix: string])[] = [
  [
    'damage/object-object',
    // In backticks it is spoken about.
    /(?<!`)\[object (?:Object|Array|Undefined|Null|Promise)\](?!`)/g,
    (found) => `"${found}" is in the text`,
    'Restore the text from its source',
  ],
  [
    'damage/replacement-character',
    /\ufffd+/g,
    () => 'a character was lost here (U+FFFD)',
    'Restore the character from the source',
  ],
  [
    'damage/conflict-marker',
    /^(?:<{7} .*|>{7} .*|\|{7} .*)$/gm,
    (found) => `a conflict marker of git: ${found.slice(0, 20)}`,
    'Choose one version and remove the markers',
  ],
];

const lineOf = (text: string, offset: number): string =>
  text
    .slice(
      text.lastIndexOf('\n', offset) + 1,
      offset + (text.indexOf('\n', offset) < 0 ? text.length : text.indexOf('\n', offset) - offset),
    )
    .trim();

/** A file is read in a wrong encoding as a whole: one finding, with the number of places. */
function wrongEncoding(text: string): RawProblem[] {
  const found = [...mojibake(text)];
  const [first] = found;
  if (!first) return [];
  return [
    {
      rule: 'damage/mojibake',
      message: `"${first.found}" is "${first.meant}" in a wrong encoding${found.length > 1 ? `, and so are ${found.length - 1} other places of the file` : ''}`,
      fix: 'Restore the file from its source: it was UTF-8 and was read as something else',
      start: first.start,
      end: first.start + first.found.length,
      key: 'file',
    },
  ];
}

/** Damage of the text itself, found without knowing what it means. One finding a line and kind. */
export function damage(text: string, bodyStart: number, tree: Root): RawProblem[] {
  const problems: RawProblem[] = wrongEncoding(text);
  for (const [rule, pattern, message, fix] of PLAIN) {
    let lastLineEnd = -1;
    for (const match of text.matchAll(pattern)) {
      if (match.index < lastLineEnd) continue;
      const end = text.indexOf('\n', match.index);
      lastLineEnd = end < 0 ? text.length : end;
      problems.push({
        rule,
        message: message(match[0]),
        fix,
        start: match.index,
        end: match.index + match[0].length,
        key: lineOf(text, match.index),
      });
    }
  }
  raggedTables(tree, bodyStart, text, problems);
  problems.push(...oddFences(tree, bodyStart, text), ...eatenDigits(tree, bodyStart, text), ...secrets(text));
  return problems;
}

function raggedTables(node: Nodes, bodyStart: number, text: string, problems: RawProblem[]): void {
  if (node.type === 'table') {
    const columns = node.children[0]?.children.length ?? 0;
    for (const row of node.children.slice(1)) {
      const start = bodyStart + (row.position?.start.offset ?? 0);
      const end = bodyStart + (row.position?.end.offset ?? 0);
      // Cells that Markdown fills in are not in the source: count what is written.
      const cells = row.children.filter((cell) => (cell.position?.end.offset ?? 0) > (cell.position?.start.offset ?? 0)).length;
      if (cells === columns) continue;
      problems.push({
        rule: 'damage/ragged-table',
        message: `the row has ${cells} cells, the head of the table has ${columns}`,
        fix: cells < columns ? 'Add the missing cells (empty ones as | |)' : 'Remove a cell, or write | inside a cell as \\|',
        start,
        end,
        key: text.slice(start, end),
      });
    }
    return;
  }
  if ('children' in node) for (const child of node.children) raggedTables(child, bodyStart, text, problems);
}
