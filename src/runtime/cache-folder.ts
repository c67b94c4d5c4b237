import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';

/** The inputs that determine the cache folder: platform, environment, and the user's home folder. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

/** Returns the platform's cache folder for the user. */
export function userCache({ platform, env, home }: Machine): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'banyan', 'cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'banyan');
  // XDG specification: ignore a path that is not absolute.
  return join(env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(home, '.cache'), 'banyan');
}

/** Returns the `node_modules` that Banyan is installed in, or that of its checkout. */
function nodeModulesOf(packageRoot: string): string {
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
 * Returns the cache folder: `.cache/banyan` in the `node_modules` that Banyan runs from, or else the user's cache. A process that
 * can write there can also change Banyan itself, so it is trusted; a `node_modules` that is merely beside the plans may come from
 * a pull request and is not.
 */
export function cacheFolder(
  packageRoot: string,
  machine: Machine = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const installed = join(nodeModulesOf(packageRoot), '.cache', 'banyan');
  // A package run by npx is already in the user's cache; there, every version would have a cache of its own.
  const isNpxPackage = installed.includes(`${sep}_npx${sep}`);
  return !isNpxPackage && isWritable(installed) ? installed : userCache(machine);
}
