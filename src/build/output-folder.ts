import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import nodePath, { basename, dirname, join, resolve } from 'node:path';

/** The marker file that every build writes into its output. Without `--force`, only a folder with this file is replaced. */
export const MARKER = '.banyan-site';
export const MARKER_TEXT = 'Built by Banyan. The next build replaces this folder.\n';

/** Entries that are kept when an output is replaced: the checkout of a published branch, and GitHub Pages settings. */
export const PRESERVED: ReadonlySet<string> = new Set(['.git', 'CNAME', '.nojekyll']);

/** Returns whether `inner` is `outer` or below it. Both are absolute; the third argument is for tests of other platforms. */
export function isWithin(
  inner: string,
  outer: string,
  { relative, isAbsolute, sep }: Pick<typeof nodePath, 'relative' | 'isAbsolute' | 'sep'> = nodePath,
): boolean {
  const below = relative(outer, inner);
  return below === '' || !(below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below));
}

/** Returns the real path of a file that may not exist yet: resolves the links of the existing part. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), basename(path));
}

/** Folders that a build must not overwrite. */
export interface ProtectedFolders {
  content: string;
  /** The working directory of the command. */
  cwd: string;
  /** The folder of Banyan itself. */
  packageRoot: string;
  home?: string;
}

/** Returns why a folder can never be a build output, or `undefined` if it can. */
function protectionReason(out: string, { content, cwd, packageRoot, home = homedir() }: ProtectedFolders): string | undefined {
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

/** Sites of versions without a marker file are recognised by files that only a Banyan build writes. */
const isSite = (out: string): boolean =>
  existsSync(join(out, MARKER)) || (existsSync(join(out, '_astro')) && existsSync(join(out, 'pagefind/parts.json')));

/** Returns the entries of an output folder that no build wrote, sorted by name; empty if the folder may be replaced. */
export function foreignEntries(out: string): readonly string[] {
  let names: string[];
  try {
    names = readdirSync(out);
  } catch {
    // The folder is missing or is a file: the build itself reports that.
    return [];
  }
  const others = names.filter((name) => !PRESERVED.has(name)).sort();
  return others.length > 0 && isSite(out) ? [] : others;
}

/** `a, b, c and 4 more` */
export const shortList = (names: readonly string[], limit = 5): string =>
  names.length <= limit ? names.join(', ') : `${names.slice(0, limit).join(', ')} and ${names.length - limit} more`;

/** Returns why a build refuses to write into a folder, and a fix; `undefined` if it may. `out` is quoted as the user wrote it. */
export function outputRefusal(
  out: string,
  folders: ProtectedFolders,
  force: boolean,
): { message: string; fix: string } | undefined {
  const path = resolve(folders.cwd, out);
  const why = protectionReason(path, folders);
  if (why !== undefined) return { message: `--out ${out} ${why}`, fix: 'choose another folder, such as --out dist' };
  const others = force ? [] : foreignEntries(path);
  if (others.length === 0) return undefined;
  return {
    message: `--out ${out} holds files that no Banyan build wrote: ${shortList(others)}`,
    fix: 'choose another folder, or add --force to replace everything in it',
  };
}
