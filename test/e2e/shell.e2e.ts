import { describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

const theme = 'getComputedStyle(document.documentElement).colorScheme';

describe('A reader of any page', () => {
  test('chooses dark once, and finds it on the next page before anything is drawn', async () => {
    const page = await openPage('/');
    expect(await page.evaluate(theme)).toBe('light dark');
    await page.getByRole('button', { name: 'Dark' }).click();
    expect(await page.evaluate(theme)).toBe('dark');
    expect(await page.getByRole('button', { name: 'Dark' }).getAttribute('aria-pressed')).toBe('true');
    await page.goto(new URL('/plans/node-to-python/', page.url()).href);
    expect(await page.evaluate(theme)).toBe('dark');
    await page.getByRole('button', { name: 'Auto' }).click();
    await page.reload();
    expect(await page.evaluate(theme)).toBe('light dark');
  });

  test('skips to the content with the first key', async () => {
    const page = await openPage('/plans/node-to-python/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  });

  test('sees where they are: in the rail, in the breadcrumbs, in the title', async () => {
    const page = await openPage('/plans/node-to-python/phases/core-features/');
    expect(await page.locator('.rail [aria-current="page"]').innerText()).toContain('Phases');
    expect(await page.locator('.crumbs li').allInnerTexts()).toEqual([
      'Portfolio',
      'Node.js to Python',
      'Phases',
      'Core features migration',
    ]);
    expect(await page.title()).toBe('Core features migration · Node.js to Python · Migration plans');
    expect(await page.locator('h1').count()).toBe(1);
  });

  test('walks through a plan by previous and next', async () => {
    const page = await openPage('/plans/node-to-python/');
    const seen: string[] = [];
    for (let step = 0; step < 30; step++) {
      const next = page.locator('a[rel="next"]');
      if ((await next.count()) === 0) break;
      const target = await next.evaluate((link) => (link as HTMLAnchorElement).href);
      await next.click();
      await page.waitForURL(target);
      seen.push(await page.locator('h1').innerText());
    }
    expect(seen[0]).toBe('Timeline');
    // A clone without history has no changelog.
    expect(seen.filter((title) => title !== 'Changelog').at(-1)).toBe('Findings');
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('opens all pages on a phone without a script, and closes them with Escape', async () => {
    const still = await openPage('/plans/node-to-python/', { width: 360, height: 640, js: false });
    expect(await still.locator('.rail').isVisible()).toBe(false);
    await still.locator('.rail-opener').click();
    expect(await still.locator('.rail').isVisible()).toBe(true);

    const page = await openPage('/plans/node-to-python/', { width: 360, height: 640 });
    await page.locator('.rail-opener').focus();
    await page.keyboard.press('Enter');
    await page.locator('.rail').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.rail').waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('rail-opener');
  });

  test('reads the first letters in the font that stays, and nothing moves', async () => {
    const page = await openPage('/plans/node-to-python/');
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          document.fonts.ready.then(() => setTimeout(() => resolve(sum), 300));
        }),
    );
    expect(shift).toBeLessThan(0.01);
    await expect.poll(() => page.evaluate(() => document.fonts.check('16px Inter'))).toBe(true);
  });

  test('is told in words when there is no such page, and how to get back', async () => {
    const page = await openPage('/404.html');
    expect(await page.locator('h1').innerText()).toBe('No such page');
    await page.getByRole('link', { name: 'Node.js to Python', exact: true }).last().click();
    await page.waitForURL((url) => url.pathname === '/plans/node-to-python/');
  });

  test('follows the same links where the site lies under a path', async () => {
    const page = await openPage('/', { based: true });
    await page.locator('.portfolio th a').first().click();
    await page.waitForURL((url) => /^\/docs\/plans\/plans\/[^/]+\/$/.test(url.pathname));
    await page.locator('.wordmark').click();
    await page.waitForURL((url) => url.pathname === '/docs/plans/');
  });

  test('prints the sheet without the shell around it', async () => {
    const page = await openPage('/plans/node-to-python/', { print: true });
    for (const part of ['.masthead', '.rail', '.rail-opener', '.sheet-foot nav'])
      expect(await page.locator(part).isVisible(), part).toBe(false);
    expect(await page.locator('.titleblock').isVisible()).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
  });
});
