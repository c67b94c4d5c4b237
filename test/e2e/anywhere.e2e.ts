import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { brokenLinks } from './links.ts';
import { PAGE_TYPES, pagesOf } from './pages.ts';
import { onPage } from './site.ts';

const BASE = '/docs/plans';

test('below a base path every internal link, anchor, script, style and font leads to what is there', () => {
  const dist = inject('basedDist');
  const pages = pagesOf(dist);
  expect(pages.length).toBeGreaterThan(PAGE_TYPES.length);
  expect(brokenLinks(dist, pages, BASE)).toEqual([]);
  for (const path of pages) {
    const html = readFileSync(join(dist, path.endsWith('/') ? `${path}index.html` : path), 'utf8');
    const outside = [...html.matchAll(/\s(?:src|href|action)="(\/[^"]*)"/g)]
      .map(([, url = '']) => url)
      .filter((url) => !url.startsWith(`${BASE}/`));
    expect(outside, path).toEqual([]);
  }
});

test.each(['/', '/plans/node-to-python/timeline/', '/plans/fastapi-to-nestjs/endpoints/', '/guide/diagrams/', '/rules/'])(
  'below a base path %s has its styles and fonts, opens the search, and asks for nothing that is not there',
  async (path) => {
    const failed: string[] = [];
    const before = async (page: Page): Promise<void> => {
      page.on('response', (response) => void (response.status() >= 400 && failed.push(`${response.status()} ${response.url()}`)));
      page.on('requestfailed', (request) => void failed.push(request.url()));
      page.on('pageerror', (error) => void failed.push(error.message));
    };
    await onPage(path, { based: true, before }, async (page) => {
      await expect
        .poll(() => page.evaluate(() => document.fonts.check('16px Inter') && [...document.styleSheets].length > 0))
        .toBe(true);
      expect(await page.locator('.masthead').evaluate((each) => getComputedStyle(each).position)).toBe('sticky');
      await page.keyboard.press('/');
      await page.locator('.pf-input').fill('memory');
      const hit = page.locator('.hit a').first();
      await hit.waitFor();
      expect(new URL((await hit.getAttribute('href')) ?? '', page.url()).pathname.startsWith(`${BASE}/`)).toBe(true);
      expect(failed).toEqual([]);
    });
  },
);

test.each(['/plans/node-to-python/', '/plans/bf-refactor-merge/endpoints/'])(
  'on a slow line %s can be read and its links followed before any script has come',
  async (path) => {
    let scripts = 0;
    await onPage('/404.html', {}, async (page) => {
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Network.enable');
      // A phone at the edge of its network: 400 kbit/s, 400 ms to the server and back.
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 400,
        downloadThroughput: 50_000,
        uploadThroughput: 50_000,
      });
      const released: (() => void)[] = [];
      await page.route('**/*.js', async (route) => {
        await new Promise<void>((resolve) => released.push(resolve));
        scripts += 1;
        await route.continue();
      });
      await page.goto(new URL(path, page.url()).href, { waitUntil: 'commit' });
      const heading = page.locator('main h1');
      await heading.waitFor();
      await page.locator('.sheet-foot').waitFor();
      expect(scripts).toBe(0);
      expect(await page.locator('main').innerText()).toMatch(/\w+ \w+ \w+/);
      // It is styled, too: the sheet has its rule, and words stand in the measures of Inter.
      await expect.poll(() => page.locator('.titleblock').evaluate((each) => getComputedStyle(each).borderTopWidth)).toBe('2px');
      expect(scripts).toBe(0);
      await page.locator('.crumbs a').first().click({ noWaitAfter: true });
      await page.waitForURL((url) => url.pathname === '/', { waitUntil: 'commit' });
      for (const release of released) release();
    });
  },
);
