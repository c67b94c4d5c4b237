import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../model/order.ts';
import { isLeftAlone, linkProblem, type Tree, type TreeFile, type TreeProblem } from './tree.ts';

/** More files than any content root: someone named the wrong folder. */
const MOST_FILES = 100_000;

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'EACCES' || code === 'EPERM' ? 'no permission to read it' : code || 'it cannot be read';
};

/**
 * Lists the files of a content root as they would be read from a commit of it. Symbolic links are not followed, wherever they
 * lead: each is a problem. What cannot be read is a problem too, and the rest is still listed.
 *
 * Listing and reading are synchronous: thousands of small calls are several times faster so than through the thread pool.
 */
export async function folderTree(root: string): Promise<Tree> {
  const files: TreeFile[] = [];
  const problems: TreeProblem[] = [];
  const assets = new Set<string>();
  let seen = 0;

  function attempt(file: string, what: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      problems.push({
        file,
        rule: 'file/unreadable',
        message: `the ${what}: ${reasonOf(error)}`,
        fix: 'Give read permission, or remove it',
      });
    }
  }

  function list(folder: string): void {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isLeftAlone(file)) continue;
      if (++seen > MOST_FILES) return;
      if (entry.isDirectory()) attempt(file, 'folder cannot be listed', () => list(file));
      else attempt(file, 'file cannot be read', () => visit(file, entry));
    }
  }

  function visit(file: string, entry: Dirent): void {
    if (entry.isSymbolicLink()) return void problems.push(linkProblem(file));
    if (!entry.isFile()) return;
    if (!/\.mdx?$/i.test(file)) return void assets.add(file);
    const path = join(root, file);
    const { mtimeMs, size, ino } = lstatSync(path);
    files.push({ file, read: async () => readFileSync(path), stamp: `${mtimeMs}:${size}:${ino}` });
  }

  attempt('', 'folder cannot be listed', () => list(''));
  if (seen > MOST_FILES)
    problems.push({
      file: '',
      rule: 'file/too-many',
      message: `the content root holds more than ${MOST_FILES} files`,
      fix: 'Name the folder that holds portfolio.mdx and plans/: --content DIR',
    });
  files.sort((a, b) => compareText(a.file, b.file));
  problems.sort((a, b) => compareText(a.file, b.file));
  return { files, assets, problems };
}
