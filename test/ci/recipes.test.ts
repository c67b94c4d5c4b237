import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SMALL } from '../changes/edits.ts';
import { repository } from '../cli/repository.ts';
import { type FakeForge, fakeForge } from '../forge/fake-forges.ts';
import { filled, runAction } from './runner.ts';

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
let gitlab: FakeForge;
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
  gitlab = await fakeForge('gitlab');
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
  await gitlab.close();
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

it('the preview of a merge request is built for the path of its address, and the comment links it', async () => {
  const { preview } = block('A job of .gitlab-ci.yml') as {
    preview: { script: string[]; pages: { path_prefix: string }; artifacts: { paths: string[] } };
  };
  const address = 'https://octo.gitlab.io/plans/mr-7';
  expect(address.endsWith(preview.pages.path_prefix.replace('$CI_MERGE_REQUEST_IID', '7'))).toBe(true);
  const { code, out } = await run(preview.script.join('\n'), {
    CI_PAGES_URL: address,
    CI_API_V4_URL: gitlab.url,
    CI_PROJECT_ID: 'octo/plans',
    CI_MERGE_REQUEST_IID: '7',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: git('rev-parse', `${head}^`),
    CI_COMMIT_SHA: head,
    GITLAB_TOKEN: 'secret',
  });
  expect([code, out]).toEqual([0, expect.not.stringContaining('rror')]);
  expect(preview.artifacts.paths).toEqual(['public']);
  expect(readFileSync(join(clone, 'public/index.html'), 'utf8')).toBe('/plans/mr-7\n');
  expect(gitlab.comments).toHaveLength(1);
  expect(gitlab.comments[0]?.body).toContain(`[The site with this change](${address}/)`);
});

it('a preview on Netlify is linked by the action, at the address that Netlify gives to a pull request', async () => {
  const [step] = block('The review step, with previews on Netlify') as { with: Record<string, string> }[];
  const contexts = {
    github: { sha: head, token: 'secret', event: { pull_request: { number: 7, base: { sha: git('rev-parse', `${head}^`) } } } },
    runner: { os: 'Linux' },
  };
  const given = Object.fromEntries(Object.entries(step?.with ?? {}).map(([name, value]) => [name, filled(value, contexts)]));
  const env = { ...process.env, GITHUB_REPOSITORY: 'octo/plans', GITHUB_API_URL: github.url, BANYAN_PAUSE: '1' };
  git('checkout', '-q', head);
  const ended = await runAction(clone, { ...given, head, 'from-source': 'true' }, contexts, env);
  expect(ended.code, ended.out).toBe(0);
  expect(github.comments.map(({ body }) => body).join('\n')).toContain(
    '[The site with this change](https://deploy-preview-7--our-plans.netlify.app/)',
  );
});

it('Netlify runs the command of its file and publishes the folder that it fills', async () => {
  const [, text = ''] = readFileSync('content/guide/publishing.mdx', 'utf8').split('```toml title="netlify.toml"\n');
  const [, command = '', publish = ''] = /^\[build\]\n {2}command = "(.*)"\n {2}publish = "(.*)"$/m.exec(text) ?? [];
  program('npx', `[ "$*" = "banyan build" ] && mkdir -p dist && echo built > dist/index.html`);
  const { code } = await run(command, {});
  expect([code, readFileSync(join(clone, publish, 'index.html'), 'utf8')]).toEqual([0, 'built\n']);
});
