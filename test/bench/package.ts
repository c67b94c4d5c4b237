import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesBelow, envOf, MOST_BYTES, MOST_PACKAGES, must, packed } from '../package/packed.ts';
import { line } from './table.ts';

// The package as a team has it: what its install weighs, how long whole commands take, and how long it is from an empty folder
// to an open page when npm has nothing in its cache.
const RUNS = 5;
const CHECK_LIMIT_MS = 600;
const BUILD_LIMIT_MS = 2500;
const OPEN_LIMIT_MS = 60_000;
const EDIT_LIMIT_MS = 250;

const folder = mkdtempSync(join(tmpdir(), 'banyan-bench-package-'));
const home = join(folder, 'home');
const team = join(folder, 'team');
for (const each of [home, team]) mkdirSync(each);
const tarball = packed();
const env = { ...envOf(home), npm_config_cache: join(folder, 'npm-cache') };
const program = join(team, 'node_modules/banyan/bin/banyan.mjs');

/** Starts `dev`; resolves with the address that it serves. */
function serving(content: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [program, 'dev', '--content', content, '--port', '0'], { cwd: team, env });
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

const timed = (run: () => void): number => {
  const started = performance.now();
  run();
  return performance.now() - started;
};
const fastest = (run: (attempt: number) => void): number =>
  Math.min(...Array.from({ length: RUNS }, (_, attempt) => timed(() => run(attempt))));

// Two commands: `npx banyan init`, which installs, and `npx banyan dev`.
const begun = performance.now();
must('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', tarball], team, env);
const installedMs = performance.now() - begun;
must(process.execPath, [program, 'init', '--ci', 'none'], team, env);
const { child, url } = await serving('content');
const page = `${url}plans/first-plan/phases/build/`;
await (await fetch(url)).text();
line('package: from an empty folder to an open page', performance.now() - begun, OPEN_LIMIT_MS, 'ms');
process.stdout.write(`${'package: of that, npm with an empty cache'.padEnd(48)} ${installedMs.toFixed(0).padStart(8)} ms\n`);

// From saving a file to the bytes of the new page, without a browser.
const { body } = await fetch(`${url}_banyan/events`);
const events = body?.getReader();
await events?.read();
await (await fetch(page)).text();
const file = join(team, 'content/plans/first-plan/phases/1-build.mdx');
const text = readFileSync(file, 'utf8');
let edit = Number.POSITIVE_INFINITY;
for (let attempt = 0; attempt < RUNS; attempt++) {
  const started = performance.now();
  writeFileSync(file, text.replace('duration: 3w', `duration: ${attempt + 4}w`));
  await events?.read();
  if (!(await (await fetch(page)).text()).includes(`${attempt + 4}w`)) throw new Error('the edit is not shown');
  edit = Math.min(edit, performance.now() - started);
}
await events?.cancel();
child.kill('SIGINT');
line('package: an edit is shown', edit, EDIT_LIMIT_MS, 'ms');

const listed = must('npm', ['ls', '--all', '--parseable'], team, env).trim().split('\n').slice(1);
line('package: packages that are installed', new Set(listed).size, MOST_PACKAGES, '');
line('package: bytes that are installed', bytesBelow(join(team, 'node_modules')) / 1e6, MOST_BYTES / 1e6, 'MB');
line('package: bytes that are downloaded for ours', readFileSync(tarball).length / 1e6, 20, 'MB');

const example = join(team, 'example');
cpSync('content/guide/example', example, { recursive: true });
const own = (...args: string[]): void => {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: team, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
};
const nothing = fastest(() => void spawnSync(process.execPath, ['-e', '0'], { env }));
const checkMs = fastest(() => own('check', '--content', example));
line('package: check of one plan, whole process', checkMs, CHECK_LIMIT_MS, 'ms');
// A cold build has neither drawings nor a site from before.
const buildMs = fastest((attempt) => {
  for (const cache of ['home/.cache', 'team/node_modules/.cache']) rmSync(join(folder, cache), { recursive: true, force: true });
  own('build', '--content', example, '--out', join(folder, `site-${attempt}`));
});
line("package: cold build of the guide's example", buildMs, BUILD_LIMIT_MS, 'ms');
const pages = readdirSync(join(folder, 'site-0'), { recursive: true }).filter((name) => String(name).endsWith('.html')).length;
process.stdout.write(
  `${'package: against Node that does nothing'.padEnd(48)} check ${(checkMs / nothing).toFixed(1)} times, build of ${pages} pages ${(buildMs / nothing).toFixed(1)} times (${nothing.toFixed(0)} ms)\n`,
);
rmSync(folder, { recursive: true, force: true });
