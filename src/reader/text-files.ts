import { readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from './git.ts';
import { readBlobs, repositoryOf, resolveRef } from './git-tree.ts';

/** Reads a file beside the plans, by its path below the content root; `undefined` where there is none. */
export type ReadText = (file: string) => Promise<string | undefined>;

/** Files of a folder on disk. Throws for what lies behind a symbolic link, as a commit does not hold it, and for what is no file. */
export function folderText(root: string): ReadText {
  return async (file) => {
    const path = join(root, file);
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined) return undefined;
    if (real !== join(await realpath(root), file)) throw new Error('a symbolic link is not followed');
    if (!(await stat(real)).isFile()) throw new Error('it is no file');
    return readFile(real, 'utf8');
  };
}

/** Files as they are in a commit. Symbolic links are not followed: they read as missing. Throws GitError for an unknown ref. */
export function gitText(folder: string, ref: string): ReadText {
  const { root, path } = repositoryOf(folder);
  const commit = resolveRef(root, ref);
  return async (file) => {
    const id = `${commit}:${path === '' ? '' : `${path}/`}${file}`;
    try {
      const blobs = await readBlobs(root, [id]);
      return blobs.get(id)?.toString('utf8');
    } catch (error) {
      if (error instanceof GitError) return undefined;
      throw error;
    }
  };
}
