import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { serve } from '../../src/build/serve.ts';
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.ts';
import { contentRoot } from '../cli/banyan.ts';
import { largeContent } from '../e2e/large-plans.ts';
import { buildSite } from './built.ts';

// Lighthouse over three pages of large plans, as a phone sees them. It is installed once, below node_modules/.cache.
const VERSION = '13.5.0';
const GOAL = 99;
const PAGES = ['/plans/wide/', '/plans/wide/timeline/', '/plans/wide/endpoints/'];
const HOME = resolve('node_modules/.cache/banyan-bench/lighthouse');
const environment = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` };

mkdirSync(HOME, { recursive: true });
writeFileSync(
  join(HOME, 'package.json'),
  JSON.stringify({ name: 'bench-lighthouse', private: true, dependencies: { lighthouse: VERSION } }),
);
if (!existsSync(join(HOME, 'node_modules/lighthouse'))) {
  const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: HOME,
    env: environment,
    encoding: 'utf8',
  });
  if (installed.status !== 0) throw new Error(`Lighthouse could not be installed: ${installed.stderr}`);
}

const content = contentRoot(largeContent());
const folder = mkdtempSync(join(tmpdir(), 'banyan-bench-lighthouse-'));
const out = join(folder, 'site');
buildSite(content, out);

// Static hosts pack what they send.
for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && /\.(?:html|css|js|json|svg|xml)$/.test(path)) writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)));
}

/** Scores by category, 0–100. */
type Scores = Record<string, { title: string; score: number | null }>;

const { url, server } = await serve(out, { host: '127.0.0.1', port: 0, base: '/' });
try {
  for (const path of PAGES) {
    const report = join(folder, 'report.json');
    // In another process, so that the server of this one is free to answer.
    const code = await new Promise<number | null>((done) => {
      const run = spawn(
        process.execPath,
        [
          join(HOME, 'node_modules/lighthouse/cli/index.js'),
          new URL(path, url).href,
          '--quiet',
          '--output=json',
          `--output-path=${report}`,
          `--chrome-flags=--headless=new ${CHROMIUM_FLAGS.join(' ')}`,
        ],
        { stdio: ['ignore', 'ignore', 'inherit'], env: { ...environment, CHROME_PATH: ensureChromium() } },
      );
      run.on('close', done);
    });
    if (code !== 0) throw new Error(`Lighthouse ended with ${code}`);
    const { categories, audits } = JSON.parse(readFileSync(report, 'utf8')) as {
      categories: Scores;
      audits: Record<string, { id: string; title: string; score: number | null; displayValue?: string }>;
    };
    const scores = Object.values(categories).map(({ title, score }) => `${title} ${Math.round((score ?? 0) * 100)}`);
    const held = Object.values(categories).every(({ score }) => Math.round((score ?? 0) * 100) >= GOAL);
    process.stdout.write(`${held ? 'held    ' : 'not held'} ${path.padEnd(28)} ${scores.join(', ')}\n`);
    for (const { title, score, displayValue } of Object.values(audits))
      if (score !== null && score < 0.9) process.stdout.write(`           ${title}${displayValue ? `: ${displayValue}` : ''}\n`);
  }
} finally {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(content, { recursive: true, force: true });
}
