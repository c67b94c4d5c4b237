import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import nodePath, { basename, dirname, join, resolve } from 'node:path';

/** The file that every build writes into its output. Only a folder that has it is replaced without `--force`. */
export const MARK = '.banyan-site';
export const MARK_TEXT = 'Built by Banyan. The next build replaces this folder.\n';

/** What an output keeps when it is replaced: a checkout of the published branch, and settings of GitHub Pages. */
export const SURVIVORS: ReadonlySet<string> = new Set(['.git', 'CNAME', '.nojekyll']);

/** Whether a path is a folder or lies below it. Both are absolute; `path` names the platform, for tests. */
export function isWithin(
  inner: string,
  outer: string,
  { relative, isAbsolute, sep }: Pick<typeof nodePath, 'relative' | 'isAbsolute' | 'sep'> = nodePath,
): boolean {
  const below = relative(outer, inner);
  return below === '' || !(below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below));
}

/** The real path of what may not exist yet: links are followed as far as there are folders. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), basename(path));
}

/** Folders that a build has to leave alone. */
export interface Guarded {
  content: string;
  /** The folder that the command runs in. */
  cwd: string;
  /** The folder of Banyan itself. */
  packageRoot: string;
  home?: string;
}

/** Why a folder cannot be the output of a build, whatever it holds; `undefined` where it can. */
function protectedAs(out: string, { content, cwd, packageRoot, home = homedir() }: Guarded): string | undefined {
  const path = realPath(out);
  const real = { content: realPath(content), cwd: realPath(cwd), home: realPath(home), packageRoot: realPath(packageRoot) };
  if (path === real.content) return 'is the content root';
  if (isWithin(path, real.content)) return 'lies inside the content root';
  if (dirname(path) === path) return 'is the root of the file system';
  if (path === real.home) return 'is your home folder';
  if (path === real.cwd) return 'is the folder that the command runs in';
  if (isWithin(real.content, path)) return 'contains the content root';
  if (isWithin(real.home, path)) return 'contains your home folder';
  if (isWithin(real.cwd, path)) return 'contains the folder that the command runs in';
  if (isWithin(real.packageRoot, path)) return 'contains Banyan itself';
  return undefined;
}

/** Sites of versions that wrote no mark are known by what only a build of ours has. */
const isSite = (out: string): boolean =>
  existsSync(join(out, MARK)) || (existsSync(join(out, '_astro')) && existsSync(join(out, 'pagefind/parts.json')));

/** What an output holds that no build has written, in the order of names; empty where it may be replaced. */
export function strangers(out: string): readonly string[] {
  let names: string[];
  try {
    names = readdirSync(out);
  } catch {
    // There is nothing, or a file: the build itself says so.
    return [];
  }
  const others = names.filter((name) => !SURVIVORS.has(name)).sort();
  return others.length > 0 && isSite(out) ? [] : others;
}

/** `a, b, c and 4 more` */
export const shortList = (names: readonly string[], most = 5): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

/** Why a build does not write into a folder, with what to do; `undefined` where it may. `out` is shown as it was written. */
export function outputRefusal(out: string, guarded: Guarded, force: boolean): { message: string; fix: string } | undefined {
  const path = resolve(guarded.cwd, out);
  const why = protectedAs(path, guarded);
  if (why !== undefined) return { message: `--out ${out} ${why}`, fix: 'choose another folder, such as --out dist' };
  const others = force ? [] : strangers(path);
  if (others.length === 0) return undefined;
  return {
    message: `--out ${out} holds files that no Banyan build wrote: ${shortList(others)}`,
    fix: 'choose another folder, or add --force to replace everything in it',
  };
}
