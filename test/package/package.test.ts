import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashes } from '../build/checkout.ts';
import { banyan } from '../cli/banyan.ts';
import { bytesBelow, envOf, MOST_BYTES, MOST_PACKAGES, must, packed, run } from './packed.ts';

// The package as users have it: packed, installed into an empty repository with npm, and used from there.

const DAY = ['--as-of', '2026-03-02'];

const folder = mkdtempSync(join(tmpdir(), 'banyan package é-'));
const repository = join(folder, 'the repository');
const modules = join(repository, 'node_modules');
const installed = join(modules, 'banyan');
const home = join(folder, 'home');
const env = envOf(home);

/** The installed command, run in a folder below the repository. */
const own = (args: readonly string[], below = '.') =>
  run(process.execPath, [join(installed, 'bin/banyan.mjs'), ...args], join(repository, below), env);

const git = (...args: string[]): string =>
  must('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...args], repository, env);

function writable(path: string, isWritable: boolean): void {
  for (const entry of [path, ...readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))])
    chmodSync(entry, statSync(entry).isDirectory() ? (isWritable ? 0o755 : 0o555) : isWritable ? 0o644 : 0o444);
}

beforeAll(() => {
  for (const each of [repository, home]) mkdirSync(each, { recursive: true });
  git('init', '-q', '-b', 'main');
  writeFileSync(join(repository, 'package.json'), '{ "name": "a-team", "private": true }\n');
  must('npm', ['install', packed(), '--no-audit', '--no-fund', '--loglevel=error'], repository, env);
  writable(installed, false);
}, 900_000);

afterAll(() => {
  if (existsSync(installed)) writable(installed, true);
  rmSync(folder, { recursive: true, force: true });
});

test('an install is small: few packages, few bytes, no scripts, and nothing that only compiling needs', () => {
  const listed = must('npm', ['ls', '--all', '--parseable'], repository, env);
  expect(new Set(listed.trim().split('\n').slice(1)).size).toBeLessThanOrEqual(MOST_PACKAGES);
  expect(bytesBelow(modules)).toBeLessThanOrEqual(MOST_BYTES);
  const files = readdirSync(modules, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(Object.keys(manifest.scripts ?? {}).filter((name) => /install|prepare/.test(name))).toEqual([]);
  for (const name of ['astro', 'vite', 'mermaid', 'jsdom']) expect(existsSync(join(modules, name)), name).toBe(false);
  const named = files
    .filter(({ parentPath, name }) => parentPath.startsWith(installed) && /\.(?:m?js|json)$/.test(name))
    .filter(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8').includes(resolve('.')));
  expect(named.map(({ name }) => name)).toEqual([]);
});

test('init, check, fmt, build, export, diff and share work from a read-only package, and write nothing else', {
  timeout: 600_000,
}, () => {
  const made = own(['init', 'docs/plans', '--ci', 'github']);
  expect([made.code, made.err]).toEqual([0, '']);
  expect(made.out).toContain('created  docs/plans/plans/first-plan/plan.mdx\n');
  expect(own(['init', 'docs/plans', '--ci', 'github']).out).not.toMatch(/^(?:created|changed)/m);
  expect(JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))).toMatchObject({
    name: 'a-team',
    scripts: { 'plans:check': 'banyan check --content docs/plans' },
  });
  git('add', '-A');
  git('commit', '-q', '-m', 'Plans');
  const content = ['--content', 'docs/plans'];
  expect(own(['check', ...content])).toEqual({ code: 0, out: 'no findings in 5 files of 1 plan\n', err: '' });
  expect(own(['fmt', '--check', ...content]).code).toBe(0);
  expect(own(['--version'])).toEqual({ code: 0, out: `${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`, err: '' });
  expect(own(['diff', ...content]).code).toBe(0);
  expect(own(['share', 'list', ...content]).code).toBe(0);
  expect(JSON.parse(own(['export', '--content', '../docs/plans', ...DAY], 'docs').out).plans['first-plan'].id).toBe('first-plan');
  expect(own(['build', '--content', '../docs/plans', '--out', '../site', ...DAY], 'docs').code).toBe(0);
  const files = Object.keys(hashes(join(repository, 'site')));
  expect(files).toEqual(
    expect.arrayContaining(['index.html', 'plans/first-plan/phases/build/index.html', 'pagefind/pagefind.js']),
  );
  expect(files.filter((file) => file.startsWith('guide/'))).toEqual([]);
  const changed = git('status', '--porcelain', '--untracked-files=all', '--ignored=no').split('\n');
  expect(changed.filter((line) => line !== '' && !/ (?:site|node_modules)\//.test(line))).toEqual([]);
});

test('install-git-driver makes git show changes of plans in words', () => {
  const plan = join(repository, 'docs/plans/plans/first-plan/phases/1-build.mdx');
  const before = readFileSync(plan, 'utf8');
  expect(own(['install-git-driver', '--content', 'docs/plans']).code).toBe(0);
  writeFileSync(plan, before.replace('duration: 3w', 'duration: 4w'));
  const shown = git('diff');
  writeFileSync(plan, before);
  expect(own(['install-git-driver', '--content', 'docs/plans', '--remove']).code).toBe(0);
  expect(shown).toMatch(/^-duration: 3w$/m);
  expect(shown).toMatch(/^\+duration: 4w$/m);
  expect(shown).not.toMatch(/^ ---$/m);
});

test('in a folder without package.json, it works with the program of another one, and leaves nothing but what it says', () => {
  const bare = join(folder, 'bare');
  mkdirSync(join(bare, 'below'), { recursive: true });
  const there = (...args: string[]) =>
    run(process.execPath, [join(installed, 'bin/banyan.mjs'), ...args], join(bare, 'below'), env);
  expect(there('init', '--ci', 'none').code).toBe(0);
  expect(there('check').out).toBe('no findings in 5 files of 1 plan\n');
  expect(there('build', '--out', '../site', ...DAY).code).toBe(0);
  expect(readdirSync(bare).sort()).toEqual(['below', 'site']);
  expect(readdirSync(join(bare, 'below')).sort()).toEqual(['.gitignore', '.vscode', 'AGENTS.md', 'content']);
});

test('the site of the package is that of the checkout, byte for byte, at any base path', { timeout: 600_000 }, () => {
  cpSync('content/guide/example', join(repository, 'example'), { recursive: true });
  for (const base of ['/', '/docs/plans']) {
    const args = ['build', '--content', join(repository, 'example'), '--base', base, ...DAY, '--out'];
    const [ours, theirs] = [join(folder, `ours${base.length}`), join(folder, `theirs${base.length}`)];
    expect(own([...args, theirs]).code).toBe(0);
    expect(banyan([...args, ours]).code).toBe(0);
    expect(hashes(theirs)).toEqual(hashes(ours));
  }
});

/** Starts a server of the package; resolves with it and its address. */
function serving(args: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(installed, 'bin/banyan.mjs'), ...args], { cwd: repository, env });
  let told = '';
  return new Promise((done, failed) => {
    const hear = (chunk: Buffer): void => {
      told += chunk.toString();
      const url = /Serving (http\S+)/.exec(told)?.[1];
      if (url !== undefined) done({ child, url });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => failed(new Error(told)));
  });
}

test('dev shows an edit on pages that were visited before', { timeout: 240_000 }, async () => {
  const { child, url } = await serving(['dev', '--content', 'docs/plans', '--port', '0']);
  try {
    const phase = `${url}plans/first-plan/phases/build/`;
    expect(await (await fetch(phase)).text()).toContain('3w');
    const events = await fetch(`${url}_banyan/events`);
    const reader = events.body?.getReader();
    await reader?.read();
    const file = join(repository, 'docs/plans/plans/first-plan/phases/1-build.mdx');
    writeFileSync(file, readFileSync(file, 'utf8').replace('duration: 3w', 'duration: 7w'));
    const event = await reader?.read();
    expect(new TextDecoder().decode(event?.value)).toBe('data: reload\n\n');
    expect(await (await fetch(phase)).text()).toContain('7w');
    await reader?.cancel();
  } finally {
    child.kill('SIGINT');
  }
});
