import { basename, dirname, join, relative } from 'node:path';

/**
 * Returns the content root that was probably meant where a folder holds no plan: a folder in it that has `plans/`, or the
 * root above where it is itself `plans/` or a plan's folder. `files` are paths below the folder, with `/`.
 */
export function likelyContentRoot(folder: string, files: readonly string[]): string | undefined {
  const below = files
    .flatMap((file) => /^(.+\/)plans\/[^/]+\/plan\.mdx$/.exec(file)?.[1] ?? [])
    .sort((a, b) => a.length - b.length)[0];
  if (below !== undefined) return join(folder, below.slice(0, -1));
  if (basename(folder) === 'plans' && files.some((file) => /^[^/]+\/plan\.mdx$/.test(file))) return dirname(folder);
  if (files.includes('plan.mdx') && basename(dirname(folder)) === 'plans') return dirname(dirname(folder));
  return undefined;
}

/** What to write for a folder without plans: `did you mean --content docs/migration?` */
export function contentHint(folder: string, files: readonly string[]): string {
  const meant = likelyContentRoot(folder, files);
  if (meant === undefined) return 'name the content root, the folder that holds plans/: --content DIR';
  return `did you mean --content ${relative(process.cwd(), meant) || '.'}?`;
}
