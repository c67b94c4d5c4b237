import { describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

const NODE = '/plans/node-to-python/findings/';

describe('an author reads what is wrong with the plan', () => {
  test('both places are quoted, with the lines as they stand in the files', async () => {
    const page = await openPage(NODE);
    const finding = page.locator('.finding[data-rule="traffic/retired-while-serving"]').first();
    expect(await finding.locator('.place').count()).toBeGreaterThanOrEqual(2);
    expect(await finding.locator('figcaption').first().innerText()).toMatch(/^rollout\/deployment-strategy\.mdx:\d+/);
    expect(await finding.locator('blockquote').first().innerText()).toContain('Node.js');
    expect(await finding.locator('mark').count()).toBeGreaterThanOrEqual(2);
    expect(await finding.innerText()).toContain('Fix');
  });

  test('errors stand first, and each finding has a link of its own', async () => {
    const page = await openPage(NODE);
    const severities = await page.locator('.finding').evaluateAll((all) => all.map((each) => each.getAttribute('data-severity')));
    expect(severities).toEqual(
      [...severities].sort(
        (a, b) => ['error', 'warning', 'note'].indexOf(a ?? '') - ['error', 'warning', 'note'].indexOf(b ?? ''),
      ),
    );
    const id = await page.locator('.finding').last().getAttribute('id');
    await page.goto(`${page.url()}?severity=error#${id}`);
    await expect.poll(() => page.locator(`#${id}`).isVisible()).toBe(true);
  });

  test('filters by severity and family, and the URL keeps them', async () => {
    const page = await openPage(NODE);
    const errors = page.locator('[data-facet="severity"] label', { hasText: 'error' });
    const count = Number(await errors.locator('[data-count]').innerText());
    await errors.click();
    await expect.poll(() => page.locator('.finding:visible').count()).toBe(count);
    await expect.poll(() => page.url()).toContain('severity=error');
    const families = await page.locator('[data-facet="family"] [data-count]').allInnerTexts();
    expect(families.reduce((sum, text) => sum + Number(text), 0)).toBe(count);
    await page.reload();
    await expect.poll(() => page.locator('.finding:visible').count()).toBe(count);
  });

  test('goes from a finding to its rule, which shows an example and what it says of it', async () => {
    const page = await openPage(NODE);
    await page.locator('.finding[data-rule="traffic/retired-while-serving"] .finding-meta a').first().click();
    await page.waitForURL('**/rules/traffic/retired-while-serving/');
    const text = await page.locator('main').innerText();
    for (const part of ['A plan that fails', 'A plan that passes', 'What it says', 'How to accept a finding'])
      expect(text).toContain(part);
    expect(await page.locator('.finding mark').count()).toBeGreaterThanOrEqual(1);
  });

  test('copies what accepts a finding', async () => {
    const page = await openPage(NODE);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const finding = page.locator('.finding').first();
    await finding.getByText('Accept this finding').click();
    await finding.getByRole('button', { name: 'Copy' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^allow:\n {2}- \{ rule: [a-z]+\/[a-z-]+, subject: \S+, reason: /);
  });

  test('everything is there without scripts', async () => {
    const page = await openPage(NODE, { js: false });
    expect(await page.locator('.finding:visible').count()).toBe(Number(await page.locator('[data-shown]').innerText()));
    expect(await page.locator('[data-facets]').isVisible()).toBe(false);
  });
});

test('the list of rules leads to a page for each', async () => {
  const page = await openPage('/rules/');
  const link = page.locator('main table a').filter({ hasText: 'syntax/cut-by-hash' });
  await link.click();
  await page.waitForURL('**/rules/syntax/cut-by-hash/');
  expect(await page.locator('h1').innerText()).toBe('Value is cut off by #');
});
