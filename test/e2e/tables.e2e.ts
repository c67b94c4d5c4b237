import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

describe('risks', () => {
  test('stand in the matrix, and each leads to its row in the register', async () => {
    const page = await openPage('/plans/node-to-python/risks/');
    const mark = page.getByRole('link', { name: /^R1, Regression in features: score 8$/ });
    await mark.click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#regression');
    expect(await page.locator('#regression').innerText()).toContain('Regression in features');
  });

  test('with levels only are listed by level, high first', async () => {
    const page = await openPage('/plans/fastapi-to-nestjs/risks/');
    expect(await page.locator('.matrix').count()).toBe(0);
    expect(await page.locator('.levels .level').allInnerTexts()).toEqual(['High', 'Medium']);
  });

  test('have no column for what no row states, and say so once', async () => {
    const page = await openPage('/plans/node-to-python/risks/');
    expect(await page.getByRole('columnheader', { name: 'Owner' }).count()).toBe(0);
    expect(await page.locator('.missing').innerText()).toContain('owner');
  });
});

describe('metrics', () => {
  test('are drawn with names that say all their numbers', async () => {
    const page = await openPage('/plans/node-to-python/metrics/');
    expect(
      await page
        .getByRole('img', { name: 'API latency, baseline 250 ms, target not stated, expected 150 ms, measured not stated' })
        .count(),
    ).toBe(1);
    const row = page.locator('#api-latency');
    expect(await row.innerText()).toContain('−40 %');
    expect(await row.innerText()).toContain('stated: 40% faster');
  });

  test('without a number give the author’s reason', async () => {
    const page = await openPage('/plans/puppet-engine/metrics/');
    expect(await page.locator('#latency').innerText()).toContain('phase 0 will record it');
  });
});

describe('registers', () => {
  test.each([
    ['/plans/bf-refactor-merge/stack/', '#flask', 'Flask 2.3+'],
    ['/plans/node-to-python/mappings/controls/', '#guardrails', 'Input/output guardrails'],
    ['/plans/junjo-server/data/', '#sqlite', 'shared'],
    ['/plans/puppet-engine/quality/', '#suites-baseline-node', 'Puppet Engine Baseline Tests'],
    ['/plans/node-to-python/environment/', '#services-app', '8000'],
  ])('%s has a row at %s', async (path, anchor, text) => {
    const page = await openPage(`${path}${anchor}`);
    expect(await page.locator(`tr${anchor}`).innerText()).toContain(text);
  });

  test('a link in a body finds a row by its id alone', async () => {
    const page = await openPage('/plans/puppet-engine/quality/#baseline-node');
    expect(await page.locator('tr:has(#baseline-node)').getAttribute('id')).toBe('suites-baseline-node');
  });

  test('an absence shows the author’s reason', async () => {
    const page = await openPage('/plans/node-to-python/environment/');
    expect(await page.locator('#services-node').innerText()).toContain(
      'unknown: port, image and host of the old system are not on record',
    );
  });

  test('a plan without a register has no page for it, and no entry in its navigation', async () => {
    const page = await openPage('/plans/junjo-server/');
    expect(await page.locator('nav.rail a', { hasText: 'Risks' }).count()).toBe(0);
    const response = await page.goto(new URL('risks/', page.url()).href);
    expect(response?.status()).toBe(404);
  });

  test('are sorted and narrowed in the address, and download what is shown', async () => {
    const page = await openPage('/plans/node-to-python/risks/');
    const rows = page.locator('.register-table tbody tr:visible');
    const all = await rows.count();
    const name = (await rows.first().locator('th').innerText()).trim();
    await page.getByRole('columnheader', { name: 'Risk', exact: true }).getByRole('button').click();
    expect(new URL(page.url()).searchParams.get('risks.sort')).toBe('title');
    await page.goto(`${page.url().split('?')[0]}?risks.sort=title&risks.order=descending`);
    const heads = (await rows.locator('th').allInnerTexts()).map((text) => text.trim().toLowerCase());
    expect(heads).toEqual([...heads].sort().reverse());
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download CSV' }).click();
    const lines = (await readFile(await (await download).path(), 'utf8')).split('\r\n');
    expect(lines[0]).toMatch(/^plan,ref,no,title,probability,impact,score/);
    expect(lines).toHaveLength(all + 2);
    expect(lines.some((line) => line.includes(name))).toBe(true);
  });

  test('each row is a stack at 360 px, with the names of its columns', async () => {
    const page = await openPage('/plans/bf-refactor-merge/stack/', { width: 360 });
    expect(
      await page
        .locator('#flask td')
        .first()
        .evaluate((cell) => getComputedStyle(cell, '::before').content),
    ).toContain('From');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
