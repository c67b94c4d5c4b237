import type { Nodes, Root } from 'mdast';
import { eatenDigits } from './eatenDigits.ts';
import { oddFences } from './oddFences.ts';
import type { RawProblem } from './raw.ts';
import { secrets } from './secrets.ts';

/**
 * What is left of UTF-8 that was read as Windows-1252 or Mac Roman: a lead character and the trail bytes behind it.
 * `â€™` (’), `Ã©` (é), `ðŸ` (emoji), and Mac Roman's `‚Äî` (—), `√©` (é), `‚úÖ` (✅).
 */
const MOJIBAKE =
  /(?:â€[™œ\u009d˜¦“”•¢]?|Ã[\u0080-\u00bf©¨¤¶¼ŸŠ±³]|Â[\u00a0-\u00bf]|ðŸ[\u0080-\u00bf˜™š›œžŸ€-™]|â[†œ˜][\u0080-\u00bf’“”•˜™šœ]|‚Ä[îìúùò¶¢]|√[©®∞±≥¥§∂∑]|‚úÖ|‚Üí|üîÑ|Ô∏è)/gu;
const PLAIN: readonly (readonly [rule: string, pattern: RegExp, message: (found: string) => string, fix: string])[] = [
  [
    'damage/mojibake',
    MOJIBAKE,
    (found) => `"${found}" is text in a wrong encoding`,
    'Restore the text from its source: it was UTF-8 and was read as something else',
  ],
  [
    'damage/object-object',
    /\[object (?:Object|Array|Undefined|Null|Promise)\]/g,
    (found) => `"${found}" stands where words were`,
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

/** Damage of the text itself, found without knowing what it means. One finding a line and kind. */
export function damage(text: string, bodyStart: number, tree: Root): RawProblem[] {
  const problems: RawProblem[] = [];
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
        key: text.slice(text.lastIndexOf('\n', match.index) + 1, lastLineEnd).trim(),
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
