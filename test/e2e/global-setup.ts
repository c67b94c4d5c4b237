import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve } from '../../src/build/serve.ts';
import { ensureChromium } from '../chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    siteUrl: string;
    /** The same site under a base path. */
    basedUrl: string;
    chromium: string;
    dist: string;
    basedDist: string;
    /** Whether pictures of pages are taken anew instead of compared: `--update`. */
    updatesPictures: boolean;
  }
}

/** The day of the example plans in all tests: a week after their latest document. */
const AS_OF = '2026-02-10';

function build(out: string, ...args: string[]): void {
  const result = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', 'build', '--as-of', AS_OF, '--out', out, ...args],
    { encoding: 'utf8' },
  );
  if (result.status !== 0) throw new Error(`the site of the example plans could not be built:\n${result.stdout}${result.stderr}`);
}

/** Builds the site of the example plans by the command, at the root and under a base path, and serves both. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = ensureChromium();
  const folder = join(process.cwd(), 'node_modules/.cache/banyan/test');
  mkdirSync(folder, { recursive: true });
  const [dist, based] = [join(folder, 'site'), join(folder, 'based')];
  if (process.env.BANYAN_TEST_DIST === undefined) {
    build(dist);
    build(based, '--base', '/docs/plans');
  }
  const own = process.env.BANYAN_TEST_DIST ?? dist;
  const root = await serve(own, { host: '127.0.0.1', port: 0, base: '/' });
  const below = await serve(based, { host: '127.0.0.1', port: 0, base: '/docs/plans' });
  project.provide('siteUrl', root.url);
  project.provide('basedUrl', below.url);
  project.provide('chromium', chromium);
  project.provide('dist', own);
  project.provide('updatesPictures', project.globalConfig.snapshotOptions.updateSnapshot === 'all');
  project.provide('basedDist', based);
  return async () => {
    for (const { server } of [root, below]) {
      server.closeAllConnections();
      server.close();
    }
  };
}
