import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function onPath(): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return [
    '/usr/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ].find((path) => existsSync(path));
}

function playwrights(): string | undefined {
  try {
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

const run = (command: string, args: string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }).status === 0;

/**
 * The Chromium that browser tests run in: BANYAN_CHROMIUM, an installed one, else one that is installed now: Debian's
 * package for root, Playwright's own build for others. Fails loudly where there is none, so that tests are never skipped.
 */
export function ensureChromium(): string {
  const stated = process.env.BANYAN_CHROMIUM;
  if (stated) return stated;
  const found = onPath() ?? playwrights();
  if (found) return found;
  const root = process.getuid?.() === 0;
  if (root && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('No Chromium found: installing the Debian package (apt-get install chromium)\n');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  } else {
    process.stderr.write('No Chromium found: installing one with Playwright (playwright-core install chromium)\n');
    run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  }
  const installed = onPath() ?? playwrights();
  if (!installed)
    throw new Error(
      'Browser tests need Chromium, and it could not be installed. Install it, or set BANYAN_CHROMIUM to its path.',
    );
  return installed;
}

/** Flags that keep it from calling home, and let it run as root. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
];
