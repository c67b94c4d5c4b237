import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { serve } from '../../src/build/serve.ts';
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.ts';
import { largeContent } from '../e2e/large-plans.ts';
import { buildSite } from './built.ts';
import { writePortfolio } from './portfolio.ts';
import { line } from './table.ts';

// What a reader waits for: search over a site of 5,040 files, filters over 500 rows, a timeline of 200 phases.
const PLANS = Number(process.env.BENCH_PLANS ?? 420);
// What readers type: names, which some hundred rows and pages have.
const NAMES = ['ledger-7', 'traffic_old', '117 ledger', 'budget_new verify', 'config_old 3'];
// The made-up plans have eighty words in all: every page has three of them, and every eighth record one, which no real words do.
const EVERYWHERE = ['window traffic header', 'ledger invoice budget', 'canary rollout owner', 'gateway', 'schema'];

/** In ms a letter. */
const PACE = 80;

const root = mkdtempSync(join(tmpdir(), 'banyan-bench-reader-'));
const content = join(root, 'content');
writePortfolio(content, PLANS);

for (const [path, text] of Object.entries(largeContent())) {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
}

const out = join(root, 'site');
const told = buildSite(content, out);
process.stdout.write(`${told}\n`);

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function empty(page: Page): Promise<void> {
  await page.locator('.pf-input').fill('');
  await page.waitForFunction(() => document.querySelector('.hit') === null);
}

/** From the last letter to the first result. */
async function search(page: Page, words: string): Promise<number> {
  await empty(page);
  return page.evaluate(async (typed) => {
    const field = document.querySelector('.pf-input') as HTMLInputElement;
    const started = performance.now();
    field.value = typed;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return new Promise<number>((resolve, reject) => {
      const look = (): void => {
        if (document.querySelector('.hit a')) resolve(performance.now() - started);
        else if (performance.now() - started > 30_000) reject(new Error(`nothing was found for ${typed}`));
        else requestAnimationFrame(look);
      };
      look();
    });
  }, words);
}

/** From the last of some letters, typed at a quick typist's pace, to the results of all of them. */
async function typing(page: Page, words: string): Promise<number> {
  await empty(page);
  return page.evaluate(
    async ({ words, pace }) => {
      const field = document.querySelector('.pf-input') as HTMLInputElement;
      for (let length = 1; length <= words.length; length++) {
        if (length > 1) await new Promise((resolve) => setTimeout(resolve, pace));
        field.value = words.slice(0, length);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      const last = performance.now();
      const isThere = (): boolean =>
        document.querySelector('pagefind-summary')?.textContent?.trim().endsWith(`results for ${words}`) === true;
      while (!(isThere() && document.querySelector('.hit a'))) await new Promise(requestAnimationFrame);
      return performance.now() - last;
    },
    { words, pace: PACE },
  );
}

async function searching(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(url);
  const opened = performance.now();
  await page.keyboard.press('/');
  await page.locator('.pf-input').waitFor();
  await search(page, 'portal window');
  line('search: from opening it to the first result, once', performance.now() - opened, 1500, 'ms');
  const medianOf = async (measure: typeof search, searches: readonly string[]): Promise<number> => {
    const times: number[] = [];
    for (const words of searches) times.push(await measure(page, words));
    return median(times);
  };
  line('search: first result of names not searched before, pasted', await medianOf(search, NAMES), 100, 'ms');
  line('search: first result of names searched before, pasted', await medianOf(search, NAMES), 100, 'ms');
  line('search: first result of names, from the last letter typed', await medianOf(typing, NAMES), 100, 'ms');
  line('search: first result of words that thousands have, pasted', await medianOf(search, EVERYWHERE), 100, 'ms');
  line('search: first result of the same, from the last letter typed', await medianOf(typing, EVERYWHERE), 100, 'ms');
  await page.close();
}

async function filtering(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}plans/wide/endpoints/`, { waitUntil: 'load' });
  const field = page.locator('main input[type="search"]').first();
  await field.waitFor();
  const times: number[] = [];
  for (const word of ['orders', 'group-3', 'post', '/v1/core/invoices', 'x', '', 'team', 'breaking', '']) {
    times.push(
      await field.evaluate((input, typed) => {
        const started = performance.now();
        (input as HTMLInputElement).value = typed;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        // What it took until the rows are laid out again.
        void document.body.offsetHeight;
        return performance.now() - started;
      }, word),
    );
  }
  line('endpoints: a filter over 500 rows, median', median(times), 16, 'ms');
  line('endpoints: a filter over 500 rows, slowest', Math.max(...times), 16, 'ms');
  await page.close();
}

/** From the load of the page until an arrow key has moved the focus from one bar to another, in ms. */
async function firstKey(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    addEventListener('load', () => {
      const loaded = performance.now();
      const tryKey = (): void => {
        const bar = document.querySelector<SVGAElement>('.bars a[tabindex="0"]');
        bar?.focus();
        bar?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
        if (bar && document.activeElement !== bar && document.activeElement !== document.body)
          Object.assign(globalThis, { answered: performance.now() - loaded });
        else setTimeout(tryKey);
      };
      tryKey();
    });
  });
  await page.goto(`${url}plans/wide/timeline/`, { waitUntil: 'load' });
  await page.waitForFunction(() => 'answered' in globalThis);
  const answered = await page.evaluate(() => (globalThis as unknown as { answered: number }).answered);
  await page.close();
  return answered;
}

async function timeline(browser: Browser, url: string): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) times.push(await firstKey(browser, url));
  line('timeline of 200 phases: from its load until a key moves the focus', median(times), 100, 'ms');
}

const { url, server } = await serve(out, { host: '127.0.0.1', port: 0, base: '/' });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
try {
  await searching(browser, url);
  await filtering(browser, url);
  await timeline(browser, url);
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true, force: true });
}
