import { statfsSync } from 'node:fs';

/** Less than any index: so little is left where a disk is full, in bytes. */
const FULL = 1 << 20;

/**
 * Waits for work that another program does and writes to a folder. Where that program dies, as Pagefind does on a full disk,
 * its answer never comes: nothing is left to wait for, and Node.js would end without a word. Then this rejects, with the
 * code of the file system where it is full.
 */
export function settled<T>(work: Promise<T>, folder: string, program: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const abandoned = (): void => {
      const { bavail, bsize } = statfsSync(folder);
      const error = new Error(`${program} ended before its work was done`);
      reject(bavail * bsize < FULL ? Object.assign(error, { code: 'ENOSPC' }) : error);
    };
    process.once('beforeExit', abandoned);
    work.then(resolve, reject).finally(() => process.off('beforeExit', abandoned));
  });
}
