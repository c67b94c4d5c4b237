import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { CHROMIUM_FLAGS } from '../chromium.ts';
import { banyan, contentRoot } from '../cli/banyan.ts';
import { closeHosts, hosted, policyIn, watched } from './hosts.ts';

const snippet = (title: string): string => {
  const guide = readFileSync('content/guide/publishing.mdx', 'utf8');
  return guide.slice(guide.indexOf(`title="${title}"`)).replace(/\n```\n[\s\S]*/, '');
};

const ENV = { BANYAN_SHARE_SECRET: 'ABEiM0RVZneImaq7zN3u/wEjRWeJq83v/ty6mHZUMhA=', CI: '' };
const root = contentRoot({
  'plans/p/plan.mdx': `---
title: Example
status: in-progress
from: { system: Old }
to: { system: New }
start: 2026-03-02
audiences:
  - { id: board, title: The board, sees: [status, timeline], pages: [how], expires: 2099-01-01 }
  - { id: public, title: Everybody, sees: [status, timeline], pages: [how], expires: 2099-01-01, mode: open }
---
`,
  'plans/p/phases/1-build.mdx': '---\ntitle: Build the gateway\nstatus: done\nduration: 2w\n---\n',
  'plans/p/pages/how.mdx': '---\ntitle: How it moves\n---\n\n```mermaid\nflowchart LR\n  a --> b\n  style a fill:#204080\n```\n',
});
const shares = join(mkdtempSync(join(tmpdir(), 'banyan-policy-')), 'shares');
const args = ['--content', root, '--as-of', '2026-03-18'];

let browser: Browser;
let sealed = '';
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: inject('chromium'), args: CHROMIUM_FLAGS });
  expect(banyan(['build', ...args, '--only', 'shares', '--out', shares], { env: ENV })).toMatchObject({ code: 0 });
  sealed = /^ {2}(s\/\S+#\S+)$/m.exec(banyan(['share', 'list', 'p', 'board', ...args], { env: ENV }).out)?.[1] ?? '';
});
afterAll(async () => {
  await browser.close();
  closeHosts();
});

const POLICIES: readonly [string, () => string | undefined][] = [
  ['the _headers of a site', () => policyIn(readFileSync(join(inject('dist'), '_headers'), 'utf8'))],
  ['the _headers of shares alone', () => policyIn(readFileSync(join(shares, '_headers'), 'utf8'))],
  ['the nginx snippet of the guide', () => policyIn(snippet('/etc/nginx/conf.d/plans.conf'))],
  ['the nginx snippet of the guide for pages of audiences', () => policyIn(snippet('/etc/nginx/conf.d/status.conf'))],
  ['the Netlify snippet of the guide', () => policyIn(snippet('netlify.toml'))],
  ['no header but the policy of the page itself', () => undefined],
];

describe.each(POLICIES)('under %s', (name, policyOf) => {
  test('there is the policy that is meant', () => {
    if (!name.startsWith('no header'))
      expect(policyOf()).toMatch(/^default-src 'none'; script-src 'self' .*frame-ancestors 'none'$/);
  });

  test('a sealed page opens, takes the key out of the address, and nothing is refused', async () => {
    const { page, refused } = await watched(browser);
    const site = await hosted(shares, policyOf());
    await page.goto(site + sealed, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { name: 'Example' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.evaluate(() => document.fonts.check('16px Inter'))).toBe(true);
    const box = page.locator('.diagram .mm-node > rect').first();
    expect(await box.evaluate((rect) => getComputedStyle(rect).fill)).toBe('rgb(32, 64, 128)');
    expect(refused).toEqual([]);
    await page.close();
  });

  test('an open page is shown until its last day and ended after it, and nothing is refused', async () => {
    const site = await hosted(shares, policyOf());
    for (const [day, shown] of [
      ['2099-01-01', 'Everybody'],
      ['2099-01-02', 'This page ended on 1 Jan 2099. Ask the sender for a new one.'],
    ] as const) {
      const { page, refused } = await watched(browser);
      await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
      await page.goto(`${site}s/p/public.html`, { waitUntil: 'networkidle' });
      expect(await page.locator('main').innerText()).toContain(shown);
      expect(refused).toEqual([]);
      await page.close();
    }
  });

  test('the site works, search included, and nothing is refused', async () => {
    const { page, refused } = await watched(browser);
    const site = await hosted(inject('dist'), policyOf());
    for (const path of [
      '',
      'plans/node-to-python/',
      'plans/node-to-python/timeline/',
      'plans/node-to-python/endpoints/',
      'plans/node-to-python/architecture/reference/',
      'guide/diagrams/',
    ])
      await page.goto(site + path, { waitUntil: 'networkidle' });
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('memory');
    await page.getByRole('dialog').locator('a[href*="/plans/"]').first().waitFor();
    expect(refused).toEqual([]);
    await page.close();
  });
});

test('every page carries the policy, so that no host can do without it', async () => {
  const { page, refused } = await watched(browser);
  await page.goto(await hosted(inject('dist'), undefined), { waitUntil: 'load' });
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    const picture = document.createElement('img');
    picture.src = 'http://127.0.0.1:9/t.png';
    document.body.append(picture);
  });
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  await expect.poll(() => refused.some((each) => each.includes('img-src'))).toBe(true);
  await page.close();
});

test('start sends what _headers says', async () => {
  const { headers } = await fetch(inject('siteUrl'));
  expect(headers.get('content-security-policy')).toBe(policyIn(readFileSync(join(inject('dist'), '_headers'), 'utf8')));
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
