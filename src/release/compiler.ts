import { join } from 'node:path';
import { build } from 'astro';
import { type ExtractedBundle, extractBundle } from '../build/program/astro-internals.ts';
import { type Bundle, CLIENT, MODULES } from '../build/program/manifest.ts';
import { type SerializedError, serializeError } from '../build/serialized-error.ts';
import { PACKAGE_ROOT } from '../runtime/own-files.ts';
import { BASE_TOKEN } from '../site/base.ts';
import { keptGuide } from '../site/guide-extras.ts';
import { closeDiagrams } from '../site/markdown/document.ts';
import { setSiteOptions } from '../site/options.ts';
import { astroConfig } from './astro-config.ts';

/** The compiler's input: its output folder, and the cache folder. Both are absolute paths. */
export interface CompilerInput {
  folder: string;
  cacheDir: string;
}

/** The message that the compiler sends to its parent. */
export type CompilerOutput = { bundle: Bundle } | { failed: SerializedError };

// A child process that compiles the site's program: Astro bundles pages, styles and scripts, and renders nothing. It exits with
// its parent.
process.on('disconnect', () => process.exit());
const { folder, cacheDir }: CompilerInput = JSON.parse(process.argv[2] ?? '{}');
const project = { packageRoot: PACKAGE_ROOT, projectRoot: PACKAGE_ROOT, contentRoot: '', cacheDir, day: '', base: BASE_TOKEN };
setSiteOptions({ project, dev: false, diagrams: 'svg' });

async function compile(): Promise<Bundle> {
  let extracted: ExtractedBundle | undefined;
  const client = join(folder, CLIENT);
  const config = astroConfig({ base: BASE_TOKEN, outDir: client, cacheDir: join(folder, 'cache') });
  const extraction = extractBundle(client, join(folder, MODULES), (found) => {
    extracted = found;
  });
  try {
    await build({ ...config, integrations: [extraction] });
  } finally {
    await closeDiagrams();
  }
  if (!extracted) throw new Error('Astro bundled no pages');
  return { ...extracted, guide: keptGuide() };
}

const send = (output: CompilerOutput): void => void process.send?.(output, () => process.disconnect());
compile().then(
  (bundle) => send({ bundle }),
  (error: unknown) => send({ failed: serializeError(error) }),
);
