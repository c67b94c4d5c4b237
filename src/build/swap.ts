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
import { SURVIVORS } from './output-folder.ts';
import { isAbandoned, ownName } from './own-folders.ts';

/**
 * A folder that a build writes to, beside the one that it will replace: on the same file system, so that taking its
 * place is one rename. What an interrupted build left behind is put back or removed.
 */
export interface Staging {
  path: string;
  /** Takes the place of the output. The previous output is there until the very moment. */
  commit(): Promise<void>;
  /** Removes what was written; the output stays as it was. At once, so that a signal can be answered with it. */
  discard(): void;
}

const OLD = '.old';

const prefix = (out: string): string => `.${basename(out)}.banyan-`;

const isCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** Renames unless there is nothing of that name (any more). */
function renamedIfThere(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

const remove = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });

/** Removes what nobody needs. What cannot be removed now, the next build tries again. */
function removeIfPossible(path: string): void {
  try {
    remove(path);
  } catch {}
}

/** Removes an output that was replaced, once what outputs keep has moved on to the new one. */
function dispose(old: string, out: string): void {
  try {
    for (const name of SURVIVORS) if (!existsSync(join(out, name))) renamedIfThere(join(old, name), join(out, name));
  } catch {
    // Rather a folder too many than a lost repository: the next build tries again.
    return;
  }
  removeIfPossible(old);
}

/** Puts back an output that was moved away, unless another one has taken its place. */
function putBack(old: string, out: string): void {
  try {
    renamedIfThere(old, out);
  } catch (error) {
    if (!existsSync(out)) throw error;
    dispose(old, out);
  }
}

/** Puts back an output that was moved away by a build that died in the middle, and removes other leavings. */
export function recover(out: string): void {
  const folder = dirname(out);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names.filter((each) => each.startsWith(prefix(out)))) {
    if (!isAbandoned(name.slice(prefix(out).length))) continue;
    if (!name.endsWith(OLD)) removeIfPossible(join(folder, name));
    else if (existsSync(out)) dispose(join(folder, name), out);
    else putBack(join(folder, name), out);
  }
}

/** A file system's refusal that it has not told yet, but would in the end. */
const refusal = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code, path });

/** Removes a folder and those around it up to one of them, as long as they are empty: another build may be using them. */
function removeEmpty(path: string, last: string): void {
  try {
    rmdirSync(path);
    if (path !== last) removeEmpty(dirname(path), last);
  } catch {}
}

/** Throws where an output could not give way in the end. */
function probeOutput(out: string): void {
  if (!statSync(out).isDirectory()) throw refusal('ENOTDIR', out);
  accessSync(out, constants.W_OK);
  // A file system is mounted there: its folder cannot be renamed.
  if (lstatSync(out).dev !== statSync(dirname(out)).dev) throw refusal('EBUSY', out);
}

/** Throws before anything is built where the output could not be written in the end. */
function probe(out: string, path: string): void {
  try {
    probeOutput(out);
  } catch (error) {
    // There is none, or another build is about to replace it.
    if (!isCode(error, 'ENOENT')) throw error;
  }
  try {
    const made = mkdirSync(path, { recursive: true });
    removeEmpty(path, made ?? path);
  } catch (error) {
    // What is told is the folder that is known to whoever builds.
    throw error instanceof Error ? Object.assign(error, { path: dirname(out) }) : error;
  }
}

/** Prepares a build into `out` (absolute path). Throws the error of the file system where nothing can be written. */
export async function stage(out: string): Promise<Staging> {
  const path = join(dirname(out), `${prefix(out)}${ownName()}`);
  recover(out);
  probe(out, path);
  const old = `${path}${OLD}`;
  return {
    path,
    async commit() {
      for (let attempt = 0; ; attempt++) {
        // Nothing of this process comes between the two renames, so that no signal does.
        const had = renamedIfThere(out, old);
        try {
          renameSync(path, out);
          break;
        } catch (error) {
          if (had) putBack(old, out);
          // Another build finished between the two renames: take its place in turn.
          if (attempt >= 9 || !isCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
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
