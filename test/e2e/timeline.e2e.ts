import { describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

const PUPPET = '/plans/puppet-engine/timeline/';
const NODE = '/plans/node-to-python/timeline/';

describe('A reader of a timeline', () => {
  test('sees a bar for each phase beside its name, in line with it', async () => {
    const page = await openPage(PUPPET);
    const bars = await page
      .locator('.gantt-chart .bar-link rect:first-of-type')
      .evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().top + 6));
    const names = await page
      .locator('.gantt-keys tbody tr:not(.lane)')
      .evaluateAll((all) => all.map((row) => row.getBoundingClientRect()).map(({ top, height }) => top + height / 2));
    expect(bars).toHaveLength(10);
    for (const [index, name] of names.entries()) expect(Math.abs((bars[index] ?? 0) - name)).toBeLessThan(4);
  });

  test('finds the same phases in the table below', async () => {
    const page = await openPage(PUPPET);
    const names = await page.locator('.gantt-keys .name').allInnerTexts();
    const rows = await page.locator('.timeline-table tbody th').allInnerTexts();
    expect(names.map((name) => name.replace(/^\d+\s*/, ''))).toEqual(rows);
  });

  test('goes from bar to bar with the arrow keys, and has one stop of the tab key for all bars', async () => {
    const page = await openPage(PUPPET);
    const bars = page.locator('.bars a');
    expect(await bars.evaluateAll((all) => all.filter((bar) => bar.getAttribute('tabindex') === '0').length)).toBe(1);
    await bars.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('phase-core-domain-models');
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('phase-cutover');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/phases/cutover/');
  });

  test('follows a link to one bar', async () => {
    const page = await openPage(`${PUPPET}#phase-solana`);
    expect(await page.locator('a:target').getAttribute('aria-label')).toBe(
      'Solana Integration, week 9 to week 9, planned, critical',
    );
    expect(await page.locator('.bars a[tabindex="0"]').getAttribute('id')).toBe('phase-solana');
  });

  test('zooms to weeks and scrolls the drawing, never the page', async () => {
    const page = await openPage(PUPPET, { width: 800 });
    const chart = page.locator('.gantt-chart').first();
    const fit = (await chart.boundingBox())?.width ?? 0;
    await page.getByRole('button', { name: 'week', exact: true }).click();
    expect((await chart.boundingBox())?.width).toBeGreaterThan(fit + 200);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await page.getByRole('button', { name: 'fit', exact: true }).click();
    expect((await chart.boundingBox())?.width).toBeCloseTo(fit, 0);
  });

  test('reads the whole timeline without scripts, and has no button that would not work', async () => {
    const page = await openPage(NODE, { js: false });
    expect(await page.locator('.bars a').count()).toBe(4);
    expect(await page.getByRole('button', { name: 'week', exact: true }).isVisible()).toBe(false);
  });

  test('sees no label on another one, at any width', async () => {
    for (const width of [360, 620, 900, 1440]) {
      const page = await openPage(NODE, { width });
      const boxes = await page.locator('.gantt-chart .lines text').evaluateAll((all) =>
        all
          .map((text) => text.getBoundingClientRect())
          .filter(({ width: own }) => own > 0)
          .map(({ left, right, top, bottom }) => ({ left, right, top, bottom })),
      );
      for (const [index, a] of boxes.entries())
        for (const b of boxes.slice(index + 1))
          expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 2 || b.bottom <= a.top + 2, `${width} px`).toBe(
            true,
          );
    }
  });

  test('gets a line for their own day where it lies on the axis, and none where it does not', async () => {
    const page = await openPage(NODE);
    const [from, days] = await page
      .locator('svg.gantt-chart')
      .first()
      .evaluate((chart) => [Number(chart.getAttribute('data-from')), Number(chart.getAttribute('data-days'))]);
    const today = Math.floor(Date.now() / 86_400_000);
    const inside = today >= (from ?? 0) && today <= (from ?? 0) + (days ?? 0);
    expect(await page.locator('[data-today]').first().isVisible()).toBe(inside);
  });

  test('is told that a start is known by its month only', async () => {
    const page = await openPage(NODE);
    expect(await page.locator('figcaption').first().innerText()).toContain('The start is stated as 2026-02, without a day');
  });

  test('downloads the dates as a calendar', async () => {
    const page = await openPage(NODE);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Calendar of these dates/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('calendar.ics');
  });

  test('does not scroll the page sideways on a phone', async () => {
    const page = await openPage(NODE, { width: 360 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

describe('The timeline of all plans', () => {
  test('keeps plans with dates and plans without apart', async () => {
    const page = await openPage('/timelines/');
    const headings = await page.locator('main h2').allInnerTexts();
    expect(headings.slice(0, 2)).toEqual(['Plans with dates', 'Plans without dates']);
    expect(
      await page.getByRole('link', { name: 'Puppet Engine, Node.js to Python', exact: true }).first().getAttribute('href'),
    ).toContain('/plans/puppet-engine/');
  });
});
