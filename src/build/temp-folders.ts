import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Names issued by this process: an earlier process may have had the same pid, as the first process of a container has. */
const issued = new Set<string>();

/** Returns a unique temporary name that starts with this process's pid. */
export function tempName(): string {
  const name = `${process.pid}-${randomBytes(4).toString('hex')}`;
  issued.add(name);
  return name;
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Returns whether the process that created a name (see `tempName`) no longer runs. */
export function isStale(name: string): boolean {
  const pid = Number(/^\d+/.exec(name)?.[0]);
  return pid === process.pid ? !issued.has(name) : !runs(pid);
}

const removeAll = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });

/** Creates a temporary folder below a shared one, and removes the folders of processes that no longer run. */
export function tempFolder(below: string): { path: string; remove(): void } {
  mkdirSync(below, { recursive: true });
  for (const name of readdirSync(below)) if (isStale(name)) removeAll(join(below, name));
  const path = join(below, tempName());
  mkdirSync(path);
  return { path, remove: () => removeAll(path) };
}
