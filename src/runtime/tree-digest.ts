import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Names of what a folder holds, in order; none where it is not there. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** The SHA-256 of everything below a folder: names and bytes. Hidden files and installed packages are left out. */
export function treeDigest(folder: string, skip: ReadonlySet<string> = new Set()): string {
  const digest = createHash('sha256');
  const add = (path: string, name: string): void => {
    // A link that leads nowhere is told by the check, and a loop ends with the system's error.
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isDirectory()) for (const each of visible(path)) add(join(path, each), `${name}/${each}`);
    else if (entry?.isFile()) digest.update(`${name}\n${entry.size}\n`).update(readFileSync(path));
  };
  const visible = (path: string): string[] =>
    namesIn(path).filter((each) => !each.startsWith('.') && each !== 'node_modules' && !(path === folder && skip.has(each)));
  for (const name of visible(folder)) add(join(folder, name), name);
  return digest.digest('hex');
}
