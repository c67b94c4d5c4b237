import { visible } from '../../model/invisible.ts';

/** Between two characters that must not meet: takes no width, breaks no line. */
const JOINER = '\u2060';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Text of a plan as text of a comment, and nothing else: what cannot be seen (CVE-2021-42574) is written out, and there is no markup, no HTML, no mention (`@team`), no reference that
 * shows up elsewhere (`#12`, `GH-12`, `owner/repo#12`, commit hashes, addresses), no formula.
 */
export const inert = (text: string): string =>
  visible(text.replace(/[ \t\n\r]+/g, ' '))
    .replace(/[&<>]/g, (char) => ENTITIES[char] ?? char)
    .replace(/[\\`*_{}[\]~|$]/g, (char) => `\\${char}`)
    .replace(/@(?=[\w-])/g, `@${JOINER}`)
    .replace(/#(?=\w)/g, `#${JOINER}`)
    .replace(/\b(GH-)(?=\d)/gi, `$1${JOINER}`)
    .replace(/\b([0-9a-f]{3})(?=[0-9a-f]{4,37}\b)/gi, `$1${JOINER}`)
    .replace(/(:)(?=\/\/)/g, `$1${JOINER}`)
    .replace(/\b(www)(?=\.)/gi, `$1${JOINER}`)
    // A line may not begin as a list, a quotation or a heading.
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+#>=])/, '\\$1');

/** Text as code on one line: code is never a mention or a reference. Safe in a table cell, too. */
export function code(text: string): string {
  const line = visible(text.replace(/[ \t\n\r]+/g, ' ')).trim();
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  const inside = longest > 0 ? ` ${line} ` : line;
  return `${ticks}${inside.replace(/\|/g, '\\|')}${ticks}`;
}

/** Lines in a fence that nothing within them can close. */
export function fence(lines: readonly string[], language = 'text'): string[] {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length)));
  const ticks = '`'.repeat(longest + 1);
  return [`${ticks}${language}`, ...lines.map(visible), ticks];
}
