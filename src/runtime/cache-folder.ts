import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';

/** What decides where the cache is; the environment and the home folder of the user. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

/** The folder for caches that the user's system names. */
export function userCache({ platform, env, home }: Machine): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'banyan', 'cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'banyan');
  // The XDG specification: a path that is not absolute is to be ignored.
  return join(env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(home, '.cache'), 'banyan');
}

/** The `node_modules` that Banyan is installed in, or that lies in its checkout. */
function modulesOf(packageRoot: string): string {
  const real = realpathSync(packageRoot);
  const parts = real.split(sep);
  const at = parts.indexOf('node_modules');
  return at < 0 ? join(real, 'node_modules') : parts.slice(0, at + 1).join(sep);
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The folder of caches: `.cache/banyan` in the `node_modules` that Banyan runs from, else the user's. Whoever writes there can
 * change Banyan itself as well; a `node_modules` that merely lies beside the plans may come from a pull request, and what it says
 * is never believed.
 */
export function cacheFolder(
  packageRoot: string,
  machine: Machine = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const own = join(modulesOf(packageRoot), '.cache', 'banyan');
  // A package that npx keeps is in the user's cache already; there each version would have a cache of its own.
  const isKeptByNpx = own.includes(`${sep}_npx${sep}`);
  return !isKeptByNpx && isWritable(own) ? own : userCache(machine);
}
