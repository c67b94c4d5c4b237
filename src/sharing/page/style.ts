import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Without comments and white space at line ends: what is published holds no remarks. */
const bare = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim();

let sheet: string | undefined;

/** The style of every shared page: the tokens of the site, and its own sheet. The same for all, whatever they show. */
export function pageStyle(): string {
  sheet ??= bare(`${read('../../styles/tokens.css')}\n${read('./share.css')}`);
  return sheet;
}

/** A source of a content security policy for an inline script or style (CSP level 3, section 2.3.1). */
export const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
