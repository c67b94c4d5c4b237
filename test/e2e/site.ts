import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, inject } from 'vitest';
import { CHROMIUM_FLAGS } from '../chromium.ts';

let browser: Promise<Browser> | undefined;
const contexts: BrowserContext[] = [];

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
  /** Open the site that is published under /docs/plans/. */
  based?: boolean;
}

/** Opens a page of the built site of the example plans in a real Chromium. Paths begin with a slash. */
export async function openPage(path: string, options: PageOptions = {}): Promise<Page> {
  browser ??= chromium.launch({ executablePath: inject('chromium'), args: CHROMIUM_FLAGS });
  const context = await (await browser).newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    javaScriptEnabled: options.js ?? true,
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    forcedColors: options.forcedColors ? 'active' : 'none',
    acceptDownloads: true,
  });
  contexts.push(context);
  const page = await context.newPage();
  if (options.print) await page.emulateMedia({ media: 'print' });
  await page.goto(inject(options.based ? 'basedUrl' : 'siteUrl').replace(/\/$/, '') + path, { waitUntil: 'load' });
  return page;
}

afterAll(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  await (await browser)?.close();
  browser = undefined;
});
