import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { isLeftAlone } from '../reader/tree.ts';

/** A folder with more than this is no content root by mistake; what lies deeper is not looked at either. */
const MOST_LISTED = 5_000;
const MOST_DEEP = 4;

/** Whether a folder is a content root: it has `portfolio.mdx`, or `plans/`, unless that is a content root itself. */
export const isContentRoot = (folder: string): boolean =>
  existsSync(join(folder, 'portfolio.mdx')) || (existsSync(join(folder, 'plans')) && !isContentRoot(join(folder, 'plans')));

/** The content root around a folder that is its `plans/`, a plan's folder, or one in it. */
function rootAround(folder: string): string | undefined {
  for (let at = folder; dirname(at) !== at; at = dirname(at)) {
    if (basename(at) !== 'plans') continue;
    const [plan] = at === folder ? readdirSync(at) : relative(at, folder).split(sep);
    if (plan !== undefined && existsSync(join(at, plan, 'plan.mdx'))) return dirname(at);
  }
  return undefined;
}

/** Files near the top of a folder, as paths below it with `/`. */
function filesNear(folder: string): string[] {
  const files: string[] = [];
  const list = (below: string, depth: number): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const file = below === '' ? entry.name : `${below}/${entry.name}`;
      if (isLeftAlone(file) || files.length > MOST_LISTED) continue;
      if (!entry.isDirectory()) files.push(file);
      else if (depth < MOST_DEEP) list(file, depth + 1);
    }
  };
  try {
    list('', 0);
  } catch {
    // What cannot be listed is said where it is read.
  }
  return files;
}

/**
 * Returns the content root that was probably meant where a folder holds no plan: the one around it, or one in it. `files` are
 * paths below the folder, with `/`; by default those on disk.
 */
export function likelyContentRoot(folder: string, files: readonly string[] = filesNear(folder)): string | undefined {
  const around = existsSync(folder) ? rootAround(folder) : undefined;
  if (around !== undefined) return around;
  const [below] = files
    .flatMap((file) => /^(.+\/)plans\/[^/]+\/plan\.mdx$/.exec(file)?.[1] ?? [])
    .sort((a, b) => a.length - b.length);
  return below === undefined ? undefined : join(folder, below.slice(0, -1));
}

/** `did you mean --content docs/migration?`, as people in a folder write it. */
export const didYouMean = (root: string, from: string): string => `did you mean --content ${relative(from, root) || '.'}?`;
