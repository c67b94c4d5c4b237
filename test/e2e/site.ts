import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, inject, onTestFinished } from 'vitest';
import { CHROMIUM_FLAGS } from '../chromium.ts';

let browser: Promise<Browser> | undefined;

export interface PageOptions {
  /** Viewport width in CSS pixels; 1440 by default. */
  width?: number;
  height?: number;
  dark?: boolean;
  /** `false` turns scripts off. */
  js?: boolean;
  print?: boolean;
  reducedMotion?: boolean;
  forcedColors?: boolean;
  /** A screen that is touched. */
  touch?: boolean;
  /** Open the site that is published under /docs/plans/. */
  based?: boolean;
  /** The caller closes the page: it is for several tests. */
  keep?: boolean;
  /** The address of another site than that of the example plans. */
  url?: string;
  /** Device pixels for a CSS pixel; 1 by default. */
  deviceScaleFactor?: number;
  /** What has to be arranged before the page is asked for. */
  before?: (page: Page) => Promise<void>;
}

/** Opens a page of the built site of the example plans in a real Chromium, until the test is over. Paths begin with a slash. */
export async function openPage(path: string, options: PageOptions = {}): Promise<Page> {
  browser ??= chromium.launch({ executablePath: inject('chromium'), args: CHROMIUM_FLAGS });
  const context = await (await browser).newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    javaScriptEnabled: options.js ?? true,
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    forcedColors: options.forcedColors ? 'active' : 'none',
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
    acceptDownloads: true,
    hasTouch: options.touch ?? false,
  });
  if (!options.keep) onTestFinished(() => context.close());
  const page = await context.newPage();
  if (options.print) await page.emulateMedia({ media: 'print' });
  await options.before?.(page);
  const url = options.url ?? inject(options.based ? 'basedUrl' : 'siteUrl');
  await page.goto(url.replace(/\/$/, '') + path, { waitUntil: 'load' });
  return page;
}

/** Does something with a page, and closes it. */
export async function onPage<T>(path: string, options: PageOptions, act: (page: Page) => Promise<T>): Promise<T> {
  const page = await openPage(path, options);
  try {
    return await act(page);
  } finally {
    await page.context().close();
  }
}

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});
