import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SMALL } from '../changes/edits.ts';
import { type FakeForge, fakeForge } from '../forge/fake-forges.ts';

// The step of the action that compares, run as a runner would: in a checkout, against a stand-in for the API.
const { steps } = (parse(readFileSync('action.yml', 'utf8')) as { runs: { steps: { id?: string; run?: string }[] } }).runs;
const scriptOf = (id: string): string => steps.find((step) => step.id === id)?.run ?? '';
const script = scriptOf('diff');

const folder = mkdtempSync(join(tmpdir(), 'banyan-review-'));
let github: FakeForge;
const git = (...args: string[]): string => {
  const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...args], {
    cwd: join(folder, 'plans'),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
};
const commit = (edit: [before: string, after: string] | undefined): string => {
  for (const [file, text] of Object.entries(SMALL)) {
    const path = join(folder, 'plans/content', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, edit && file.endsWith('3-docs.mdx') ? text.replace(...edit) : text);
  }
  git('add', '.');
  git('commit', '-q', '--allow-empty', '-m', 'plans');
  return git('rev-parse', 'HEAD');
};
let base = '';

beforeAll(async () => {
  github = await fakeForge('github');
  mkdirSync(join(folder, 'plans'), { recursive: true });
  git('init', '-q', '-b', 'main');
  base = commit(undefined);
  const env = { ...process.env, TOOL: process.cwd(), FROM_SOURCE: 'true', RUNNER_TEMP: folder };
  const installed = spawnSync('bash', ['-eo', 'pipefail', '-c', scriptOf('install')], { env, encoding: 'utf8' });
  if (installed.status !== 0) throw new Error(installed.stderr);
});
afterAll(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

function review(head: string, from = base): Promise<{ code: number | null; out: string }> {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: join(folder, 'plans'),
    env: {
      ...process.env,
      TOOL: process.cwd(),
      CONTENT: 'content',
      BASE: from,
      HEAD: head,
      FAIL_ON: 'breaking,errors,slip=3',
      COMMENT: 'true',
      RUNNER_TEMP: folder,
      TOKEN: 'secret',
      TAG: '',
      BANYAN_PAUSE: '1',
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      GITHUB_REPOSITORY: 'octo/plans',
      GITHUB_API_URL: github.url,
      PULL_REQUEST: '7',
    },
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, out })));
}

it('one comment follows a pull request through a slip, a broken push and a clean one', async () => {
  const slipped = await review(commit(['duration: 1w', 'duration: 4w']));
  expect(slipped.code).toBe(1);
  expect(slipped.out).toContain(
    '::notice title=Plan::Shop: finish 2026-04-10 → 2026-04-17 (+5 working days, because "Phase 3" takes 4w instead of 1w)',
  );
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toContain('**Fails:** "Shop" finishes 5 working days later (allowed: 3).');

  const broken = await review(commit(['duration: 1w', 'duration: 1m']));
  expect(broken.code).toBe(1);
  expect(github.comments[0]?.body).toContain('### Shop: incomplete (1 file cannot be read)');

  const failed = await review('HEAD', '0123456789012345678901234567890123456789');
  expect(failed.code).toBe(2);
  expect(github.comments[0]?.body).toContain('### Plan: the comparison failed');
  expect(github.comments[0]?.body).toContain('there is no ref 0123456789012345678901234567890123456789 in this repository');

  const clean = await review(commit(undefined));
  expect(clean.code).toBe(0);
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toContain('### Plan: no changes');
  expect(readFileSync(join(folder, 'output'), 'utf8')).toContain('Plan: no changes');
});
