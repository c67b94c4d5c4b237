import { visible } from '../../model/invisible.ts';

/** Separates two characters that must not combine: zero width, no line break. */
const JOINER = '\u2060';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Escapes plan text for a comment: invisible characters (CVE-2021-42574) are spelled out, and markup, HTML, mentions (`@team`),
 * cross-references (`#12`, `GH-12`, `owner/repo#12`, commit hashes, URLs) and formulas are neutralised.
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
    // A line must not start like a list, a quotation or a heading.
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+#>=])/, '\\$1');

/** Returns text as inline code on one line, where nothing is a mention or a reference. Also safe in a table cell. */
export function code(text: string): string {
  const line = visible(text.replace(/[ \t\n\r]+/g, ' ')).trim();
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  const inside = longest > 0 ? ` ${line} ` : line;
  return `${ticks}${inside.replace(/\|/g, '\\|')}${ticks}`;
}

/** Returns lines in a fence that none of them can close. */
export function fence(lines: readonly string[], language = 'text'): string[] {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length)));
  const ticks = '`'.repeat(longest + 1);
  return [`${ticks}${language}`, ...lines.map(visible), ticks];
}
