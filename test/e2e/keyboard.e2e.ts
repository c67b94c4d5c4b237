import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { onPage } from './site.ts';

/** Where the focus is after a key: what holds it, whether it can be seen, and whether something lies over it. */
interface Stop {
  name: string;
  /** Place among all elements of the document. */
  at: number;
  seen: boolean;
  marked: boolean;
  covered: boolean;
}

const stop = (page: Page): Promise<Stop | undefined> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    // What is drawn of a link in a drawing is its first shape.
    const shape = element instanceof SVGElement ? (element.querySelector('rect, path') ?? element) : element;
    const { left, top, right, bottom, width, height } = shape.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const strokes = [...element.querySelectorAll('rect, path')].map((each) =>
      Number.parseFloat(getComputedStyle(each).strokeWidth),
    );
    const [x, y] = [Math.min(Math.max(left + width / 2, left + 1), innerWidth - 1), top + Math.min(height / 2, 12)];
    const over = document.elementFromPoint(x, y);
    return {
      name: `${element.localName}.${element.getAttribute('class') ?? ''} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`,
      at: [...document.querySelectorAll('*')].indexOf(element),
      seen: width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
      marked:
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
        (element instanceof SVGElement && Math.max(0, ...strokes) >= 2),
      covered: over?.closest('.masthead') != null && element.closest('.masthead') === null,
    };
  });

/** Every stop of a key, until the focus leaves the page. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab', most = 600): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let count = 0; count < most; count++) {
    await page.keyboard.press(key);
    const here = await stop(page);
    if (!here) return stops;
    stops.push(here);
  }
  throw new Error(`the focus did not leave the page after ${most} stops`);
}

const names = (stops: Stop[], fault: (each: Stop) => boolean): string[] => stops.filter(fault).map(({ name }) => name);

describe('The tab key', () => {
  test.each([
    '/',
    '/plans/node-to-python/',
    '/plans/puppet-engine/timeline/',
    '/plans/fastapi-to-nestjs/endpoints/',
    '/plans/node-to-python/risks/',
    '/plans/node-to-python/rollout/',
    '/plans/node-to-python/architecture/two-systems/',
  ])('goes through %s from the skip link to the end, as it is read, and back; what it reaches is seen', async (path) => {
    await onPage(path, {}, async (page) => {
      const stops = await walk(page, 'Tab');
      expect(stops[0]?.name).toContain('Skip to content');
      expect(stops.length).toBeGreaterThan(10);
      for (const way of [stops, await walk(page, 'Shift+Tab')]) {
        expect(names(way, ({ seen }) => !seen)).toEqual([]);
        expect(names(way, ({ marked }) => !marked)).toEqual([]);
        expect(names(way, ({ covered }) => covered)).toEqual([]);
      }
      expect(stops.map(({ at }) => at)).toEqual(stops.map(({ at }) => at).sort((a, b) => a - b));
    });
  });

  test('reaches everything that can be clicked, or its group by the arrow keys', async () => {
    await onPage('/plans/puppet-engine/timeline/', {}, async (page) => {
      const unreachable = await page.evaluate(() =>
        [...document.querySelectorAll('a[href], button, input, select, summary')]
          .filter(
            (each) =>
              each.checkVisibility() && each.getAttribute('tabindex') === '-1' && !each.closest('[data-roving], [data-mapping]'),
          )
          .map((each) => each.outerHTML.slice(0, 80)),
      );
      expect(unreachable).toEqual([]);
    });
  });
});

describe('Focus comes back', () => {
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.className);

  test('to the field of the masthead when the search is closed', async () => {
    await onPage('/plans/node-to-python/', {}, async (page) => {
      await page.locator('.search-trigger').click();
      await page.waitForFunction(() => document.activeElement?.matches('.pf-input'));
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
      await expect.poll(() => focused(page)).toBe('search-trigger');
    });
  });

  test('to the button when a drawing leaves the full screen', async () => {
    await onPage('/guide/diagrams/', {}, async (page) => {
      const button = page.locator('.full-screen').first();
      await button.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => button.innerText()).toBe('Close (Esc)');
      await page.keyboard.press('Enter');
      await expect.poll(() => button.innerText()).toBe('Full screen');
      await expect.poll(() => button.evaluate((each) => each === document.activeElement)).toBe(true);
    });
  });

  test.each([
    ['/plans/fastapi-to-nestjs/endpoints/?q=chat', 'table tools'],
    ['/plans/fastapi-to-nestjs/endpoints/?q=nothing-like-it', 'what is said of an empty table'],
    ['/plans/node-to-python/findings/?severity=error', 'findings'],
  ])('to the filters when they are cleared, and never to nothing: %s', async (path) => {
    await onPage(path, {}, async (page) => {
      await page.getByRole('button', { name: 'Clear filters' }).last().focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.url()).not.toContain('=');
      await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('input');
    });
  });
});
