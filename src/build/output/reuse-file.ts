import { copyFileSync, linkSync, mkdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Identifies a version of a file: size in bytes, and modification time in ms since 1970. */
export type FileStamp = readonly [size: number, mtime: number];

const hasStamp = (path: string, [size, mtime]: FileStamp): boolean => {
  const entry = statSync(path, { throwIfNoEntry: false });
  return entry?.isFile() === true && entry.size === size && entry.mtimeMs === mtime;
};

/**
 * Hard-links (or copies) a file from one site into another and keeps its modification time, so that incremental uploads skip it.
 * Returns false if the source is missing or no longer has the stamp: a concurrent build may replace the site at any moment.
 */
export function reuseFile(file: string, from: string, to: string, stamp: FileStamp): boolean {
  const [source, target] = [join(from, file), join(to, file)];
  mkdirSync(dirname(target), { recursive: true });
  let reused: boolean;
  try {
    linkSync(source, target);
    reused = hasStamp(target, stamp);
  } catch {
    // A different file system, one without hard links, or a missing file.
    reused = hasStamp(source, stamp) && copied(source, target) && hasStamp(source, stamp);
  }
  if (!reused) rmSync(target, { force: true });
  return reused;
}

function copied(source: string, target: string): boolean {
  const entry = statSync(source, { throwIfNoEntry: false });
  if (!entry) return false;
  copyFileSync(source, target);
  utimesSync(target, entry.atime, entry.mtime);
  return true;
}
