import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../src/build/serve.ts';
import { banyan, contentRoot } from '../cli/banyan.ts';
import { sidewaysScroll, violations } from './holds.ts';
import { openPage } from './site.ts';

const dialog = 'dialog.pf-modal[open]';

async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.waitForSelector(dialog);
  await page.locator('.pf-input').fill(words);
  await page.waitForSelector('.hit a');
}

describe('Somebody who searches', () => {
  test('loads nothing of the search before it is opened', async () => {
    const page = await openPage('/404.html');
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    await page.goto(new URL('/', page.url()).href, { waitUntil: 'networkidle' });
    expect(asked.filter((url) => /pagefind|searchDialog|searchLane/.test(url))).toEqual([]);
    await page.keyboard.press('/');
    await page.waitForSelector(dialog);
    expect(asked.some((url) => url.endsWith('pagefind-component-ui.js'))).toBe(true);
  });

  test.each(['Control+k', 'Meta+k', '/'])('opens it with %s, and has the cursor in the field', async (keys) => {
    const page = await openPage('/plans/node-to-python/');
    await page.keyboard.press(keys);
    await page.waitForSelector(dialog);
    await page.waitForFunction(() => document.activeElement?.matches('.pf-input'));
  });

  test('types a slash into a field without opening it', async () => {
    const page = await openPage('/plans/node-to-python/endpoints/');
    const field = page.locator('main input[type="search"], main input[type="text"]').first();
    await field.focus();
    await page.keyboard.type('/api');
    expect(await field.inputValue()).toBe('/api');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  test('finds single rows with their kind and plan, and arrives at the row', async () => {
    const page = await openPage('/');
    await search(page, 'websocket protocol change');
    const hit = page.locator('.hit').first();
    expect(await hit.locator('.hit-where').innerText()).toBe('risk · FastAPI to NestJS');
    await hit.locator('a').click();
    await page.waitForURL('**/risks/#websocket-protocol');
    expect(await page.locator('#websocket-protocol').count()).toBe(1);
  });

  test('goes by keys alone from the word to the page', async () => {
    const page = await openPage('/');
    await search(page, 'websocket');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.closest('.hit') !== null);
    const first = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('ArrowDown');
    const [second, target] = await page.evaluate(() => [
      document.activeElement?.textContent,
      (document.activeElement as HTMLAnchorElement).href,
    ]);
    expect(second).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForURL(target ?? '');
  });

  test('narrows the results down by kind, plan, status, phase and owner', async () => {
    const page = await openPage('/');
    await search(page, 'redis');
    await page.waitForSelector('.pf-filter-group');
    const facets = await page.locator('.pf-filter-group-title').allInnerTexts();
    expect(facets.map((name) => name.replace(/\s*\d+$/, '').trim())).toEqual(
      expect.arrayContaining(['Kind', 'Phase', 'Plan', 'Status']),
    );
    const all = await page.locator('.hit').count();
    await page.locator('.pf-filter-checkbox', { hasText: 'variable' }).click();
    await page.waitForFunction(
      (count) => document.querySelectorAll('.hit').length < count && document.querySelectorAll('.hit').length > 0,
      all,
    );
    for (const where of await page.locator('.hit-where').allInnerTexts()) expect(where).toMatch(/^variable ·/);
  });

  test('lists what a facet holds even without a word', async () => {
    const page = await openPage('/');
    await page.keyboard.press('/');
    await page.waitForSelector('.pf-filter-checkbox');
    expect(await page.locator('.hit').count()).toBe(0);
    await page.locator('.pf-filter-checkbox', { hasText: 'risk' }).first().click();
    await page.waitForSelector('.hit a');
    expect(await page.locator('.hit-where').first().innerText()).toMatch(/^risks? ·/);
  });

  test('closes it with Escape and is back where they were', async () => {
    const page = await openPage('/plans/node-to-python/');
    const link = page.locator('.rail a').nth(3);
    await link.focus();
    await page.keyboard.press('Control+k');
    await page.waitForSelector(dialog);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    await expect.poll(() => link.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('sees the results of what they typed last, however fast', async () => {
    const page = await openPage('/');
    await search(page, 'redis');
    await page.locator('.pf-input').fill('');
    await page.locator('.pf-input').pressSequentially('websocket', { delay: 5 });
    await page.waitForFunction(() =>
      / results for websocket$/.test(document.querySelector('pagefind-summary')?.textContent?.trim() ?? ''),
    );
    await page.waitForSelector('.hit a');
    const marked = await page.locator('.hit mark').allInnerTexts();
    expect(marked.length).toBeGreaterThan(3);
    expect(marked.filter((words) => !/websocket/i.test(words))).toEqual([]);
  });

  test('sees the results so far until there are others', async () => {
    const page = await openPage('/');
    await search(page, 'redis');
    const fewest = await page.evaluate(async () => {
      const list = document.querySelector('.pf-results');
      const counts: (number | undefined)[] = [];
      new MutationObserver(() => counts.push(list?.childElementCount)).observe(list as Element, { childList: true });
      const field = document.querySelector('.pf-input') as HTMLInputElement;
      field.value = 'websocket';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      while (!/for websocket$/.test(document.querySelector('pagefind-summary')?.textContent?.trim() ?? ''))
        await new Promise((resolve) => setTimeout(resolve, 5));
      return Math.min(...counts.map((count) => count ?? 0));
    });
    expect(fewest).toBeGreaterThan(0);
  });

  test('sees what each facet leaves of the results, and of fewer ones', async () => {
    const page = await openPage('/');
    const counts = async (): Promise<number> => {
      const shown = await page.locator('[data-filter-name="kind"] .pf-filter-checkbox-count').allTextContents();
      return shown.reduce((sum, count) => sum + Number(count), 0);
    };
    await search(page, 'redis');
    const results = async (): Promise<number> => Number.parseInt(await page.locator('pagefind-summary').innerText(), 10);
    await expect.poll(async () => (await counts()) === (await results())).toBe(true);
    const before = await results();
    await page.locator('.pf-input').fill('redis cache');
    await expect.poll(results).not.toBe(before);
    await expect.poll(async () => (await counts()) === (await results())).toBe(true);
  });

  test('is told when the index cannot be read any more', async () => {
    const page = await openPage('/');
    await search(page, 'redis');
    await page.route('**/pagefind/fragment/**', (route) => route.abort());
    await page.locator('.pf-input').fill('websocket');
    await page.locator('pagefind-summary', { hasText: 'The search failed' }).waitFor();
  });

  test('meets no barrier in it, in light and dark, on a desk and on a phone', async () => {
    for (const options of [{ dark: false }, { dark: true }, { width: 360 }]) {
      const page = await openPage('/', options);
      await search(page, 'websocket');
      expect(await violations(page), JSON.stringify(options)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
    }
  });

  test('finds pages and rows under a base path at their real addresses', async () => {
    const page = await openPage('/', { based: true });
    await search(page, 'websocket');
    const links = await page.locator('.hit a').evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect((await page.request.get(link)).status(), link).toBe(200);
  });

  test('is told when there is no index, and what makes one', async () => {
    const page = await openPage('/');
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.keyboard.press('/');
    await page.waitForSelector('dialog.search-missing[open]');
    expect(await page.locator('dialog[open]').innerText()).toContain('There is no search index here.');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
  });
});

describe('Somebody who searches a site of many plans', () => {
  const plans = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heath', 'inlet', 'jetty', 'knoll', 'larch'];
  const names = plans.flatMap((name) => ['north', 'south', 'west'].map((side) => `${side}${name}`));
  let dist: string;
  let site: { url: string; server: Server };

  beforeAll(async () => {
    dist = mkdtempSync(join(tmpdir(), 'banyan-many-'));
    const content = contentRoot(
      Object.fromEntries(
        names.flatMap((name) => [
          [
            `plans/${name}/plan.mdx`,
            `---\ntitle: Move ${name}\nstatus: planned\nowner: Ana\nfrom: { system: Old }\nto: { system: New }\n---\n`,
          ],
          [`plans/${name}/risks.mdx`, `---\nrisks: [{ title: "Queue of ${name} overflows", level: high }]\n---\n`],
        ]),
      ),
    );
    const { code, err } = banyan(['build', '--content', content, '--as-of', '2026-02-10', '--out', dist]);
    if (code !== 0) throw new Error(err);
    site = await serve(dist, { host: '127.0.0.1', port: 0, base: '/' });
  });

  afterAll(() => {
    site.server.closeAllConnections();
    site.server.close();
    rmSync(dist, { recursive: true });
  });

  test('finds rows of all of them, whatever part of the index they are in', async () => {
    expect(JSON.parse(readFileSync(join(dist, 'pagefind/parts.json'), 'utf8')).length).toBeGreaterThan(2);
    const page = await openPage('/', { url: site.url });
    for (const name of names.filter((_, index) => index % 4 === 0)) {
      await search(page, `overflows ${name}`);
      await page.locator(`.hit a[href="/plans/${name}/risks/#queue-of-${name}-overflows"]`).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }
  });

  test('sees how many there are of each kind, and that not all are listed', async () => {
    const page = await openPage('/', { url: site.url });
    await search(page, 'northamber');
    expect(await page.locator('.search-more').isVisible()).toBe(false);
    await page.locator('.pf-input').fill('overflows');
    const risk = page.locator('.pf-filter-checkbox', { hasText: /^risk\s*72$/ });
    await risk.waitFor();
    await page.locator('.search-more').waitFor();
    expect(await page.locator('.search-more').innerText()).toMatch(
      /^The first 50 of [\d,]+ are listed\. Add a word, or choose a filter\.$/,
    );
    expect(await page.locator('.pf-results > *').count()).toBe(50);
  });
});
