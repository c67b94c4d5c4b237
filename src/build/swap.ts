import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PRESERVED } from './output-folder.ts';
import { isStale, tempName } from './temp-folders.ts';

/**
 * A folder that a build writes to. It is beside the output, on the same file system, so that the swap is a single rename.
 * Leftovers of interrupted builds are restored or removed.
 */
export interface Staging {
  path: string;
  /** Replaces the output. The previous output stays in place until the rename. */
  commit(): Promise<void>;
  /** Removes the staging folder and keeps the output. Synchronous, so that signal handlers can call it. */
  discard(): void;
}

const OLD = '.old';

const prefix = (out: string): string => `.${basename(out)}.banyan-`;

const hasCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** Renames a path; returns false if it does not exist (any more). */
function renameIfExists(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

const remove = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });

/** Removes a leftover. If that fails, the next build tries again. */
function removeIfPossible(path: string): void {
  try {
    remove(path);
  } catch {}
}

/** Removes a replaced output after moving its preserved entries to the new one. */
function dispose(old: string, out: string): void {
  try {
    for (const name of PRESERVED) if (!existsSync(join(out, name))) renameIfExists(join(old, name), join(out, name));
  } catch {
    // Better to leave a folder than to lose a repository: the next build tries again.
    return;
  }
  removeIfPossible(old);
}

/** Restores an output that was moved away, unless a new one exists. */
function restore(old: string, out: string): void {
  try {
    renameIfExists(old, out);
  } catch (error) {
    if (!existsSync(out)) throw error;
    dispose(old, out);
  }
}

/** Restores an output that was moved away by a build that died in mid-swap, and removes other leftovers. */
export function recover(out: string): void {
  const folder = dirname(out);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names.filter((each) => each.startsWith(prefix(out)))) {
    if (!isStale(name.slice(prefix(out).length))) continue;
    if (!name.endsWith(OLD)) removeIfPossible(join(folder, name));
    else if (existsSync(out)) dispose(join(folder, name), out);
    else restore(join(folder, name), out);
  }
}

/** Returns the error that the file system would report later. */
const systemError = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code, path });

/** Removes a folder and its parents up to `last`, as long as they are empty: another build may be using them. */
function removeEmpty(path: string, last: string): void {
  try {
    rmdirSync(path);
    if (path !== last) removeEmpty(dirname(path), last);
  } catch {}
}

/** Throws if the output could not be replaced later. */
function probeOutput(out: string): void {
  if (!statSync(out).isDirectory()) throw systemError('ENOTDIR', out);
  accessSync(out, constants.W_OK);
  // A mount point: its folder cannot be renamed.
  if (lstatSync(out).dev !== statSync(dirname(out)).dev) throw systemError('EBUSY', out);
}

/** Throws, before anything is built, if the output could not be written later. */
function probeWritable(out: string, path: string): void {
  try {
    probeOutput(out);
  } catch (error) {
    // There is no output, or another build is replacing it.
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  try {
    const made = mkdirSync(path, { recursive: true });
    removeEmpty(path, made ?? path);
  } catch (error) {
    // Report the folder that the user knows.
    throw error instanceof Error ? Object.assign(error, { path: dirname(out) }) : error;
  }
}

/** Prepares a build into `out` (absolute path). Throws the file system's error if the output cannot be written. */
export async function stage(out: string): Promise<Staging> {
  const path = join(dirname(out), `${prefix(out)}${tempName()}`);
  recover(out);
  probeWritable(out, path);
  const old = `${path}${OLD}`;
  return {
    path,
    async commit() {
      for (let attempt = 0; ; attempt++) {
        // Both renames run synchronously, so that no signal handler can come between them.
        const replaced = renameIfExists(out, old);
        try {
          renameSync(path, out);
          break;
        } catch (error) {
          if (replaced) restore(old, out);
          // Another build finished between the two renames: retry.
          if (attempt >= 9 || !hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
        }
      }
      dispose(old, out);
    },
    discard() {
      remove(path);
      if (existsSync(out)) dispose(old, out);
    },
  };
}
