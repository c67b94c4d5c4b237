import { describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

const SYSTEM = '/plans/junjo-server/architecture/system/';
const shown = '.step-panel:visible';

describe('A reader of an architecture', () => {
  test('opens a step by its address, with and without scripts', async () => {
    for (const js of [true, false]) {
      const page = await openPage(`${SYSTEM}#step-cutover`, { js });
      await expect.poll(() => page.locator(shown).count()).toBe(1);
      expect(await page.locator(`${shown} h2`).innerText()).toBe('Phase 10');
      expect(await page.locator(`${shown} .change-removed`).innerText()).toBe('× Removed');
    }
  });

  test('goes from step to step with the arrow keys, while the page stays where it is', async () => {
    const page = await openPage(SYSTEM);
    await page.locator('.stepper a').first().focus();
    const top = await page.evaluate(() => scrollY);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => new URL(page.url()).hash).toBe('#step-database');
    await expect.poll(() => page.locator('.stepper [aria-current="step"]').innerText()).toContain('Phase 2');
    expect(await page.evaluate(() => scrollY)).toBe(top);
  });

  test('finds every part at the same place in every step', async () => {
    const page = await openPage(SYSTEM);
    const places = await page
      .locator('.architecture-drawing')
      .evaluateAll((drawings) =>
        drawings.map((drawing) =>
          Object.fromEntries(
            [...drawing.querySelectorAll('a.node')].map((node) => [
              node.getAttribute('href'),
              node.querySelector('rect')?.getAttribute('x'),
            ]),
          ),
        ),
      );
    const [first] = places;
    for (const place of places)
      for (const [node, x] of Object.entries(place)) if (first?.[node] !== undefined) expect(x).toBe(first[node]);
    expect(places).toHaveLength(7);
  });

  test('follows a part to its row, and from there to its phase', async () => {
    const page = await openPage(`${SYSTEM}#step-base`);
    await page.locator(`${shown} a.node[href="#rest"]`).click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#rest');
    await page.locator('tr:target').getByRole('link', { name: 'Phase 1' }).click();
    await page.waitForURL('**/phases/base/');
  });

  test('sees what changes first on a phone', async () => {
    const page = await openPage(`${SYSTEM}#step-base`, { width: 360 });
    const scroll = await page
      .locator(`${shown} .drawing-scroll`)
      .evaluate((each) => ({ left: each.scrollLeft, width: each.clientWidth }));
    const node = Number(await page.locator(`${shown} .node-added rect`).first().getAttribute('x'));
    expect(node).toBeGreaterThan(scroll.left);
    expect(node).toBeLessThan(scroll.left + scroll.width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  test('prints every step', async () => {
    const page = await openPage(SYSTEM, { print: true });
    expect(await page.locator(shown).count()).toBe(7);
  });
});
