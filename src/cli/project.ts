import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { cacheFolder } from '../runtime/cache-folder.ts';
import { clockDay } from '../runtime/clock-day.ts';
import { PACKAGE_ROOT } from '../runtime/own-files.ts';
import type { Project } from '../runtime/project.ts';
import { didYouMean, isContentRoot, likelyContentRoot } from './content-root.ts';
import { UsageError } from './failure.ts';
import { type Arguments, day, text } from './options.ts';

/** The folder that the command runs in. Nothing else asks for it. */
export const projectRoot = (): string => process.cwd();

/** The content root of a command, as an absolute path. Throws UsageError where it is none, with the one that was probably meant. */
export function contentRoot(args: Arguments): string {
  const from = projectRoot();
  const stated = text(args, 'content') ?? 'content';
  const root = resolve(from, stated);
  if (!existsSync(root)) {
    const meant = isContentRoot(from) ? from : likelyContentRoot(from);
    throw new UsageError(
      `there is no folder ${stated}`,
      meant === undefined ? 'write --content DIR, or start with: banyan init' : didYouMean(meant, from),
    );
  }
  if (!statSync(root).isDirectory()) throw new UsageError(`${stated} is not a folder`, 'write --content DIR');
  const meant = isContentRoot(root) ? undefined : likelyContentRoot(root);
  if (meant !== undefined)
    throw new UsageError(`${stated} is not a content root: it holds neither plans/ nor portfolio.mdx`, didYouMean(meant, from));
  return root;
}

/** The project that a command works on. Its base path is that of `--base`; a build takes it from the portfolio where there is none. */
export const projectOf = (args: Arguments): Project => ({
  packageRoot: PACKAGE_ROOT,
  projectRoot: projectRoot(),
  contentRoot: contentRoot(args),
  cacheDir: cacheFolder(PACKAGE_ROOT),
  day: clockDay(),
  statedDay: day(args, 'as-of'),
  base: text(args, 'base') ?? '/',
});
