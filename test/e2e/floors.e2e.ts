import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { sidewaysScroll, violations } from './holds.ts';
import { brokenLinks } from './links.ts';
import { PAGE_TYPES, pagesOf } from './pages.ts';
import { openPage } from './site.ts';

const pages = pagesOf(inject('dist'));
const types = PAGE_TYPES.filter((path) => pages.includes(path));

test('every page type of the list exists', () => {
  expect(PAGE_TYPES.filter((path) => !pages.includes(path))).toEqual([]);
});

describe.each(types)('%s', (path) => {
  test('has no axe violation in light and dark', async () => {
    for (const dark of [false, true]) {
      const page = await openPage(path, { dark });
      expect(await violations(page), dark ? 'dark' : 'light').toEqual([]);
      await page.close();
    }
  });

  test('does not scroll sideways at 360 px, asks nobody else for anything, and logs no error', async () => {
    const page = await openPage('/404.html', { width: 360 });
    const outside: string[] = [];
    const errors: string[] = [];
    const own = new URL(inject('siteUrl')).origin;
    page.on(
      'request',
      (request) =>
        void (new URL(request.url()).origin === own || request.url().startsWith('data:') || outside.push(request.url())),
    );
    page.on('pageerror', (error) => void errors.push(error.message));
    page.on(
      'console',
      (message) => void (message.type() === 'error' && !message.text().includes('404') && errors.push(message.text())),
    );
    await page.goto(inject('siteUrl').replace(/\/$/, '') + path, { waitUntil: 'networkidle' });
    expect(await sidewaysScroll(page)).toBe(0);
    expect(outside).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('shows its main content without scripts', async () => {
    const page = await openPage(path, { js: false });
    expect(await page.locator('main h1').count()).toBe(1);
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(40);
    await page.close();
  });
});

/** Weights of `VISUAL.md`, gzipped: a page, and what all pages share. */
const HTML_LIMIT = 30 * 1024;
const HEAVY_LIMIT = 60 * 1024;
/** A page for an audience is one file with its styles and scripts, and a sealed one cannot be compressed. */
const SHARE_LIMIT = 96 * 1024;
const CSS_LIMIT = 14 * 1024;
const JS_LIMIT = 15 * 1024;
const HEAVY = /\/(timeline|endpoints|architecture|timelines|findings)\//;

const gz = (file: string): number => gzipSync(readFileSync(file)).length;

test('pages, styles and scripts keep within their weight', () => {
  const dist = inject('dist');
  const over: string[] = [];
  for (const path of pages) {
    const file = join(dist, path.endsWith('/') ? `${path}index.html` : path);
    const html = readFileSync(file, 'utf8');
    const linked = (pattern: RegExp): number =>
      [...new Set([...html.matchAll(pattern)].map((match) => match[1] ?? ''))]
        .filter((url) => url.startsWith('/'))
        .reduce((sum, url) => sum + gz(join(dist, url)), 0);
    const weights = { html: gz(file), css: linked(/<link[^>]+href="([^"]+\.css)"/g), js: linked(/<script[^>]+src="([^"]+)"/g) };
    const limit = path.startsWith('/s/') ? SHARE_LIMIT : HEAVY.test(path) ? HEAVY_LIMIT : HTML_LIMIT;
    if (weights.html > limit) over.push(`${path}: ${weights.html} bytes of HTML`);
    if (weights.css > CSS_LIMIT) over.push(`${path}: ${weights.css} bytes of CSS`);
    if (weights.js > JS_LIMIT) over.push(`${path}: ${weights.js} bytes of JS`);
  }
  expect(over).toEqual([]);
});

test('every internal link and anchor leads somewhere', () => {
  expect(brokenLinks(inject('dist'), pages)).toEqual([]);
});

test('pages are valid HTML', async () => {
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });
  const faults: string[] = [];
  for (const path of types) {
    const file = join(inject('dist'), path.endsWith('/') ? `${path}index.html` : path);
    const { results } = await validator.validateString(readFileSync(file, 'utf8'), file);
    for (const { messages } of results)
      for (const { ruleId, message, selector } of messages) faults.push(`${path} ${ruleId}: ${message} (${selector})`);
  }
  expect(faults.slice(0, 20)).toEqual([]);
});

test('no page has an id twice', () => {
  const dist = inject('dist');
  const twice: string[] = [];
  for (const path of pages) {
    const seen = new Set<string>();
    for (const [, id = ''] of readFileSync(join(dist, path.endsWith('/') ? `${path}index.html` : path), 'utf8').matchAll(
      /\sid="([^"]*)"/g,
    )) {
      if (seen.has(id)) twice.push(`${path}#${id}`);
      seen.add(id);
    }
  }
  expect(twice.slice(0, 40)).toEqual([]);
});
