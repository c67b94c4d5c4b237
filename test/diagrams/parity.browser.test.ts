import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRenderer, type Renderer } from '../../src/diagrams/render.ts';
import { CHROMIUM, difference, launchChromium, SitePage, type Theme } from './chromium.ts';
import { samples } from './samples.ts';

/** Of the pixels that are not paper. */
const LIMIT = 0.005;

const EXCEPTIONS: Record<string, { limit: number; reason: string }> = {
  'event-modeling': {
    limit: 0.015,
    reason: 'mermaid makes the boxes as wide as the wider of Inter and the machine’s own sans-serif; ours are as wide as Inter',
  },
  'words-beyond-inter': {
    limit: 1,
    reason: 'what Inter does not cover is drawn by the machine’s fonts; ours leaves room for the widest (see the last test)',
  },
};

describe.skipIf(!existsSync(CHROMIUM))('beside mermaid in Chromium', () => {
  let browser: Browser;
  let renderer: Renderer;
  const pages = new Map<Theme, SitePage>();

  beforeAll(async () => {
    browser = await launchChromium();
    renderer = createRenderer({ cacheDir: await mkdtemp(join(tmpdir(), 'banyan-parity-')) });
    for (const theme of ['light', 'dark'] as const) pages.set(theme, await SitePage.open(browser, theme));
  });
  afterAll(async () => {
    await renderer.close();
    await browser.close();
  });

  const open = (theme: Theme): SitePage => pages.get(theme) ?? expect.fail(`The ${theme} page did not open`);

  const cases = [...samples].flatMap(([name, source]) => (['light', 'dark'] as const).map((theme) => ({ name, source, theme })));

  test.each(cases)('$name is the same in $theme', async ({ name, source, theme }) => {
    const page = open(theme);
    const { svg } = await renderer.render(source, { idPrefix: 'ours' });
    const [ours, theirs] = [await page.picture(svg), await page.picture(await page.mermaidDraws(source))];
    expect(difference(ours, theirs, page.palette.paper)).toBeLessThanOrEqual(EXCEPTIONS[name]?.limit ?? LIMIT);
  });

  test('labels in any script stay in their boxes', async () => {
    const page = open('light');
    const labels = [];
    for (const name of ['words', 'words-beyond-inter']) {
      const { svg } = await renderer.render(samples.get(name) ?? '', { idPrefix: 'ours' });
      await page.show(svg);
      labels.push(await page.labels());
    }
    expect(labels.map(({ all, overflowing }) => [all.length, overflowing])).toEqual([
      [4, []],
      [5, []],
    ]);
  });
});
