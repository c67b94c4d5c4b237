import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../src/build/serve.ts';
import { banyan, contentRoot } from '../cli/banyan.ts';
import { layoutShifts, sidewaysScroll, violations } from './holds.ts';
import { largeContent } from './large-plans.ts';
import { onPage } from './site.ts';

const content = contentRoot(largeContent());
const dist = mkdtempSync(join(tmpdir(), 'banyan-large-'));
let site: { url: string; server: Server };

beforeAll(async () => {
  const { code, out, err } = banyan(['build', '--content', content, '--as-of', '2026-02-10', '--out', dist]);
  if (code !== 0) throw new Error(`the large plans could not be built:\n${out}${err}`);
  site = await serve(dist, { host: '127.0.0.1', port: 0, base: '/' });
});

afterAll(() => {
  site.server.closeAllConnections();
  site.server.close();
  rmSync(dist, { recursive: true });
  rmSync(content, { recursive: true });
});

/** Pages, and what they hold at least; axe takes its time, and judges one page of a kind. All keep to the 60 kB that 200 operations, or a Gantt of 40 phases, may weigh. */
const PAGES = [
  { path: '/plans/wide/endpoints/core/', rows: '.mapping tr.row', count: 200, axe: true },
  { path: '/plans/wide/endpoints/', rows: '.mapping tr.row', count: 500 },
  { path: '/plans/usual/timeline/', rows: '.bars a', count: 40, axe: true },
  { path: '/plans/wide/timeline/', rows: '.bars a', count: 200, axe: true },
  { path: '/plans/wide/phases/', rows: '.phases tbody tr', count: 200 },
  { path: '/plans/wide/', rows: '.bars a', count: 5 },
  { path: '/plans/wide/findings/', rows: '.finding', count: 20 },
  { path: '/', rows: '.portfolio tbody tr', count: 3 },
  { path: '/timelines/', rows: '.gantt-chart a', count: 2 },
] as const;

describe.each(PAGES)('$path with $count rows', ({ path, rows, count, ...page }) => {
  test('weighs at most 60 kB', () => {
    expect(gzipSync(readFileSync(join(dist, path, 'index.html'))).length).toBeLessThanOrEqual(60 * 1024);
  });

  test('does not move, does not scroll sideways at any width, logs no error, and has no axe violation', async () => {
    const errors: string[] = [];
    const before = async (opened: Page): Promise<void> => {
      opened.on('pageerror', (error) => void errors.push(error.message));
      opened.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    };
    await onPage(path, { url: site.url, width: 360, before }, async (opened) => {
      expect(await opened.locator(rows).count()).toBeGreaterThanOrEqual(count);
      expect(await layoutShifts(opened)).toEqual([]);
      for (const width of [360, 640, 900, 1440]) {
        await opened.setViewportSize({ width, height: 900 });
        expect(await sidewaysScroll(opened), `${width} px`).toBe(0);
      }
      if ('axe' in page) expect(await violations(opened)).toEqual([]);
    });
    expect(errors).toEqual([]);
  });
});

test('500 rows are filtered and sorted, and one is opened, by keys', async () => {
  await onPage('/plans/wide/endpoints/', { url: site.url }, async (page) => {
    await page.getByLabel('Filter rows').fill('/core/orders/group-3');
    await expect.poll(() => page.locator('.mapping tr.row:visible').count()).toBe(5);
    await page.locator('.toggle button:visible').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('tr.detail.open').innerText()).toContain('Callers of orders in group 3');
  });
});

test('two hundred phases to choose from leave the table in sight, and the last of them is chosen by keys', async () => {
  await onPage('/plans/wide/endpoints/', { url: site.url }, async (page) => {
    const values = page.locator('[data-facet="phase"] .facet-values');
    const boxes = values.locator('input');
    expect(await boxes.count()).toBeGreaterThanOrEqual(150);
    expect((await values.boundingBox())?.height).toBeLessThan(300);
    await boxes.last().focus();
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('.mapping tr.row:visible').count()).toBeLessThan(10);
    // The counts of the other facets follow the rows.
    const owners = page.locator('[data-facet="owner"] [data-count]');
    const shown = await page.locator('.mapping tr.row:visible').count();
    await expect.poll(async () => (await owners.allInnerTexts()).reduce((sum, count) => sum + Number(count), 0)).toBe(shown);
    const [outline, box] = await boxes.last().evaluate((input) => {
      const [own, list] = [
        input.getBoundingClientRect(),
        (input.closest('.facet-values') as HTMLElement).getBoundingClientRect(),
      ];
      return [own.left - 4, list.left];
    });
    expect(outline, 'the outline of a box is not cut off').toBeGreaterThanOrEqual(box);
  });
});
