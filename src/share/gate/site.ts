import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Returns the text of a file, decompressed if necessary (Pagefind's index is). */
async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (packed ? gunzipSync(bytes) : bytes).toString('latin1');
}

/**
 * Returns the files of a built site that name a share, as `sitemap.xml: s/1f…`. Shares must be reachable by their links alone, so
 * no page, sitemap, feed or search index may link to one. `names` are the paths of the shares relative to the site.
 */
export async function namedShares(site: string, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(site, path).startsWith(`s${sep}`));
  const found = await Promise.all(
    files.map(async (path) => {
      const text = await textOf(path);
      return names.filter((name) => text.includes(name)).map((name) => `${relative(site, path).split(sep).join('/')}: ${name}`);
    }),
  );
  return found.flat().sort();
}
