import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT, release } from './own-files.ts';
import { treeDigest } from './tree-digest.ts';

let known: string | undefined;

/** The digest of Banyan itself: code, packages and guide. Nothing that is kept on disk outlives a change of it. */
export function ownDigest(): string {
  known ??= release()?.digest ?? digestOfCheckout();
  return known;
}

/** Reads the sources of a checkout, in some 50 ms. */
function digestOfCheckout(): string {
  const digest = createHash('sha256');
  for (const folder of ['src', 'content/guide', 'public']) digest.update(treeDigest(join(PACKAGE_ROOT, folder)));
  for (const file of ['package-lock.json', 'astro.config.mjs']) digest.update(readFileSync(join(PACKAGE_ROOT, file)));
  return digest.digest('hex');
}
