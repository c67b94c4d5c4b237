import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SMALL } from '../changes/edits.ts';
import { repository } from '../cli/repository.ts';
import { type FakeForge, fakeForge } from '../forge/fake-forges.ts';

// The recipes of the guide, run as a runner would: their scripts as they are printed, against a stand-in for GitHub's API.
const guide = readFileSync('content/guide/review.mdx', 'utf8');
const block = (title: string): unknown => {
  const [, text] = guide.split(`\`\`\`yaml title="${title}"\n`);
  if (text === undefined) throw new Error(`the guide has no block ${title}`);
  return parse(text.split('\n```')[0] ?? '');
};
interface Job {
  steps: { run?: string }[];
}
const scriptOf = ({ steps }: Job): string => steps.find(({ run }) => run !== undefined)?.run ?? '';

const folder = mkdtempSync(join(tmpdir(), 'banyan-recipes-'));
const origin = join(folder, 'origin.git');
const clone = join(folder, 'clone');
let github: FakeForge;
let head = '';

const { git, write } = repository(clone);
const program = (name: string, script: string): void => {
  writeFileSync(join(folder, 'bin', name), `#!/usr/bin/env bash\n${script}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
};

function run(script: string, env: Readonly<Record<string, string>>): Promise<{ code: number | null; out: string }> {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: clone,
    env: {
      ...process.env,
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      GITHUB_TOKEN: 'secret',
      GITHUB_REPOSITORY: 'octo/plans',
      GITHUB_REPOSITORY_OWNER: 'octo',
      GITHUB_API_URL: github.url,
      BANYAN_PAUSE: '1',
      ...env,
    },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      out += chunk;
    });
  return new Promise((done) => child.on('close', (code) => done({ code, out })));
}

beforeAll(async () => {
  github = await fakeForge('github');
  mkdirSync(join(folder, 'bin'));
  program('npm', 'exit 0');
  // `build` is another test's subject: the site is one file that says for which address it was built.
  program(
    'banyan',
    `if [ "$1" = build ]; then mkdir -p "$5" && echo "$3" > "$5/index.html"; exit 0; fi\nexec "${process.execPath}" --disable-warning=ExperimentalWarning "${resolve('src/cli/main.ts')}" "$@"`,
  );
  // As `gh pr list --json number,headRefOid --jq …` answers.
  program('gh', `[ "$1 $2" = "pr list" ] && [ "$HEAD_SHA" = "$(cat "${join(folder, 'pull-7')}")" ] && echo 7 || true`);
  spawnSync('git', ['init', '-q', '--bare', '-b', 'main', origin]);
  spawnSync('git', ['clone', '-q', origin, clone]);
  for (const [file, text] of Object.entries(SMALL)) write(join('content', file), text);
  git('add', '.');
  git('commit', '-q', '-m', 'plans');
  git('push', '-q', 'origin', 'HEAD:main', 'HEAD:gh-pages');
  const base = git('rev-parse', 'HEAD');
  write('content/plans/p/phases/3-docs.mdx', (SMALL['plans/p/phases/3-docs.mdx'] ?? '').replace('duration: 1w', 'duration: 4w'));
  git('commit', '-q', '-am', 'longer');
  head = git('rev-parse', 'HEAD');
  writeFileSync(join(folder, 'pull-7'), `${head}\n`);
  git('checkout', '-q', base);
  git('merge', '-q', '--no-ff', '-m', 'merge', head);
  git('push', '-q', 'origin', 'HEAD:refs/pull/7/merge');
});
afterAll(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a pull request from a fork gets its comment from the default branch, and a commit that is no longer its head none', async () => {
  const { jobs } = block('.github/workflows/plans-comment.yml') as { jobs: { comment: Job } };
  const env = { GITHUB_REF: 'refs/heads/main', GH_TOKEN: 'secret' };
  const late = await run(scriptOf(jobs.comment), { ...env, HEAD_SHA: '0'.repeat(40) });
  expect([late.code, github.comments.length]).toEqual([0, 0]);
  const { code, out } = await run(scriptOf(jobs.comment), { ...env, HEAD_SHA: head });
  expect([code, out]).toEqual([0, expect.not.stringContaining('rror')]);
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toContain('finish 2026-04-10 → 2026-04-17 (+5 working days');
});

it('the preview lies in its folder of gh-pages, built for its address, and the comment links it', async () => {
  const { preview } = block('A job of .github/workflows/plans.yml') as { preview: Job };
  const { code, out } = await run(scriptOf(preview), { NUMBER: '7', GITHUB_REF: 'refs/pull/7/merge' });
  expect([code, out]).toEqual([0, expect.not.stringContaining('rror')]);
  git('fetch', '-q', 'origin', 'gh-pages');
  expect(git('show', 'FETCH_HEAD:preview/7/index.html')).toBe('/plans/preview/7');
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toContain('[The site with this change](https://octo.github.io/plans/preview/7/)');
});
