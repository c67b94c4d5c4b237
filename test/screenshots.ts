import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { serve } from '../src/build/serve.ts';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.ts';

/** Pictures of pages of a built site, for looking at: `npm run screenshots -- --site dist --out pictures /plans/x/ …`. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    site: { type: 'string', default: 'dist' },
    out: { type: 'string', default: 'node_modules/.cache/banyan/pictures' },
    as: { type: 'string', default: 'light,dark,narrow,print' },
    full: { type: 'boolean', default: false },
  },
});

const LOOKS = {
  light: { width: 1440, colorScheme: 'light' },
  dark: { width: 1440, colorScheme: 'dark' },
  narrow: { width: 360, colorScheme: 'light' },
  print: { width: 1122, colorScheme: 'light' },
} as const;

const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
const { url, server } = await serve(values.site, { host: '127.0.0.1', port: 0, base: '/' });
mkdirSync(values.out, { recursive: true });
for (const look of values.as.split(',') as (keyof typeof LOOKS)[]) {
  const { width, colorScheme } = LOOKS[look];
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  for (const path of positionals.length > 0 ? positionals : ['/']) {
    await page.goto(url.replace(/\/$/, '') + path, { waitUntil: 'networkidle' });
    if (look === 'print') await page.emulateMedia({ media: 'print' });
    const name = `${path.replace(/^\/|\/$/g, '').replace(/\//g, '_') || 'index'}-${look}`;
    await page.screenshot({ path: join(values.out, `${name}.png`), fullPage: values.full || look !== 'light' });
    process.stdout.write(`${join(values.out, `${name}.png`)}\n`);
  }
  await context.close();
}
await browser.close();
server.closeAllConnections();
server.close();
