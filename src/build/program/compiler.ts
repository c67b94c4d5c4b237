import { readdirSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type AstroIntegration, build } from 'astro';
import { guideExtras } from '../../site/guide-extras.ts';
import { closeDiagrams } from '../../site/markdown/document.ts';
import { astroConfig } from '../astro-config.ts';
import { faultOf } from '../fault.ts';
import { type Bundle, CLIENT, type Compiled, type Compiling, MODULES } from './messages.ts';

// A thread that compiles the site's program: Astro bundles pages, styles and scripts, and renders nothing.
const { folder, base, diagrams } = workerData as Compiling;
process.env.BANYAN_BASE = base;
process.env.BANYAN_DIAGRAMS = diagrams;
const client = join(folder, CLIENT);

/** Takes what Astro has bundled before it would render. */
function taken(onTaken: (parts: Pick<Bundle, 'entry' | 'styles'>) => void): AstroIntegration {
  let styles: () => Bundle['styles'] = () => ({});
  return {
    name: 'banyan:program',
    hooks: {
      'astro:build:setup': ({ pages }) => {
        // The styles of a page are known when all is bundled.
        styles = () => Object.fromEntries([...pages].map(([key, page]) => [key, page.styles as Bundle['styles'][string]]));
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer({
          name: 'banyan:program',
          async getStaticPaths() {
            const modules = join(folder, MODULES);
            await rename(join(client, '.prerender'), modules);
            const entry = readdirSync(modules).find((name) => name.startsWith('prerender-entry'));
            if (entry === undefined) throw new Error('Astro bundled no entry of its pages');
            onTaken({ entry, styles: styles() });
            return [];
          },
          render: () => Promise.reject(new Error('the compiler renders nothing')),
        }),
    },
  };
}

async function compile(): Promise<Bundle> {
  let parts: Pick<Bundle, 'entry' | 'styles'> | undefined;
  const config = astroConfig({ base, outDir: client, cacheDir: join(folder, 'cache') });
  try {
    await build({
      ...config,
      integrations: [
        taken((found) => {
          parts = found;
        }),
      ],
    });
  } finally {
    await closeDiagrams();
  }
  if (!parts) throw new Error('Astro bundled no pages');
  const { drawings, titles, example } = guideExtras();
  return { ...parts, guide: { drawings: [...drawings], titles: [...titles], example } };
}

const answer = (told: Compiled): void => parentPort?.postMessage(told);
compile().then(
  (bundle) => answer({ bundle }),
  (error: unknown) => answer({ failed: faultOf(error) }),
);
