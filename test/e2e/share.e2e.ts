import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { serve } from '../../src/build/serve.ts';
import { CHROMIUM_FLAGS } from '../chromium.ts';
import { banyan, contentRoot } from '../cli/banyan.ts';

const ENV = {
  BANYAN_SHARE_SECRET: 'ABEiM0RVZneImaq7zN3u/wEjRWeJq83v/ty6mHZUMhA=',
  BANYAN_VENDOR: 'four words are enough',
  CI: '',
};
const PLAN = (board: string): string => `---
title: Example
status: in-progress
from: { system: Old }
to: { system: New }
start: 2026-03-02
audiences:
  - { id: board, title: The board, sees: [status, timeline, milestones, risks], ${board} }
  - { id: vendor, title: The vendor, sees: [status], passphrase: BANYAN_VENDOR }
  - { id: public, title: Everybody, sees: [status, timeline, milestones], message: Good morning, mode: open }
  - { id: reader, title: A reader, mode: open, pages: [how], redact: [hosts] }
  - { id: insider, title: An insider, pages: [how] }
  - { id: partner, title: The partner, mode: open, sees: [milestones, checklists, coverage, load, variables, architecture], fields: [milestones.title, milestones.forecast, milestones.traffic, architecture.title, architecture.change, architecture.drawing, architecture.groups, architecture.flows], only: [architecture/systems/web, architecture/systems/gate, architecture/systems/old, architecture/systems/edge, architecture/systems/edges/web-gate, architecture/systems/edges/web-old, architecture/systems/edges/gate-vault] }
---
`;
const FILES = {
  'plans/p/phases/1-build.mdx': '---\ntitle: Build the gateway\nstatus: done\nduration: 2w\n---\n\n- [x] One\n',
  'plans/p/phases/2-move.mdx': '---\ntitle: Move the traffic\nstatus: planned\nduration: 3w\nowner: Ana\n---\n\n- [ ] Two\n',
  'plans/p/architecture/systems.mdx': `---
title: Systems
groups: [{ id: edge, title: The edge }, { id: hidden, title: Neversay group }]
nodes:
  - { id: web, title: Browser, kind: client, group: edge }
  - { id: old, title: Old sign-in service, change: remove, phase: move }
  - { id: gate, title: Gateway with a long name that wraps, change: add, phase: build }
  - { id: vault, title: Neversay vault, change: add, phase: build, group: hidden }
edges:
  - { id: web-old, from: web, to: old, title: Sign-in, protocol: HTTP }
  - { id: web-gate, from: web, to: gate, title: Sign-in, protocol: HTTPS }
  - { id: gate-vault, from: gate, to: vault, title: Neversay keys, change: add, phase: build }
---
`,
  'plans/p/pages/how.mdx': `---
title: How it moves
---

\`\`\`mermaid
flowchart LR
  web[Browser] -->|asks api.example.com| gate[Gateway]
  gate --> old[(Old store)]
  style gate fill:#204080,color:#ffffff
  click gate "https://neversay.example.com"
\`\`\`
`,
  'plans/p/checklists/go.mdx': '---\ntitle: Before the switch\n---\n\n- [x] Backups are restored\n- [ ] On call is told\n',
  'plans/p/quality.mdx':
    '---\ncoverage: [{ layer: Core, target: ">= 80 %", measured: 71 % }]\nload: [{ name: Sign-in at noon, target: ">= 200 req/s" }]\n---\n',
  'plans/p/environment.mdx':
    '---\nvariables: [{ name: DATABASE_URL, sample: neversay-sample, secret: true, purpose: Where the data is, change: change }]\n---\n',
  'plans/p/rollout/ramp.mdx':
    '---\ntitle: Ramp\nsteps: [{ id: half, title: Half, share: 50 %, at: 2026-04-01 }, { id: all, title: All, share: 100 %, at: 2026-04-15 }]\n---\n',
  'plans/p/risks.mdx':
    '---\nrisks: [{ id: loss, title: Data is lost, probability: low, impact: 4, mitigation: Backups, note: Never tell }]\n---\n',
};
const root = contentRoot({ 'plans/p/plan.mdx': PLAN('epoch: 1, expires: 2099-01-01'), ...FILES });
const out = join(mkdtempSync(join(tmpdir(), 'banyan-shares-')), 'out');

let browser: Browser;
let server: Server;
let site: string;
const contexts: BrowserContext[] = [];

function build(): void {
  const run = banyan(['build', '--content', root, '--as-of', '2026-03-18', '--only', 'shares', '--out', out], { env: ENV });
  if (run.code !== 0) throw new Error(run.err);
}

/** The link of an audience, below the site. */
function linkOf(audience: string): string {
  const { out: printed } = banyan(['share', 'list', 'p', audience, '--content', root, '--as-of', '2026-03-18'], { env: ENV });
  const link = /^ {2}(s\/\S+)$/m.exec(printed)?.[1];
  if (link === undefined) throw new Error(`no link in ${printed}`);
  return link;
}

interface Opened {
  page: Page;
  requests: string[];
  errors: string[];
}

async function open(
  link: string,
  options: {
    js?: boolean;
    width?: number;
    dark?: boolean;
    context?: BrowserContext;
    prepare?: (page: Page) => Promise<unknown>;
  } = {},
): Promise<Opened> {
  const context =
    options.context ??
    (await browser.newContext({
      javaScriptEnabled: options.js ?? true,
      viewport: { width: options.width ?? 1000, height: 900 },
      colorScheme: options.dark ? 'dark' : 'light',
    }));
  contexts.push(context);
  const page = await context.newPage();
  const [requests, errors]: [string[], string[]] = [[], []];
  page.on('request', (request) => void (request.url().startsWith('data:') || requests.push(request.url())));
  page.on('pageerror', (error) => void errors.push(error.message));
  page.on(
    'console',
    (message) => void (message.type() === 'error' && !message.text().includes('favicon') && errors.push(message.text())),
  );
  await options.prepare?.(page);
  await page.goto(`${site}${link}`, { waitUntil: 'load' });
  return { page, requests: requests.filter((url) => !url.endsWith('/favicon.ico')), errors };
}

const noteOf = (page: Page): Promise<string> => page.locator('#note').innerText();
const WRONG =
  'This link does not open this page. It may be incomplete, it may have been replaced by a newer one, or it belongs to another page.';

/** The diagram of the page "How it moves" is drawn, in the colours that it states. */
async function expectDrawn(page: Page): Promise<void> {
  const box = page.locator('.diagram .mm-node > rect').nth(1);
  expect(await box.evaluate((rect) => getComputedStyle(rect).fill)).toBe('rgb(32, 64, 128)');
  const size = await page.locator('.diagram svg').boundingBox();
  expect(size?.width).toBeGreaterThan(300);
  expect(size?.height).toBeGreaterThan(40);
}

beforeAll(async () => {
  build();
  browser = await chromium.launch({ executablePath: inject('chromium'), args: CHROMIUM_FLAGS });
  ({ url: site, server } = await serve(out, { host: '127.0.0.1', port: 0, base: '/' }));
});
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

describe('a sealed link', () => {
  test('opens, asks for nothing else, and leaves no key in the address', async () => {
    const { page, requests, errors } = await open(linkOf('board'));
    await page.getByRole('heading', { name: 'Example' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('Data is lost');
    expect(await page.locator('main').innerText()).toContain('Nothing else is in this page.');
    expect(await page.content()).not.toMatch(/Never tell|Ana/);
    await expect.poll(() => page.url()).not.toContain('#');
    expect(await page.title()).toBe('Example, status of 18 Mar 2026');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    // The styles that came sealed are allowed by the policy of the page around them.
    expect(await page.locator('.sheet').evaluate((element) => getComputedStyle(element).maxWidth)).toBe('794px');
    expect(
      await page.evaluate(
        async () =>
          (await document.fonts.ready).check('16px Inter') && [...document.fonts].some((font) => font.status === 'loaded'),
      ),
    ).toBe(true);
    expect(requests).toEqual([page.url()]);
    expect(errors).toEqual([]);
  });

  test('draws the diagrams of a page, by a policy that does not tell of them', async () => {
    const link = linkOf('insider');
    const { page, errors, requests } = await open(link);
    await page.getByRole('heading', { name: 'How it moves' }).waitFor();
    await expectDrawn(page);
    expect([errors, requests]).toEqual([[], [page.url()]]);
    const policyOf = (path: string): string | undefined =>
      /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(join(out, path.split('#')[0] ?? ''), 'utf8'))?.[1];
    expect(policyOf(link)).toBe(policyOf(linkOf('board')));
  });

  test('does not say which part of it is wrong', async () => {
    const [path = '', key = ''] = linkOf('board').split('#');
    const [, vendorKey = ''] = linkOf('vendor').split('#');
    for (const wrong of [vendorKey, key.slice(0, -1), `A${key.slice(1)}`, 'x', '%%%']) {
      const { page } = await open(`${path}#${wrong}`);
      await expect.poll(() => noteOf(page)).toBe(WRONG);
      await expect.poll(() => page.url()).not.toContain('#');
    }
  });

  test('says the same of a file that was changed, or put in the place of another', async () => {
    const [path = '', key = ''] = linkOf('board').split('#');
    const file = readFileSync(join(out, path), 'utf8');
    writeFileSync(
      join(out, 's/changed.html'),
      file.replace(/(id="sealed">.{4000})(.)/s, (_, before: string, char: string) => before + (char === 'A' ? 'B' : 'A')),
    );
    writeFileSync(join(out, 's/cut.html'), file.replace(/(id="sealed">[^<]{4000})[^<]*/, '$1'));
    for (const name of ['changed', 'cut']) {
      const { page } = await open(`s/${name}.html#${key}`);
      await expect.poll(() => noteOf(page)).toBe(WRONG);
    }
  });

  test('without its key says what is missing, also after a reload', async () => {
    const { page } = await open(linkOf('board').replace(/#.*/, ''));
    await expect.poll(() => noteOf(page)).toContain('This link is incomplete.');
    const again = await open(linkOf('board'));
    await again.page.getByRole('heading', { name: 'Example' }).waitFor();
    await again.page.reload();
    await expect.poll(() => noteOf(again.page)).toContain('This link is incomplete.');
  });

  test('without scripts, or in an old browser, says what it needs', async () => {
    expect(await noteOf((await open(linkOf('board'), { js: false })).page)).toBe(
      'This page opens in a current browser with JavaScript.',
    );
    const prepare = (page: Page) => page.addInitScript('delete window.DecompressionStream');
    const { page } = await open(linkOf('board'), { prepare });
    await expect.poll(() => noteOf(page)).toContain('This browser is too old');
  });

  test('is over after its last day, even where the file is still there', async () => {
    const prepare = (day: string) => (page: Page) => page.clock.setFixedTime(new Date(`${day}T12:00:00`));
    const last = await open(linkOf('board'), { prepare: prepare('2099-01-01') });
    await last.page.getByRole('heading', { name: 'Example' }).waitFor();
    const { page } = await open(linkOf('board'), { prepare: prepare('2099-01-02') });
    await expect.poll(() => noteOf(page)).toBe('This link ended on 2099-01-01. Ask the sender for a new one.');
  });

  test('needs its passphrase where there is one', async () => {
    const { page, errors } = await open(linkOf('vendor'));
    await expect.poll(() => noteOf(page)).toContain('needs the passphrase');
    await page.getByLabel('Passphrase').fill('not the passphrase');
    await page.getByRole('button', { name: 'Open' }).click();
    await expect.poll(() => noteOf(page), { timeout: 30_000 }).toBe('This link and this passphrase do not open this page.');
    await page.getByLabel('Passphrase').fill(ENV.BANYAN_VENDOR);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Example' }).waitFor({ timeout: 30_000 });
    expect(await page.locator('main').innerText()).toContain('For The vendor');
    expect(errors).toEqual([]);
  });

  test('refuses an older copy than it has shown before', async () => {
    const link = linkOf('board');
    const [path = ''] = link.split('#');
    const older = readFileSync(join(out, path));
    build();
    const first = await open(link);
    await first.page.getByRole('heading', { name: 'Example' }).waitFor();
    const newer = readFileSync(join(out, path));
    writeFileSync(join(out, path), older);
    const { page } = await open(link, { context: first.page.context() });
    await expect.poll(() => noteOf(page)).toContain('This is an older copy of the page');
    writeFileSync(join(out, path), newer);
  });

  test('that was rotated leads nowhere, and the new one opens', async () => {
    const old = linkOf('board');
    const [oldPath = '', oldKey = ''] = old.split('#');
    const oldFile = readFileSync(join(out, oldPath), 'utf8');
    expect(banyan(['share', 'rotate', 'p', 'board', '--content', root], { env: ENV }).code).toBe(0);
    build();
    const [path = '', key = ''] = linkOf('board').split('#');
    expect(path).not.toBe(oldPath);
    expect(readdirSync(join(out, 's'))).not.toContain(oldPath.slice(2));
    const gone = await open(old);
    expect(await gone.page.locator('body').innerText()).toContain('Not found');
    const mixed = await open(`${path}#${oldKey}`);
    await expect.poll(() => noteOf(mixed.page)).toBe(WRONG);
    // The old file put in the place of the new one does not open with the new link.
    const newFile = readFileSync(join(out, path), 'utf8');
    writeFileSync(join(out, path), oldFile);
    const replayed = await open(`${path}#${key}`);
    await expect.poll(() => noteOf(replayed.page)).toBe(WRONG);
    writeFileSync(join(out, path), newFile);
    const opened = await open(`${path}#${key}`);
    await opened.page.getByRole('heading', { name: 'Example' }).waitFor();
  });
});

describe('an open page', () => {
  test('is read without scripts and asks for nothing', async () => {
    const { page, requests } = await open('s/p/public.html', { js: false });
    expect(await page.locator('h1').innerText()).toBe('Example');
    expect(await page.locator('main').innerText()).toContain('Good morning');
    expect(requests).toEqual([page.url()]);
  });

  test('fits 360 px, in light and dark, without an axe violation', async () => {
    for (const [name, width, dark] of [
      ['public', 1000, false],
      ['public', 1000, true],
      ['public', 360, false],
      ['partner', 1000, false],
      ['partner', 1000, true],
      ['partner', 360, true],
      ['reader', 1000, true],
      ['reader', 360, false],
    ] as const) {
      // The policy of the page lets no script in; axe runs in a copy without it.
      const { page } = await open(`s/p/${name}.html`, {
        width,
        dark,
        prepare: (each) =>
          each.route('**/*.html', async (route) => {
            const response = await route.fetch();
            await route.fulfill({ response, body: (await response.text()).replace(/<meta http-equiv[^>]*>/, '') });
          }),
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      await page.evaluate(axe.source);
      const found = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document));
      expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });

  test('draws the part of the architecture that it may see, and no more', async () => {
    const { page } = await open('s/p/partner.html', { js: false });
    const text = await page.locator('main').innerText();
    for (const said of ['Gateway with a long', 'Browser → Old sign-in service: Sign-in, HTTP', 'All traffic on the new system'])
      expect([said, text.includes(said)]).toEqual([said, true]);
    expect(await page.content()).not.toMatch(/neversay/i);
    expect(await page.locator('.drawing .node').count()).toBe(3);
    expect(await page.locator('.drawing .flow').count()).toBe(2);
  });

  test('draws the diagrams of a page, with what is taken out of them taken out', async () => {
    const { page, errors, requests } = await open('s/p/reader.html', { js: false });
    await expectDrawn(page);
    const text = await page.locator('.diagram').innerText();
    expect(text).toMatch(/asks host\d/);
    expect(await page.content()).not.toMatch(/neversay|example\.com/);
    expect([errors, requests]).toEqual([[], [page.url()]]);
  });

  test('is laid out on narrow screens so that no label covers another', async () => {
    const { page } = await open('s/p/partner.html', { width: 360, js: false });
    const label = page.locator('.stacks td').filter({ hasText: 'Where the data is' });
    const above = page.locator('.stacks td[data-h="Change"]').last();
    const [upper, lower] = [await above.boundingBox(), await label.boundingBox()];
    expect(lower?.y).toBeGreaterThanOrEqual((upper?.y ?? 0) + (upper?.height ?? 0));
  });

  test('prints a drawing whole, on paper as wide as the sheet', async () => {
    const { page } = await open('s/p/partner.html');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 688, height: 1000 });
    const scroll = page.locator('.drawing .scroll');
    expect(await scroll.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
  });

  test('prints on one sheet of A4', async () => {
    const { page } = await open('s/p/public.html');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[\s*0 0 59[45]\.?\d* 84[12]\.?\d*/);
  });
});

test('a site with the pages of audiences in it leads to none of them, and its shares are the only ones', () => {
  const dist = join(out, '../site');
  writeFileSync(join(root, 'portfolio.mdx'), '---\ntitle: All\nshares: beside-site\n---\n');
  const run = banyan(['build', '--content', root, '--as-of', '2026-03-18', '--out', dist], { env: ENV });
  expect(run.err).toContain('and 6 pages for audiences');
  expect(run.out + run.err).not.toMatch(/#[A-Za-z0-9_-]{20}|ABEiM0RV|four words/);
  expect(banyan(['share', 'verify', '--content', root, '--as-of', '2026-03-18', '--out', dist], { env: ENV })).toMatchObject({
    code: 0,
    out: 'p board: fine\np vendor: fine\np public: fine\np reader: fine\np insider: fine\np partner: fine\n',
  });
  const everything = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
  expect(everything.includes(ENV.BANYAN_SHARE_SECRET) || everything.includes(ENV.BANYAN_VENDOR)).toBe(false);
});
