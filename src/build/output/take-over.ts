import { copyFileSync, linkSync, mkdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What tells a file from another that has taken its place: its size in bytes and the time of its last change in ms since 1970. */
export type Stamp = readonly [size: number, mtime: number];

const isStamped = (path: string, [size, mtime]: Stamp): boolean => {
  const entry = statSync(path, { throwIfNoEntry: false });
  return entry?.isFile() === true && entry.size === size && entry.mtimeMs === mtime;
};

/**
 * Takes a file of one site over into another, with the time at which it changed last, so that copying the site copies no more.
 * Answers whether it is there now, and is the one that is meant: another build may replace the site at any moment.
 */
export function takeOver(file: string, from: string, to: string, stamp: Stamp): boolean {
  const [source, target] = [join(from, file), join(to, file)];
  mkdirSync(dirname(target), { recursive: true });
  let taken: boolean;
  try {
    linkSync(source, target);
    taken = isStamped(target, stamp);
  } catch {
    // Another file system, one without links, or a file that is gone.
    taken = isStamped(source, stamp) && copied(source, target) && isStamped(source, stamp);
  }
  if (!taken) rmSync(target, { force: true });
  return taken;
}

function copied(source: string, target: string): boolean {
  const entry = statSync(source, { throwIfNoEntry: false });
  if (!entry) return false;
  copyFileSync(source, target);
  utimesSync(target, entry.atime, entry.mtime);
  return true;
}
