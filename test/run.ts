import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium } from './chromium.ts';

/** One part of the test run: a program, and how many checks it stands for. */
interface Part {
  name: string;
  program: string;
  args: string[];
  /** Where vitest writes its counts. */
  results?: string;
}

const RESULTS = 'node_modules/.cache/banyan/results';
const vitest = (name: string, config: string): Part => ({
  name,
  program: 'node_modules/vitest/vitest.mjs',
  args: ['run', '--config', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${RESULTS}/${name}.json`],
  results: `${RESULTS}/${name}.json`,
});

const PARTS: readonly Part[] = [
  { name: 'lint', program: 'node_modules/@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'types', program: 'node_modules/astro/bin/astro.mjs', args: ['check', '--minimumFailingSeverity', 'error'] },
  { name: 'unused', program: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
  {
    name: 'walls',
    program: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.mjs', 'src'],
  },
  { name: 'schema', program: 'src/cli/main.ts', args: ['schema', '--check'] },
  vitest('unit', 'test/vitest.config.ts'),
  vitest('browser', 'test/e2e/vitest.config.ts'),
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !PARTS.some((part) => part.name === name));
if (unknown.length > 0) {
  process.stderr.write(`unknown part ${unknown.join(', ')}; known are ${PARTS.map((part) => part.name).join(', ')}\n`);
  process.exit(2);
}

mkdirSync(RESULTS, { recursive: true });
const parts = PARTS.filter((part) => wanted.length === 0 || wanted.includes(part.name));
if (parts.some((part) => part.name === 'browser')) process.env.BANYAN_CHROMIUM = ensureChromium();

let passed = 0;
let failed = 0;
for (const part of parts) {
  process.stdout.write(`\n── ${part.name}\n`);
  if (part.results) rmSync(part.results, { force: true });
  const started = performance.now();
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', part.program, ...part.args], {
    stdio: 'inherit',
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counts = part.results ? countsOf(part.results) : undefined;
  const failures = counts?.failed ?? 0;
  passed += counts ? counts.passed : status === 0 ? 1 : 0;
  // A runner that fails without a failed test (no test found, an error outside of tests) is a failure all the same.
  failed += counts ? (status !== 0 && failures === 0 ? 1 : failures) : status === 0 ? 0 : 1;
  for (const name of counts?.unsteady ?? []) process.stdout.write(`passed at the second attempt only: ${name}\n`);
  process.stdout.write(`── ${part.name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`);
}

/** What vitest writes of a run, as far as it is used. */
interface Results {
  numPassedTests: number;
  numFailedTests: number;
  numTotalTests: number;
  testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
}

function countsOf(path: string): { passed: number; failed: number; unsteady: string[] } {
  try {
    const { numPassedTests, numFailedTests, numTotalTests, testResults }: Results = JSON.parse(readFileSync(path, 'utf8'));
    const unsteady = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(({ fullName }) => fullName);
    return { passed: numPassedTests, failed: numFailedTests + (numTotalTests === 0 ? 1 : 0), unsteady };
  } catch {
    return { passed: 0, failed: 1, unsteady: [] };
  }
}

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
