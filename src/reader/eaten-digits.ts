import type { Nodes, Root } from 'mdast';
import type { RawProblem } from './raw.ts';

/** What may be written behind a number without a space: units, ordinals, and words that begin with a digit. */
const GLUED =
  /^(?:st|nd|rd|th|ms|sec|secs|seconds?|min|mins|minutes?|hrs?|hours?|days?|wks?|weeks?|mos?|months?|yrs?|years?|px|rem|em|pt|vh|vw|dpi|fps|ppm|rpm|rps|qps|tps|req|reqs|ops|bits?|bytes?|kb|mb|gb|tb|kib|mib|gib|kbps|mbps|gbps|khz|mhz|ghz|usd|eur|gbp|xx|xl|fold|ish|nm|mm|cm|km|kg|mg|ml|nodes?|cores?|cpus?|vcpu|threads?|users?|files?|lines?|loc|tests?|steps?|times|ths|way|factor|party|tier|digit|page|char|chars|col|bpm|mah|kwh|ch|ty|degrees?)$/i;

/** A number with the rest of a word behind it: `100est coverage` was `100% test coverage`. Hashes, names and paths are none. */
const RUN = /(?<![\p{L}\p{N}_.\-/:#@+&=%$~\\])(\d{1,4}(?:\.\d+)?)([a-z]{3,})(?![\p{L}\p{N}_/@.]|-\d)/gu;

/** Words of prose in which a number swallowed the beginning of the next one, or was swallowed. */
export function eatenDigits(tree: Root, bodyStart: number, text: string): RawProblem[] {
  const problems: RawProblem[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'text' && node.position) {
      const start = bodyStart + (node.position.start.offset ?? 0);
      const written = text.slice(start, bodyStart + (node.position.end.offset ?? 0));
      for (const match of written.matchAll(RUN)) {
        const [found, , word = ''] = match;
        if (GLUED.test(word) || /^[a-f]+$/.test(word)) continue;
        problems.push({
          rule: 'damage/eaten-digits',
          message: `"${found}" looks like a number and a word that lost a part`,
          fix: 'Restore the number and the word from the source; if nothing is lost, put a space between them',
          start: start + match.index,
          end: start + match.index + found.length,
          key: found,
        });
      }
      return;
    }
    if (node.type === 'link') return;
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return problems;
}
