import { spawnSync } from 'node:child_process';
import axe from 'axe-core';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

const PLAN = '/plans/puppet-engine/';
const PAGE = `${PLAN}changelog/`;

const git = (...args: string[]): string => spawnSync('git', args, { encoding: 'utf8' }).stdout?.trim() ?? '';
/** A checkout without its history has pages that say so, and nothing else. */
const hasHistory = git('rev-parse', '--is-shallow-repository') === 'false' && git('ls-tree', 'HEAD', 'content/plans/') !== '';

describe.runIf(hasHistory)('a reader catches up with a plan', () => {
  test('from the navigation, newest first, one entry a commit', async () => {
    const page = await openPage(PLAN);
    const entry = page.locator('.rail a', { hasText: 'Changelog' });
    const count = Number(await entry.locator('i').innerText());
    await entry.click();
    await page.waitForURL(`**${PAGE}`);
    const commits = git('log', '--first-parent', '-m', '--format=%h', '--max-count=50', '--', `content${PLAN}`).split('\n');
    expect(await page.locator('.changelog > li').count()).toBe(count);
    expect(await page.locator('.changelog > li').evaluateAll((all) => all.map(({ id }) => id.slice(2, 9)))).toEqual(
      commits.map((commit) => commit.slice(0, 7)),
    );
    expect(await page.locator('.changelog h2').last().innerText()).toMatch(/^All new/);
  });

  test('each entry has a link of its own', async () => {
    const page = await openPage(PAGE);
    const entry = page.locator('.changelog > li').last();
    await entry.getByRole('link', { name: /^Link to the commit/ }).click();
    const id = await entry.getAttribute('id');
    await expect.poll(() => new URL(page.url()).hash).toBe(`#${id}`);
  });

  test.each([false, true])(
    'by a feed reader, which finds the feed and comes back to an entry (under a base path: %s)',
    async (based) => {
      const page = await openPage(PAGE, { based });
      const url = await page.locator('link[type="application/atom+xml"]').getAttribute('href');
      const address = new URL(url ?? '', page.url());
      expect(await page.getByRole('link', { name: 'Atom feed' }).getAttribute('href')).toBe(url);
      const feed = new JSDOM(await (await fetch(address)).text(), { contentType: 'application/xml' }).window.document;
      const entries = [...feed.getElementsByTagName('entry')];
      expect(entries).toHaveLength(await page.locator('.changelog > li').count());
      const link = entries.at(-1)?.getElementsByTagName('link')[0]?.getAttribute('href') ?? '';
      const { hash } = new URL(link, address);
      expect(await page.locator(hash).count()).toBe(1);
      if (!/^https?:/.test(link)) expect(new URL(link, address).pathname).toBe(new URL(page.url()).pathname);
    },
  );
});

test.each(['changelog', 'compare'])('%s is whole at 360 px, in light and dark, without scripts', async (view) => {
  for (const dark of [false, true]) {
    const page = await openPage(`${PLAN}${view}/`, { dark, width: 360 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe: run } = window as unknown as { axe: typeof axe };
      return (await run.run(document)).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`);
    });
    expect(violations).toEqual([]);
  }
  const plain = await openPage(`${PLAN}${view}/`, { js: false });
  expect((await plain.locator('main').innerText()).length).toBeGreaterThan(80);
});

test('the plan since its last release leads back to the changelog', async () => {
  const page = await openPage(`${PLAN}compare/`);
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Changelog' }).click();
  await page.waitForURL(`**${PAGE}`);
  expect(await page.locator('h1').innerText()).toBe('Changelog');
});
