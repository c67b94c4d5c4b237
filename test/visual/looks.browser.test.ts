import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { CHROMIUM_FLAGS } from '../chromium.ts';
import { LOOKS, type Look, PAGES } from './looks.ts';
import { differing, readPicture, shrunk, type Tolerance, written } from './picture.ts';

const BASELINES = 'test/visual/baselines';
const CHANGED = 'node_modules/.cache/banyan/visual';
const UPDATE = 'npm run visual -- --update';

/** Another version or system draws letters a little differently. There only what nobody can miss counts. */
const SAME_BROWSER: Tolerance = { threshold: 0.03, share: 0.0005 };
const OTHER_BROWSER: Tolerance = { threshold: 0.2, share: 0.05 };

/** What depends on the history of the checkout. */
const VOLATILE = '.rail li:has(> a[href$="/changelog/"]), .sheet-foot { display: none !important }';

let browser: Browser;
let tolerance = SAME_BROWSER;
/** `{ "chromium": 140, "platform": "linux" }`: what the baselines were taken with. */
const RECORD = join(BASELINES, 'browser.json');

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: inject('chromium'),
    args: [...CHROMIUM_FLAGS, '--font-render-hinting=none', '--disable-lcd-text'],
  });
  const own = { chromium: Number.parseInt(browser.version(), 10), platform: process.platform };
  mkdirSync(CHANGED, { recursive: true });
  mkdirSync(BASELINES, { recursive: true });
  if (inject('updatesPictures')) writeFileSync(RECORD, `${JSON.stringify(own)}\n`);
  const recorded: unknown = JSON.parse(readFileSync(RECORD, 'utf8'));
  if (JSON.stringify(recorded) === JSON.stringify(own)) return;
  tolerance = OTHER_BROWSER;
  process.stderr.write(
    `\nPictures were taken with ${JSON.stringify(recorded)}, this is ${JSON.stringify(own)}: only great differences count. To compare exactly, go back to what you began with, run ${UPDATE}, and make your change again.\n`,
  );
});

afterAll(() => browser.close());

/** One page a look, which goes from address to address: fonts and styles are loaded once. */
const pages = new Map<Look, Promise<Page>>();

async function pageOf({ width, height, colorScheme, media }: Look): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme,
    timezoneId: 'UTC',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  // The reader's own day is a line on charts.
  await page.clock.setFixedTime(new Date('2026-02-10T12:00:00Z'));
  await page.emulateMedia({ media });
  return page;
}

async function pictured(path: string, look: Look): Promise<PNG> {
  const opened = pages.get(look) ?? pageOf(look);
  pages.set(look, opened);
  const page = await opened;
  await page.goto(inject('siteUrl').replace(/\/$/, '') + path, { waitUntil: 'load' });
  await page.addStyleTag({ content: VOLATILE });
  // The script for drawings is loaded on its own.
  await page.waitForFunction(() => !document.querySelector('figure.diagram:not(:has(.full-screen))'));
  await page.evaluate(() => document.fonts.ready);
  return PNG.sync.read(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
}

describe.each(Object.entries(PAGES))('%s', (name, path) => {
  test.each(Object.entries(LOOKS))('looks as it did: %s', async (lookName, look) => {
    const file = `${name}-${lookName}`;
    const baseline = join(BASELINES, `${file}.png`);
    const whole = await pictured(path, look);
    const is = shrunk(whole, look.shrink);
    if (inject('updatesPictures')) {
      // A picture that differs by nothing that counts is left alone, so that a commit shows what changed.
      if (!existsSync(baseline) || differing(readPicture(baseline), is, SAME_BROWSER.threshold).share > 0)
        writeFileSync(baseline, written(is));
      return;
    }
    if (!existsSync(baseline)) throw new Error(`${path} (${lookName}) has no picture yet: run ${UPDATE}`);
    const was = readPicture(baseline);
    const { share, where } = differing(was, is, tolerance.threshold);
    if (share > tolerance.share)
      for (const [what, picture] of Object.entries({ was, is, where, whole }))
        writeFileSync(join(CHANGED, `${file}-${what}.png`), PNG.sync.write(picture));
    expect(
      share,
      `${path} (${lookName}) looks different: ${(share * 100).toFixed(3)} % of its pixels, at most ${tolerance.share * 100} % may. See ${CHANGED}/${file}-{was,is,where,whole}.png. Where this is meant: ${UPDATE}`,
    ).toBeLessThanOrEqual(tolerance.share);
  });
});
