import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What a comparison is worked out by. Reports and pages only show it. */
const FOLDERS = ['analysis', 'changes', 'endpoints', 'model', 'pipeline', 'reader', 'rules', 'schedule'];

/**
 * A fingerprint of the code that computes and compares plans, so that nothing kept on disk outlives a change of it.
 * `undefined` where the sources are not at hand: then nothing can be kept.
 */
export function sourceFingerprint(root = resolve('.')): string | undefined {
  const digest = createHash('sha256');
  try {
    for (const folder of FOLDERS) {
      const names = readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' });
      for (const name of names.filter((each) => each.endsWith('.ts')).sort())
        digest.update(`${folder}/${name}\n`).update(readFileSync(join(root, 'src', folder, name)));
    }
    // Versions of packages: a parser may read a file in another way.
    digest.update(readFileSync(join(root, 'package-lock.json')));
  } catch {
    return undefined;
  }
  return digest.digest('hex');
}
