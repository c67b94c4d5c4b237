import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.ts';
import { FILES_PER_PLAN, writePortfolio } from './portfolio.ts';
import { line } from './table.ts';

// From the moment at which a plan file is saved to the browser that shows the new text.
const EDITS = 7;

async function measure(plans: number, limitMs: number): Promise<void> {
  const content = mkdtempSync(join(tmpdir(), 'banyan-bench-dev-'));
  writePortfolio(content, plans);
  const port = 4600 + plans;
  const server = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', 'dev', '--content', content, '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const started = performance.now();
  await new Promise<void>((resolve) => {
    let told = '';
    server.stdout.on('data', (chunk: Buffer) => {
      told += chunk;
      if (told.includes('Serving ')) resolve();
    });
  });
  const servingMs = performance.now() - started;
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    const first = performance.now();
    await page.goto(`http://localhost:${port}/plans/plan-0001/risks/`);
    const firstMs = performance.now() - first;
    const file = join(content, 'plans/plan-0001/risks.mdx');
    const text = readFileSync(file, 'utf8');
    const times: number[] = [];
    for (let edit = 0; edit < EDITS; edit++) {
      await page.waitForTimeout(400);
      const saved = performance.now();
      writeFileSync(file, `${text}\nThis was edited ${edit} times.\n`);
      await page.getByText(`This was edited ${edit} times.`).waitFor({ state: 'attached' });
      times.push(performance.now() - saved);
    }
    times.sort((a, b) => a - b);
    const median = times[EDITS >> 1] ?? Number.NaN;
    const what = `dev: ${plans * FILES_PER_PLAN} files`;
    line(`${what}: an edit is shown (median of ${EDITS})`, median, limitMs, 'ms');
    line(`${what}: the first page`, firstMs, 5000, 'ms');
    line(`${what}: from start to serving`, servingMs, 10_000, 'ms');
  } finally {
    await browser.close();
    server.kill('SIGTERM');
    rmSync(content, { recursive: true, force: true });
  }
}

await measure(8, 300);
await measure(84, 1000);
