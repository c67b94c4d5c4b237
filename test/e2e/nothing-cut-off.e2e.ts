import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serve } from '../../src/build/serve.ts';
import { banyan, contentRoot } from '../cli/banyan.ts';
import { largeContent } from './large-plans.ts';
import { lateContent } from './late-plans.ts';
import { resize, unreadable } from './scanners.ts';
import { onPage } from './site.ts';

const WIDTHS = [1920, 1440, 1280, 1024, 900, 768, 360];

/** Pages of each type: of the examples, of late plans (one in German, one in Japanese, one sparse), and of 500 rows. */
const EXAMPLES = [
  '/',
  '/next/',
  '/people/',
  '/endpoints/',
  '/timelines/',
  '/how-to-read/',
  ...[
    '',
    'timeline/',
    'phases/',
    'endpoints/',
    'architecture/',
    'stack/',
    'metrics/',
    'rollout/',
    'environment/',
    'decisions/',
    'findings/',
    'changelog/',
  ].map((view) => `/plans/junjo-server/${view}`),
  '/plans/node-to-python/',
  '/plans/node-to-python/risks/',
  '/plans/node-to-python/phases/core-features/',
  '/plans/puppet-engine/timeline/',
];
const LATE = [
  '/',
  '/next/',
  '/people/ada/',
  '/endpoints/',
  '/timelines/',
  ...[
    '',
    'timeline/',
    'phases/',
    'phases/proving/',
    'endpoints/',
    'rollout/',
    'rollback/route-back/',
    'architecture/services/',
  ].map((view) => `/plans/orders/${view}`),
  ...['', 'timeline/', 'endpoints/', 'phases/neubau/'].map((view) => `/plans/zahlung/${view}`),
  ...['', 'timeline/', 'endpoints/'].map((view) => `/plans/kaikei/${view}`),
  '/plans/invoices/',
];
const LARGE = ['/plans/wide/endpoints/core/', '/plans/usual/timeline/', '/plans/usual/'];

const sites: { url: string; server: Server }[] = [];
const folders: string[] = [];

async function built(files: Record<string, string>, asOf: string): Promise<string> {
  const content = contentRoot(files);
  const dist = mkdtempSync(join(tmpdir(), 'banyan-cut-off-'));
  folders.push(content, dist);
  const { code, out, err } = banyan(['build', '--content', content, '--as-of', asOf, '--out', dist]);
  if (code !== 0) throw new Error(`the plans could not be built:\n${out}${err}`);
  const site = await serve(dist, { host: '127.0.0.1', port: 0, base: '/' });
  sites.push(site);
  return site.url;
}

const urls: Record<string, string> = {};

beforeAll(async () => {
  urls['examples'] = inject('siteUrl');
  urls['late plans'] = await built(lateContent(), '2026-11-28');
  urls['large plans'] = await built(largeContent(), '2026-02-10');
});

afterAll(() => {
  for (const { server } of sites) {
    server.closeAllConnections();
    server.close();
  }
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe.each([
  ['examples', EXAMPLES],
  ['late plans', LATE],
  ['large plans', LARGE],
] as const)('on pages of the %s', (site, paths) => {
  test.each(paths)(
    '%s has no text that is cut off, beyond the page or under other text, at any width and in print',
    async (path) => {
      const url = urls[site] ?? '';
      const found = await onPage(path, { url, width: 1920 }, async (page) => {
        await page.evaluate(() => document.fonts.ready.then(() => true));
        const all: string[] = [];
        for (const width of WIDTHS) {
          await resize(page, width);
          for (const each of await unreadable(page)) all.push(`${width} px: ${each}`);
        }
        await resize(page, 1440);
        await page.emulateMedia({ colorScheme: 'dark' });
        for (const each of await unreadable(page)) all.push(`dark: ${each}`);
        await resize(page, 1030);
        await page.emulateMedia({ media: 'print', colorScheme: 'light' });
        for (const each of await unreadable(page)) all.push(`print: ${each}`);
        return all;
      });
      expect(found).toEqual([]);
    },
  );
});
