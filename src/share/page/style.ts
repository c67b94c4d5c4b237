import { readFileSync } from 'node:fs';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Without comments and white space at line ends: what is published holds no remarks. */
const bare = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim();

let sheet: string | undefined;

/** What every shared page is styled by: what the site means by colours, signs and charts, and a sheet of its own. */
const SHEETS = ['../../styles/tokens.css', '../../styles/marks.css', '../../styles/chart.css', './share.css'];

/** The style of every shared page. The same for all, whatever they show. */
export function pageStyle(): string {
  sheet ??= bare(SHEETS.map(read).join('\n'));
  return sheet;
}
