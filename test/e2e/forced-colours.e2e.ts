import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from './holds.ts';
import { onPage } from './site.ts';

/** What of a drawing carries its meaning; washes and grids may go where the system sets the colours. */
const SHAPES =
  '.phase, .phase-order, .phase-summary, .milestone, .fill-done, .fill-in-progress, .slack, .link-critical, .mark, .axis, .area-edge, .gate, .sunset, .step, .contour line, .s-ink, .ring, .f-old, .f-new, .f-ink, .box, .edge .line, .edge .tip';
/** And of marks that are drawn with backgrounds. */
const MARKS = '.bar, .split, .pips i, .coverage-bar i, .task > .box';

interface Drawn {
  shapes: number;
  marks: number;
  /** What has less than 3:1 against the ground, as WCAG 1.4.11 wants it of graphics. */
  faint: string[];
}

const drawn = (page: Page): Promise<Drawn> =>
  page.evaluate(
    ([shapes = '', marks = '']) => {
      const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const luminance = (colour: string): number | undefined => {
        if (!context || /^(none|url)/.test(colour)) return undefined;
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
        const linear = (part: number): number =>
          part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
        return alpha < 128 ? undefined : 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
      };
      const ground = luminance(getComputedStyle(document.documentElement).backgroundColor) ?? 1;
      const stands = (colour: string): boolean => {
        const own = luminance(colour);
        return own !== undefined && (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) >= 3;
      };
      const all = (selector: string): Element[] =>
        [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility() && !each.closest('.absent'));
      const shapesOf = all(shapes).filter((each) => each instanceof SVGElement);
      const marksOf = all(marks);
      const faint = [
        ...shapesOf.filter((each) => {
          const { fill, stroke } = getComputedStyle(each);
          // Dark ink on a bar that stands out itself is told by its form.
          return !stands(fill) && !stands(stroke) && !fill.startsWith('url');
        }),
        ...marksOf.filter((each) => {
          const { backgroundColor, color, borderTopColor, borderTopWidth, boxShadow, forcedColorAdjust } = getComputedStyle(each);
          const border = Number.parseFloat(borderTopWidth) > 0 && stands(borderTopColor);
          const shadow = stands(boxShadow.replace(/\s-?\d.*$/, ''));
          return !border && !(forcedColorAdjust === 'none' && (stands(backgroundColor) || shadow || stands(color)));
        }),
      ];
      const told = faint.map(
        (each) => `${each.localName}.${each.getAttribute('class') ?? ''} in ${each.closest('[class]:not(svg, g)')?.className}`,
      );
      return { shapes: shapesOf.length, marks: marksOf.length, faint: [...new Set(told)] };
    },
    [SHAPES, MARKS],
  );

describe.each([
  ['/', 20],
  ['/plans/node-to-python/', 4],
  ['/plans/puppet-engine/timeline/', 20],
  ['/plans/node-to-python/rollout/', 5],
  ['/plans/node-to-python/metrics/', 5],
  ['/plans/node-to-python/risks/', 5],
  ['/plans/puppet-engine/architecture/target/', 10],
  ['/plans/bf-refactor-merge/endpoints/', 5],
])('%s in colours that the system sets', (path, least) => {
  test.each(['light', 'dark'])('shows what it draws, and has no axe violation: %s', async (scheme) => {
    await onPage(path, { forcedColors: true, dark: scheme === 'dark' }, async (page) => {
      const { shapes, marks, faint } = await drawn(page);
      expect(shapes + marks).toBeGreaterThanOrEqual(least);
      expect(faint).toEqual([]);
      if (scheme === 'dark') {
        expect(await violations(page)).toEqual([]);
        // A theme that was chosen before does not set the colours of the site against those of the system.
        await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
        expect((await drawn(page)).faint).toEqual([]);
      }
    });
  });
});

test('the old and the new system differ where the system sets the colours', async () => {
  await onPage('/plans/node-to-python/rollout/', { forcedColors: true }, async (page) => {
    const fills = await page.evaluate(() =>
      ['.traffic-chart .area-old', '.traffic-chart .area-new'].map((each) => {
        const shape = document.querySelector(each);
        return shape ? getComputedStyle(shape).fill : 'missing';
      }),
    );
    expect(fills).not.toContain('missing');
    expect(new Set(fills).size).toBe(2);
  });
});
