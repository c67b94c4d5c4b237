import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SMALL } from '../changes/edits.ts';

/** Plans and files that have to be compared within the limit, the start of the program included. */
const PLANS = 50;
const LIMIT = 3;

const folder = mkdtempSync(join(tmpdir(), 'banyan-bench-'));
const git = (...args: string[]): void => {
  const { status, stderr } = spawnSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
};
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};

// Fifty times the small plan, no two alike, with two pages each to make it twelve files a plan.
let files = 0;
for (let plan = 0; plan < PLANS; plan++)
  for (const [file, text] of [
    ...Object.entries(SMALL),
    ...['why', 'how'].map((page) => [`plans/p/pages/${page}.mdx`, '---\ntitle: More\n---\n\nA page.\n'] as const),
  ]) {
    if (!file.startsWith('plans/') && plan > 0) continue;
    write(join('content', file.replace('plans/p/', `plans/plan-${plan}/`)), text.replace('title: ', `title: P${plan} `));
    files++;
  }
git('init', '-q', '-b', 'main');
git('add', '.');
git('commit', '-q', '-m', 'plans');
const edited = join(folder, 'content/plans/plan-7/phases/3-docs.mdx');
const every = process.argv.includes('--every');
for (let plan = 0; plan < PLANS; plan++) {
  if (!every && plan !== 7) continue;
  const path = edited.replace('plan-7', `plan-${plan}`);
  writeFileSync(path, readFileSync(path, 'utf8').replace('duration: 1w', 'duration: 4w'));
}
git('commit', '-q', '-am', 'longer');

let best = Number.POSITIVE_INFINITY;
let headline = '';
for (let attempt = 0; attempt < 3; attempt++) {
  const started = performance.now();
  const { stdout } = spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      'src/cli/main.ts',
      'diff',
      'HEAD~1..HEAD',
      '--content',
      join(folder, 'content'),
      '--format',
      'markdown',
    ],
    { encoding: 'utf8' },
  );
  best = Math.min(best, (performance.now() - started) / 1000);
  headline = stdout.split('\n')[0] ?? '';
}
rmSync(folder, { recursive: true, force: true });
process.stdout.write(
  `diff of ${PLANS} plans, ${files} files, two refs: ${best.toFixed(2)} s (limit ${LIMIT} s)\n${headline.slice(0, 120)}\n`,
);
process.exitCode = best <= LIMIT && headline.startsWith('### ') ? 0 : 1;
