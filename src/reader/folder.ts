import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../model/order.ts';
import type { Tree, TreeFile, TreeProblem } from './tree.ts';

/** Folders of the content root that hold no plans. */
const OTHER_FOLDERS = new Set(['guide', 'node_modules']);

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'EACCES' || code === 'EPERM'
    ? 'no permission to read it'
    : code === 'ENOENT'
      ? 'it does not exist (a broken link?)'
      : code || 'it cannot be read';
};

/**
 * Lists the `.mdx` and `.md` files of a content root. Symbolic links are followed; a link into a folder that is being
 * listed already is a loop and a problem. What cannot be read is a problem too, and the rest is still listed.
 *
 * Listing and reading are synchronous: thousands of small calls are several times faster so than through the thread pool.
 */
export async function folderTree(root: string): Promise<Tree> {
  const files: TreeFile[] = [];
  const problems: TreeProblem[] = [];
  const assets = new Set<string>();

  function list(folder: string, inside: readonly string[]): void {
    const path = join(root, folder);
    try {
      const real = realpathSync(path);
      if (inside.includes(real)) {
        problems.push({
          file: folder,
          rule: 'file/symlink-loop',
          message: 'the link leads back to a folder that contains it',
          fix: 'Remove the link',
        });
        return;
      }
      for (const name of readdirSync(path)) {
        if (name.startsWith('.') || (folder === '' && OTHER_FOLDERS.has(name))) continue;
        visit(folder === '' ? name : `${folder}/${name}`, [...inside, real]);
      }
    } catch (error) {
      problems.push({
        file: folder,
        rule: 'file/unreadable',
        message: `the folder cannot be listed: ${reasonOf(error)}`,
        fix: 'Give read permission, or remove it',
      });
    }
  }

  function visit(file: string, inside: readonly string[]): void {
    const path = join(root, file);
    try {
      const entry = statSync(path);
      if (entry.isDirectory()) list(file, inside);
      if (!entry.isFile()) return;
      if (!/\.mdx?$/i.test(file)) return void assets.add(file);
      files.push({ file, read: async () => readFileSync(path), stamp: `${entry.mtimeMs}:${entry.size}:${entry.ino}` });
    } catch (error) {
      const loop = error instanceof Error && 'code' in error && error.code === 'ELOOP';
      problems.push(
        loop
          ? { file, rule: 'file/symlink-loop', message: 'the link leads back to itself', fix: 'Remove the link' }
          : {
              file,
              rule: 'file/unreadable',
              message: `the file cannot be read: ${reasonOf(error)}`,
              fix: 'Give read permission, or remove it',
            },
      );
    }
  }

  list('', []);
  files.sort((a, b) => compareText(a.file, b.file));
  problems.sort((a, b) => compareText(a.file, b.file));
  return { files, assets, problems };
}
