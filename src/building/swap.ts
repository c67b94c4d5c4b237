import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * A folder that a build writes to, beside the one that it will replace: on the same file system, so that taking its
 * place is one rename. What an interrupted build left behind is put back or removed.
 */
export interface Staging {
  path: string;
  /** Takes the place of the output. The previous output is there until the very moment. */
  commit(): Promise<void>;
  /** Removes what was written; the output stays as it was. */
  discard(): Promise<void>;
}

const OLD = '.old';

const prefix = (out: string): string => `.${basename(out)}.banyan-`;

/** Whether the process that made a staging folder still runs. */
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Puts back an output that was moved away by a build that died in the middle, and removes other leavings. */
async function recover(out: string): Promise<void> {
  const folder = dirname(out);
  const names = existsSync(folder) ? await readdir(folder) : [];
  for (const name of names.filter((each) => each.startsWith(prefix(out)))) {
    const pid = Number(/banyan-(\d+)/.exec(name)?.[1]);
    if (alive(pid)) continue;
    if (name.endsWith(OLD) && !existsSync(out)) await rename(join(folder, name), out);
    else await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Prepares a build into `out` (absolute path). */
export async function stage(out: string): Promise<Staging> {
  await recover(out);
  const path = join(dirname(out), `${prefix(out)}${process.pid}`);
  await rm(path, { recursive: true, force: true });
  return {
    path,
    async commit() {
      const old = `${path}${OLD}`;
      for (let attempt = 0; ; attempt++) {
        const had = existsSync(out);
        if (had) await rename(out, old);
        try {
          await rename(path, out);
          if (had) await rm(old, { recursive: true, force: true });
          return;
        } catch (error) {
          // Another build finished between the two renames: take its place in turn.
          if (had && !existsSync(out)) await rename(old, out);
          else if (had) await rm(old, { recursive: true, force: true });
          if (attempt >= 3) throw error;
        }
      }
    },
    discard: () => rm(path, { recursive: true, force: true }),
  };
}
