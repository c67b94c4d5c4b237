import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

const NEST = '/plans/fastapi-to-nestjs/endpoints/';
const JUNJO = '/plans/junjo-server/endpoints/';
const FLASK = '/plans/bf-refactor-merge/endpoints/';

const rows = (page: Page) => page.locator('.mapping tr.row:visible');
const names = async (page: Page): Promise<string[]> =>
  (await rows(page).locator('th').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

describe('a developer looks up what becomes of a route', () => {
  test('by pasting an address with a real id in it', async () => {
    const page = await openPage(JUNJO);
    await page.getByLabel('Old route lookup').last().fill('https://junjo.example.com/api-keys/7f3a?verbose=1');
    const answer = page.locator('#route--answer');
    await expect.poll(() => answer.innerText()).toContain('DELETE /api-keys/{id}');
    expect(await answer.innerText()).toContain('stage not stated');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toMatch(/api-keys/);
    await expect.poll(() => page.locator('.mapping tr.row.open').count()).toBe(1);
  });

  test('and is told when no row answers', async () => {
    const page = await openPage(JUNJO);
    await page.locator('#route--lookup').fill('GET /nothing/like/it');
    await expect.poll(() => page.locator('#route--answer').innerText()).toBe('No row on this page matches it.');
  });
});

describe('a reviewer narrows the table', () => {
  test('by a facet, and the counts of the others follow', async () => {
    const page = await openPage(JUNJO);
    const phase = page.locator('[data-facet="phase"] label', { hasText: 'API Key' });
    const count = Number(await phase.locator('[data-count]').innerText());
    await phase.click();
    await expect.poll(() => rows(page).count()).toBe(count);
    expect(Number(await page.locator('[data-shown]').innerText())).toBe(count);
    const dispositions = await page.locator('[data-facet="disposition"] [data-count]').allInnerTexts();
    expect(dispositions.reduce((sum, text) => sum + Number(text), 0)).toBe(count);
  });

  test('and the choice survives a reload and can be shared', async () => {
    const page = await openPage(`${NEST}?disposition=replace`);
    expect(await names(page)).toEqual(['WS /api/chat/ws']);
    await page.getByLabel('Filter rows').fill('chat');
    await expect.poll(() => page.url()).toContain('q=chat');
    await page.reload();
    expect(await page.getByLabel('Filter rows').inputValue()).toBe('chat');
    expect(await names(page)).toEqual(['WS /api/chat/ws']);
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await expect.poll(() => rows(page).count()).toBe(8);
  });

  test('and is told when nothing fits', async () => {
    const page = await openPage(NEST);
    await page.getByLabel('Filter rows').fill('no such route');
    await expect.poll(() => page.getByText('No operation matches these filters.').isVisible()).toBe(true);
  });

  test('sorts by a column, the other way, and back to the plan’s order', async () => {
    const page = await openPage(NEST);
    const before = await names(page);
    const head = page.getByRole('columnheader', { name: 'Old operation' });
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    const paths = (await names(page)).map((name) => name.replace(/^\S+ /, ''));
    expect(paths).toEqual([...paths].sort());
    await expect.poll(() => page.url()).toContain('sort=from');
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect((await names(page)).map((name) => name.replace(/^\S+ /, ''))).toEqual([...paths].reverse());
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBeNull();
    expect(await names(page)).toEqual(before);
  });

  test('mixes the surfaces while it is sorted, and puts them back under their headings', async () => {
    const page = await openPage(FLASK);
    const groups = page.locator('.mapping tr.group:visible');
    expect(await groups.count()).toBe(3);
    const before = await names(page);
    await page.getByRole('columnheader', { name: 'Old operation' }).getByRole('button').click();
    expect(await groups.count()).toBe(0);
    await page.goto(page.url().replace(/\?.*/, ''));
    expect(await names(page)).toEqual(before);
  });

  test('takes what is shown away as CSV', async () => {
    const page = await openPage(`${NEST}?q=chat`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download CSV' }).click();
    const file = await (await download).path();
    const lines = (await readFile(file, 'utf8')).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^plan,ref,surface,title,from,to,oldHost,newHost,condition,disposition,stage/);
    expect(lines[2]).toMatch(
      /^fastapi-to-nestjs,endpoints\/http\/chat-socket,[^,]*,[^,]*,WS \/api\/chat\/ws,WS \/socket.io\/,localhost:8000,localhost:5000,,replace,,/,
    );
    expect((await download).suggestedFilename()).toBe('fastapi-to-nestjs-endpoints.csv');
  });
});

describe('a row opens', () => {
  test('to its deltas by its link, whatever the filters say', async () => {
    const page = await openPage(`${NEST}?disposition=keep#http-chat-socket`);
    await expect.poll(() => page.locator('tr.detail.open').innerText()).toContain('native WebSocket');
    await expect.poll(() => rows(page).count()).toBe(8);
  });

  test('and its link is copied', async () => {
    const page = await openPage(NEST);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Details of WS /api/chat/ws' }).click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/\/plans\/fastapi-to-nestjs\/endpoints\/#http-chat-socket$/);
  });

  test('and all rows open and close at once', async () => {
    const page = await openPage(NEST);
    await page.getByRole('button', { name: 'Open all' }).click();
    expect(await page.locator('tr.detail:visible').count()).toBe(8);
    await page.getByRole('button', { name: 'Close all' }).click();
    expect(await page.locator('tr.detail:visible').count()).toBe(0);
  });
});

describe('a keyboard is enough', () => {
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

  test('arrows move between rows and within one, Enter opens, Escape closes and keeps the focus', async () => {
    const page = await openPage(NEST);
    await page.locator('.toggle button').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('Details of ANY /api/chat/*');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('Core API migration');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('Core API migration');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toBe('Details of WS /api/chat/ws');
    await page.keyboard.press('Enter');
    expect(await page.locator('tr.detail.open').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('tr.detail.open').count()).toBe(0);
    expect(await focused(page)).toBe('Details of WS /api/chat/ws');
  });

  test('the table is one stop of the Tab key, and stays one after filtering', async () => {
    const page = await openPage(NEST);
    const stops = () => page.locator('.mapping tr.row [tabindex="0"]:visible').count();
    expect(await stops()).toBe(1);
    await page.getByLabel('Filter rows').fill('socket');
    await expect.poll(() => rows(page).count()).toBe(1);
    await expect.poll(stops).toBe(1);
  });
});

describe('everything is there', () => {
  test('without scripts: every row with its details, and no control that does nothing', async () => {
    const page = await openPage(NEST, { js: false });
    expect(await page.locator('tr.detail:visible').count()).toBe(8);
    expect(await page.locator('[data-facets]').isVisible()).toBe(false);
    expect(await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')).toMatch(/endpoints\.csv$/);
  });

  test('as cards at 360 px, which are still a table for those who hear it', async () => {
    const page = await openPage(NEST, { width: 360 });
    expect(await page.getByRole('table', { name: 'Endpoint mapping' }).getByRole('row').count()).toBeGreaterThanOrEqual(8);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.getByLabel('Sort by').selectOption('to');
    expect((await names(page)).at(-1)).toBe('WS /api/chat/ws');
  });

  test('the head and the first column stay while the table scrolls in its box', async () => {
    const page = await openPage(FLASK, { width: 1000, height: 500 });
    const box = page.locator('.mapping-scroll');
    await box.evaluate((element) => element.scrollTo(300, 200));
    const [frame, head, first] = await Promise.all([
      box.boundingBox(),
      page.locator('.mapping thead').boundingBox(),
      rows(page).nth(6).locator('th').boundingBox(),
    ]);
    expect(Math.abs((head?.y ?? 0) - (frame?.y ?? -1))).toBeLessThanOrEqual(1);
    expect(Math.abs((first?.x ?? 0) - (frame?.x ?? -1))).toBeLessThanOrEqual(1);
  });

  test('below a base path its links stay below it', async () => {
    const page = await openPage('/plans/bf-refactor-merge/endpoints/', { based: true });
    const links = await page
      .locator('main a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !link.startsWith('/docs/plans/'))).toEqual([]);
  });
});

test('the operations of all plans are narrowed to those of one plan, which the address keeps', async () => {
  const page = await openPage('/endpoints/');
  const rows = page.locator('[data-register="endpoints"] tbody tr');
  const plans = page.getByLabel('Plan', { exact: true });
  const [, title] = await plans.locator('option').allInnerTexts();
  await plans.selectOption(title ?? '');
  const shown = await page.locator('[data-register="endpoints"] tbody tr:visible td[data-h="Plan"]').allInnerTexts();
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.length).toBeLessThan(await rows.count());
  expect(new Set(shown)).toEqual(new Set([title]));
  await page.reload();
  expect(await page.locator('[data-register="endpoints"] tbody tr:visible').count()).toBe(shown.length);
});
