import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FakeGithub, fakeGithub } from './fake-github.ts';

const MARKER = '<!-- banyan-diff -->';
let github: FakeGithub;
let folder: string;
beforeEach(async () => {
  github = await fakeGithub();
  folder = mkdtempSync(join(tmpdir(), 'banyan-comment-'));
});
afterEach(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(text: string, env: Record<string, string> = {}): Promise<{ code: number | null; out: string }> {
  writeFileSync(join(folder, 'comment.md'), text);
  const child = spawn(process.execPath, ['.github/actions/banyan/comment.mjs', join(folder, 'comment.md')], {
    env: {
      PATH: process.env.PATH,
      GITHUB_API_URL: github.url,
      GITHUB_TOKEN: 'secret',
      GITHUB_REPOSITORY: 'octo/plans',
      GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
      PULL_REQUEST: '7',
      COMMENT_PAUSE: '1',
      ...env,
    },
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, out })));
}
const person = (id: number, body: string) => ({ id, body, user: { login: 'ana' } });

it('the first push writes a comment', async () => {
  expect(await run('### Plan: 1 changed\n')).toEqual({ code: 0, out: 'banyan: wrote the comment\n' });
  expect(github.comments.map(({ body }) => body)).toEqual([`${MARKER}\n### Plan: 1 changed\n`]);
});

it('later pushes update it in place, a clean one too, and there is never a second one', async () => {
  github.comments.push(...Array.from({ length: 130 }, (_, id) => person(id + 1, 'Looks good')));
  await run('### Plan: 1 changed');
  await run('### Plan: 2 changed');
  expect(await run('### Plan: no changes\n\nCompared a with b.')).toEqual({
    code: 0,
    out: 'banyan: brought the comment up to date\n',
  });
  expect(github.comments.slice(130).map(({ body }) => body)).toEqual([`${MARKER}\n### Plan: no changes\n\nCompared a with b.\n`]);
});

it('the same text again asks only once', async () => {
  await run('### Plan: 1 changed');
  github.asked.length = 0;
  expect((await run('### Plan: 1 changed')).out).toBe('banyan: the comment says so already\n');
  expect(github.asked).toEqual(['GET /repos/octo/plans/issues/7/comments?per_page=100&page=1']);
});

it('without a change and without a comment, none is written', async () => {
  expect((await run('### Plan: no changes')).out).toBe('banyan: nothing changed, so there is no comment\n');
  expect(github.comments).toEqual([]);
});

it('a comment of a person that holds the marker is left alone', async () => {
  github.comments.push(person(1, `${MARKER}\nnot yours`));
  await run('### Plan: 1 changed');
  expect(github.comments.map(({ body }) => body)).toEqual([`${MARKER}\nnot yours`, `${MARKER}\n### Plan: 1 changed\n`]);
});

it('two comments of two runs at once become one', async () => {
  for (const id of [1, 2]) github.comments.push({ id, body: `${MARKER}\nold`, user: { login: 'github-actions[bot]' } });
  await run('### Plan: 1 changed');
  expect(github.comments).toEqual([{ id: 1, body: `${MARKER}\n### Plan: 1 changed\n`, user: { login: 'github-actions[bot]' } }]);
});

it('a token that only reads, as of a fork, leaves the text in the job summary and does not fail', async () => {
  github.writable = false;
  const { code, out } = await run('### Plan: 1 changed');
  expect([code, out]).toEqual([
    0,
    '::notice title=Banyan::the token may not comment (a pull request from a fork?): the job summary holds the text\n',
  ]);
  expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toBe('### Plan: 1 changed\n');
  expect(github.comments).toEqual([]);
});

it('a server that fails for a moment is asked again', async () => {
  github.answers.push(502, 429);
  expect((await run('### Plan: 1 changed')).code).toBe(0);
  expect(github.comments).toHaveLength(1);
});

it('a server that keeps failing is an error, never a silent success', async () => {
  github.answers.push(500, 500, 500);
  expect(await run('### Plan: 1 changed')).toEqual({
    code: 2,
    out: '::error title=Banyan::the comments cannot be read: the API answered 500\n',
  });
});

it('a text that is too long is cut and says so', async () => {
  expect((await run(`### Plan: 1 changed\n${'x'.repeat(70_000)}`)).code).toBe(0);
  expect(github.comments[0]?.body).toHaveLength(65_536);
  expect(github.comments[0]?.body).toMatch(/\*\*The rest is left out: a comment holds 65,536 characters\.\*\*\n$/);
});

it.each([
  [{ GITHUB_TOKEN: '' }, 'GITHUB_TOKEN is not set'],
  [{ PULL_REQUEST: '7/../8' }, 'PULL_REQUEST is no number: 7/../8'],
  [{ GITHUB_REPOSITORY: 'octo/plans/../x' }, 'GITHUB_REPOSITORY is no owner/name: octo/plans/../x'],
])('settings that cannot be meant: %o', async (env, message) => {
  expect(await run('### Plan: 1 changed', env)).toEqual({ code: 2, out: `::error title=Banyan::${message}\n` });
  expect(github.asked).toEqual([]);
});
