import { describe, expect, test } from 'vitest';
import { cutOff, layoutShifts, namelessDrawings, namelessTables, sidewaysScroll, violations, whatMoves } from './holds.ts';
import { PAGE_TYPES } from './pages.ts';
import { onPage } from './site.ts';

describe.each(PAGE_TYPES)('%s', (path) => {
  test('does not move while it is loaded, and does not scroll sideways on a tablet', async () => {
    await onPage(path, {}, async (page) => {
      expect(await layoutShifts(page)).toEqual([]);
      await page.setViewportSize({ width: 900, height: 900 });
      expect(await sidewaysScroll(page)).toBe(0);
    });
  });

  test('does not move on a phone either, and has no axe violation there with its menu open', async () => {
    await onPage(path, { width: 360 }, async (page) => {
      expect(await layoutShifts(page)).toEqual([]);
      await page.locator('.rail-opener').click();
      expect(await page.locator('.rail').isVisible()).toBe(true);
      expect(await violations(page)).toEqual([]);
    });
  });

  test('holds everything at 200 %, stands still where that is asked for, and names its drawings and tables', async () => {
    await onPage(path, { width: 640, height: 450, deviceScaleFactor: 2, reducedMotion: true }, async (page) => {
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await cutOff(page)).toEqual([]);
      expect(await whatMoves(page)).toEqual([]);
      expect(await namelessDrawings(page)).toEqual([]);
      expect(await namelessTables(page)).toEqual([]);
    });
  });
});

test('states change within 120 ms, and nothing is animated', async () => {
  const durations = await onPage('/plans/junjo-server/endpoints/', {}, (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return animationName === 'none' ? transitionDuration.split(', ').map(Number.parseFloat) : [Number.POSITIVE_INFINITY];
      }),
    ),
  );
  expect(Math.max(...durations)).toBe(0.12);
});
