import { describe, expect, test } from 'vitest';
import { sidewaysScroll, violations } from './holds.ts';
import { onPage } from './site.ts';

describe('A page has no axe violation', () => {
  test.each([
    { path: '/plans/fastapi-to-nestjs/endpoints/', dark: false },
    { path: '/plans/puppet-engine/timeline/', dark: true },
  ])('with the search and its results over it: $path', async ({ path, dark }) => {
    await onPage(path, { dark }, async (page) => {
      await page.keyboard.press('/');
      await page.locator('.pf-input').fill('memory');
      await page.waitForSelector('.hit a');
      await page.waitForSelector('.pf-filter-group');
      expect(await violations(page)).toEqual([]);
    });
  });

  test.each([
    { path: '/plans/fastapi-to-nestjs/endpoints/', width: 1440, dark: false },
    { path: '/plans/fastapi-to-nestjs/endpoints/', width: 360, dark: true },
    { path: '/plans/bf-refactor-merge/endpoints/', width: 1440, dark: true },
    { path: '/plans/bf-refactor-merge/endpoints/', width: 360, dark: false },
  ])('with all rows open: $path at $width px', async ({ path, ...look }) => {
    await onPage(path, look, async (page) => {
      await page.getByRole('button', { name: 'Open all' }).click();
      expect(await page.locator('tr.detail:visible').count()).toBeGreaterThan(5);
      expect(await violations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
    });
  });

  test.each([
    { path: '/', system: 'light', theme: 'Dark' },
    { path: '/plans/node-to-python/timeline/', system: 'dark', theme: 'Light' },
    { path: '/plans/node-to-python/risks/', system: 'light', theme: 'Dark' },
    { path: '/guide/diagrams/', system: 'dark', theme: 'Light' },
  ])('in the theme that was chosen against that of the system: $path', async ({ path, system, theme }) => {
    await onPage(path, { dark: system === 'dark' }, async (page) => {
      await page.getByRole('button', { name: theme, exact: true }).click();
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(theme.toLowerCase());
      expect(await violations(page)).toEqual([]);
    });
  });

  test('with findings filtered, and what accepts one unfolded', async () => {
    await onPage('/plans/fastapi-to-nestjs/findings/?severity=warning', { width: 360 }, async (page) => {
      await page.locator('.finding:visible').getByText('Accept this finding').first().click();
      // Nothing may lie below the masthead, where axe would measure what is left of it.
      await page.evaluate(() => scrollTo(0, 0));
      expect(await violations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
    });
  });
});
