import { dev } from 'astro';
import type { Plugin, ViteDevServer } from 'vite';
import { watchFolder } from '../build/watch.ts';
import { cacheFolder } from '../runtime/cache-folder.ts';
import { clockDay } from '../runtime/clock-day.ts';
import { PACKAGE_ROOT } from '../runtime/own-files.ts';
import { setSiteOptions } from '../site/options.ts';
import { readSiteState, setSiteState } from '../site/state.ts';
import { astroConfig } from './astro-config.ts';

// `npm run dev:site`: serves the site of the example plans with Vite, for work on pages, styles and scripts. Users run `banyan
// dev`.

const contentRoot = `${PACKAGE_ROOT}content`;
const cacheDir = cacheFolder(PACKAGE_ROOT);
const project = { packageRoot: PACKAGE_ROOT, projectRoot: PACKAGE_ROOT, contentRoot, cacheDir, day: clockDay(), base: '/' };
const site = { project, dev: true, diagrams: 'svg' as const };

let vite: ViteDevServer | undefined;
const reload: Plugin = {
  name: 'banyan:reload',
  configureServer(server) {
    vite = server;
  },
};

setSiteOptions(site);
setSiteState(readSiteState(site));
const config = astroConfig({ base: '/', outDir: `${cacheDir}/dev-site`, cacheDir: `${cacheDir}/dev-site` });
const server = await dev({
  ...config,
  vite: { ...config.vite, plugins: [...(config.vite?.plugins ?? []), reload] },
  logLevel: 'warn',
  server: { port: Number(process.argv[2] ?? '4321') },
});
process.stdout.write(`Serving http://localhost:${server.address.port}/ (stop with Ctrl C)\n`);
watchFolder(contentRoot, () => {
  setSiteState(readSiteState(site));
  // Astro caches page props, which contain plans, until it gets this event.
  for (const environment of Object.values(vite?.environments ?? {})) environment.hot.send('astro:content-changed', {});
  vite?.ws.send({ type: 'full-reload' });
});
