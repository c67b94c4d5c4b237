import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { namedShares } from '../share/gate/site.ts';
import type { Share } from '../share/publish.ts';
import { UnsafeShare } from '../share/unsafe.ts';
import { HEADERS_FILE, headersFile } from './headers.ts';
import { MARKER, MARKER_TEXT } from './output-folder.ts';
import { stage } from './swap.ts';

/**
 * Writes the pages of audiences into a site that is built and indexed, so that neither its pages nor its index lead to
 * them, but for those that are listed. Throws UnsafeShare where one does.
 */
export async function writeShares(site: string, shares: readonly Share[]): Promise<void> {
  const [named] = await namedShares(
    site,
    shares.filter(({ listed }) => !listed).map(({ path }) => path),
  );
  if (named !== undefined)
    throw new UnsafeShare(`the site names a share in ${named}`, 'Nothing was published. Take it out of there');
  if (shares.some(({ file }) => shares.some(({ path }) => file.includes(path))))
    throw new UnsafeShare('the page of an audience names the page of another', 'Nothing was published. Take it out of there');
  for (const { path, file } of shares) {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await writeFile(join(site, path), file);
  }
}

/** Returns the extra files of a host that serves audience pages only. */
const hostFiles = (): readonly (readonly [name: string, text: string])[] => [
  [MARKER, MARKER_TEXT],
  [HEADERS_FILE, headersFile('/')],
  ['robots.txt', 'User-agent: *\nDisallow: /\n'],
  ['404.html', '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not found</title><p>Not found</p></html>\n'],
];

/** Writes audience pages alone into a folder, for a host of their own. Replaces the folder in one step. */
export async function buildShares(out: string, shares: readonly Share[]): Promise<void> {
  const staging = await stage(out);
  try {
    await mkdir(staging.path, { recursive: true });
    for (const [name, text] of hostFiles()) await writeFile(join(staging.path, name), text);
    await writeShares(staging.path, shares);
    await staging.commit();
  } finally {
    await staging.discard();
  }
}
