import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { cacheFolder } from '../runtime/cache-folder.ts';
import { PACKAGE_ROOT } from '../runtime/own-files.ts';
import type { Project } from '../runtime/project.ts';
import { UsageError } from './failure.ts';
import { type Arguments, clockDay, day, text } from './options.ts';

/** The content root of a command, as an absolute path. */
export function contentRoot(args: Arguments): string {
  const stated = text(args, 'content') ?? 'content';
  const root = resolve(stated);
  if (!existsSync(root)) throw new UsageError(`there is no folder ${stated}`, 'write --content DIR, or begin with: banyan init');
  if (!statSync(root).isDirectory()) throw new UsageError(`${stated} is no folder`, 'write --content DIR');
  const above = contentRootAbove(root);
  if (above !== undefined) {
    const meant = relative(process.cwd(), above) || '.';
    throw new UsageError(`${stated} is a folder inside a content root, not the root itself`, `write --content ${meant}`);
  }
  return root;
}

/** The content root that was meant where the folder of a plan, or the one of all plans, is named instead. */
function contentRootAbove(folder: string): string | undefined {
  if (existsSync(join(folder, 'plans')) || existsSync(join(folder, 'portfolio.mdx'))) return undefined;
  if (existsSync(join(folder, 'plan.mdx'))) return resolve(folder, '../..');
  const holdsPlans = readdirSync(folder).some((name) => existsSync(join(folder, name, 'plan.mdx')));
  return holdsPlans ? resolve(folder, '..') : undefined;
}

/** The project that a command works on. Its base path is that of `--base`; a build takes it from the portfolio where there is none. */
export const projectOf = (args: Arguments): Project => ({
  packageRoot: PACKAGE_ROOT,
  projectRoot: process.cwd(),
  contentRoot: contentRoot(args),
  cacheDir: cacheFolder(PACKAGE_ROOT),
  day: clockDay(),
  statedDay: day(args, 'as-of'),
  base: text(args, 'base') ?? '/',
});
