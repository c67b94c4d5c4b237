import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const ROOT = 'content/guide';

/** The pages of the guide by id: `index`, `kinds/phases`. The example plan is no page. */
export const PAGES: ReadonlyMap<string, string> = new Map(
  readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.mdx'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.startsWith('example/'))
    .sort()
    .map((file) => [file.replace(/\.mdx$/, ''), readFileSync(join(ROOT, file), 'utf8')]),
);

/** The text of a page. */
export function page(id: string): string {
  const text = PAGES.get(id);
  if (text === undefined) throw new Error(`the guide has no page ${id}`);
  return text;
}

/** A page without its code blocks and code spans: what its author says. */
export const proseOf = (text: string): string =>
  text.replace(/^(`{3,})[\s\S]*?^\1[ \t]*$/gm, '').replace(/(`+)[^`][\s\S]*?\1/g, '');
