import { readFileSync } from 'node:fs';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Removes comments and trailing white space: published files contain no remarks. */
const bare = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim();

let sheet: string | undefined;

/** The style sheets of every shared page: the site's tokens, marks and charts, and a sheet of its own. */
const SHEETS = ['../../styles/tokens.css', '../../styles/marks.css', '../../styles/chart.css', './share.css'];

/** Returns the style of every shared page. The same for all. */
export function pageStyle(): string {
  sheet ??= bare(SHEETS.map(read).join('\n'));
  return sheet;
}
