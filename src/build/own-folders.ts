import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Names that this process gave: another one may have had its number before, as the first process of a container has. */
const own = new Set<string>();

/** A name for something that is in the making, which tells the process that makes it. */
export function ownName(): string {
  const name = `${process.pid}-${randomBytes(4).toString('hex')}`;
  own.add(name);
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

/** Whether whoever gave a name (see `ownName`) has ended without removing what bears it. */
export function isAbandoned(name: string): boolean {
  const pid = Number(/^\d+/.exec(name)?.[0]);
  return pid === process.pid ? !own.has(name) : !runs(pid);
}

const removeAll = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });

/** A new folder of this process, below one that many processes use. Those whose processes have ended are removed. */
export function ownFolder(below: string): { path: string; remove(): void } {
  mkdirSync(below, { recursive: true });
  for (const name of readdirSync(below)) if (isAbandoned(name)) removeAll(join(below, name));
  const path = join(below, ownName());
  mkdirSync(path);
  return { path, remove: () => removeAll(path) };
}
