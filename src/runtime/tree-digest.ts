import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the sorted entries of a folder; empty if it does not exist. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Returns the SHA-256 of all names and bytes below a folder. Skips hidden files and installed packages. */
export function treeDigest(folder: string, skip: ReadonlySet<string> = new Set()): string {
  const digest = createHash('sha256');
  const add = (path: string, name: string): void => {
    // The check reports a broken link; a loop ends with the system's error.
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isDirectory()) for (const each of visible(path)) add(join(path, each), `${name}/${each}`);
    else if (entry?.isFile()) digest.update(`${name}\n${entry.size}\n`).update(readFileSync(path));
  };
  const visible = (path: string): string[] =>
    namesIn(path).filter((each) => !each.startsWith('.') && each !== 'node_modules' && !(path === folder && skip.has(each)));
  for (const name of visible(folder)) add(join(folder, name), name);
  return digest.digest('hex');
}
