import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { watchFolder } from '../build/watch.ts';
import { CACHE } from '../pipeline/read-all.ts';
import { decodePath } from '../reader/links.ts';
import { pretty } from '../report/pretty.ts';
import { publishedFiles } from '../site/attachments.ts';
import { readSiteState, setSiteState, siteState } from '../site/state.ts';
import type { Command } from './command.ts';
import { contentRoot } from './load.ts';
import { COMMON, day, text } from './options.ts';
import { terminalColours } from './terminal.ts';

/** `dev`: the site while it is edited; findings appear here and in the page. */
export const devCommand: Command = {
  name: 'dev',
  summary: 'serves the site while you edit',
  options: {
    ...COMMON,
    port: { type: 'string', value: 'N', doc: 'the port (default: 4321)' },
    host: { type: 'string', value: 'NAME', doc: 'the address to listen on (default: localhost)' },
  },
  async run(args) {
    const { dev } = await import('astro');
    const { basePath, tellPages } = await import('../build/build.ts');
    const { astroConfig } = await import('../build/astro-config.ts');
    const content = contentRoot(args);
    const stated = day(args, 'as-of');
    process.env.BANYAN_DEV = '1';
    let last = '';
    /** Reads anew what changed. Pages that are asked for meanwhile wait for it. */
    const tell = async (): Promise<void> => {
      const state = readSiteState({ content, ...(stated !== undefined && { asOf: stated }) });
      setSiteState(state);
      const { reading, computed } = await state;
      const report = pretty({
        findings: computed.findings.filter((finding) => finding.severity !== 'note'),
        root: content,
        lineOf: reading.lineOf,
        files: reading.files.size,
        plans: computed.plans.length,
        colours: terminalColours(process.stdout),
      });
      if (report !== last) process.stdout.write(`\n${report}`);
      last = report;
    };
    await tell();
    let vite: ViteDevServer | undefined;
    const base = basePath((await siteState()).computed, undefined);
    tellPages({ content, ...(stated !== undefined && { asOf: stated }) }, base);
    // Each content root has caches of its own, so that one never sees what is of another.
    const cacheDir = join(CACHE, hash('sha256', content).slice(0, 12));
    const config = astroConfig({ base, outDir: resolve('dist'), cacheDir });
    const reload: Plugin = {
      name: 'banyan:reload',
      configureServer(own) {
        vite = own;
        own.middlewares.use(async (request, response, next) => {
          const path = decodePath((request.url ?? '').replace(/[?#].*/s, '').slice(base === '/' ? 1 : base.length + 1));
          if (!/^(?:files|documents)\//.test(path)) return next();
          for await (const { file, type, bytes } of publishedFiles(content, (await siteState()).reading)) {
            if (file !== path) continue;
            response.writeHead(200, {
              'content-type': type,
              'content-security-policy': 'sandbox',
              'x-content-type-options': 'nosniff',
            });
            return void response.end(bytes);
          }
          next();
        });
      },
    };
    const server = await dev({
      ...config,
      vite: { ...config.vite, plugins: [...(config.vite?.plugins ?? []), reload] },
      logLevel: 'warn',
      server: { port: Number(text(args, 'port') ?? '4321'), host: text(args, 'host') ?? 'localhost' },
    });
    const { port, address } = server.address;
    process.stdout.write(
      `\nServing http://${address === '::1' || address === '127.0.0.1' ? 'localhost' : address}:${port}/ (stop with Ctrl C)\n`,
    );
    const unwatch = watchFolder(content, () => {
      void tell().then(() => {
        // Astro keeps the props of pages, which hold plans, until it hears of this.
        for (const environment of Object.values(vite?.environments ?? {})) environment.hot.send('astro:content-changed', {});
        vite?.ws.send({ type: 'full-reload' });
      });
    });
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    unwatch();
    await server.stop();
    return 0;
  },
};
