import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT, release } from './own-files.ts';
import { treeDigest } from './tree-digest.ts';

let cached: string | undefined;

/** Returns the digest of Banyan itself: code, dependencies and guide. It is part of every cache key. */
export function toolDigest(): string {
  cached ??= release()?.digest ?? digestOfCheckout();
  return cached;
}

/** Returns the digest of a checkout's sources (about 50 ms). */
function digestOfCheckout(): string {
  const digest = createHash('sha256');
  for (const folder of ['src', 'content/guide', 'public']) digest.update(treeDigest(join(PACKAGE_ROOT, folder)));
  for (const file of ['package-lock.json', 'astro.config.mjs']) digest.update(readFileSync(join(PACKAGE_ROOT, file)));
  return digest.digest('hex');
}
