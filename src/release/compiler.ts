import { join } from 'node:path';
import { build } from 'astro';
import { type Fault, faultOf } from '../build/fault.ts';
import { type Taken, takeBundle } from '../build/program/astro-internals.ts';
import { type Bundle, CLIENT, MODULES } from '../build/program/messages.ts';
import { PACKAGE_ROOT } from '../runtime/own-files.ts';
import { BASE_TOKEN } from '../site/base.ts';
import { keptGuide } from '../site/guide-extras.ts';
import { closeDiagrams } from '../site/markdown/document.ts';
import { setSiteOptions } from '../site/options.ts';
import { astroConfig } from './astro-config.ts';

/** What the compiler is told: a folder of its own, and one for caches. Both are absolute paths. */
export interface Compiling {
  folder: string;
  cacheDir: string;
}

/** From the compiler. */
export type Compiled = { bundle: Bundle } | { failed: Fault };

// A process that compiles the site's program: Astro bundles pages, styles and scripts, and renders nothing. It ends with its parent.
process.on('disconnect', () => process.exit());
const { folder, cacheDir }: Compiling = JSON.parse(process.argv[2] ?? '{}');
const project = { packageRoot: PACKAGE_ROOT, projectRoot: PACKAGE_ROOT, contentRoot: '', cacheDir, day: '', base: BASE_TOKEN };
setSiteOptions({ project, dev: false, diagrams: 'svg' });

async function compile(): Promise<Bundle> {
  let taken: Taken | undefined;
  const client = join(folder, CLIENT);
  const config = astroConfig({ base: BASE_TOKEN, outDir: client, cacheDir: join(folder, 'cache') });
  const take = takeBundle(client, join(folder, MODULES), (found) => {
    taken = found;
  });
  try {
    await build({ ...config, integrations: [take] });
  } finally {
    await closeDiagrams();
  }
  if (!taken) throw new Error('Astro bundled no pages');
  return { ...taken, guide: keptGuide() };
}

const answer = (told: Compiled): void => void process.send?.(told, () => process.disconnect());
compile().then(
  (bundle) => answer({ bundle }),
  (error: unknown) => answer({ failed: faultOf(error) }),
);
