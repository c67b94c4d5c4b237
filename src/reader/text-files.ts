import { readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from './git.ts';
import { readBlobs, repositoryOf, resolveRef } from './git-tree.ts';

/** Reads a file beside the plans, by its path below the content root; `undefined` where there is none. */
export type ReadText = (file: string) => Promise<string | undefined>;

/** Reads a file beside the plans as bytes, of at most `most` bytes; `undefined` where there is none. Throws where it may not be read. */
export type ReadBytes = (file: string, most?: number) => Promise<Uint8Array | undefined>;

/**
 * Files of a folder on disk. Throws for what lies outside of it or behind a symbolic link, which a commit does not hold, for
 * what is no file, and for what is too large.
 */
export function folderBytes(root: string): ReadBytes {
  return async (file, most = Number.POSITIVE_INFINITY) => {
    const real = await realpath(join(root, file)).catch(() => undefined);
    if (real === undefined) return undefined;
    if (real !== join(await realpath(root), file)) throw new Error('a symbolic link is not followed');
    const { size, isFile } = await stat(real).then((entry) => ({ size: entry.size, isFile: entry.isFile() }));
    if (!isFile) throw new Error('it is no file');
    if (size > most) throw new Error(`it has ${(size / 2 ** 20).toFixed(1)} MB, of at most ${most / 2 ** 20}`);
    return readFile(real);
  };
}

/** The same as text. */
export function folderText(root: string): ReadText {
  const read = folderBytes(root);
  return async (file) => {
    const bytes = await read(file);
    return bytes && Buffer.from(bytes).toString('utf8');
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
