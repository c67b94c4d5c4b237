import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toolDigest } from '../../src/runtime/tool-digest.ts';

const KEPT = resolve('node_modules/.cache/banyan-test');
const { NO_COLOR: _, FORCE_COLOR: __, npm_config_prefix: ___, ...inherited } = process.env;

/** What a program printed, and how it ended. */
export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** The environment of a user whose home is this folder: no caches, no settings. */
export const envOf = (home: string): NodeJS.ProcessEnv => ({ ...inherited, HOME: home, XDG_CACHE_HOME: join(home, '.cache') });

/** Runs a program to its end. */
export function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = inherited): Ran {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 26 });
  return { code: status, out: stdout, err: stderr };
}

/** As `run`; throws with what was printed where the program fails. */
export function must(program: string, args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv): string {
  const { code, out, err } = run(program, args, cwd, env);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}\n${out}${err}`);
  return out;
}

/** Waits until nobody else makes what this makes; a maker that died is not waited for longer than this. */
const PATIENCE_MS = 600_000;
function alone(lock: string, make: () => void): void {
  for (;;) {
    try {
      mkdirSync(lock, { recursive: false });
      break;
    } catch {
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > PATIENCE_MS)
        rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
  try {
    make();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** A folder that is made once for what it is made of, by whichever test comes first. */
function kept(name: string, make: (folder: string) => void): string {
  const folder = join(KEPT, name);
  mkdirSync(KEPT, { recursive: true });
  alone(join(KEPT, 'lock'), () => {
    if (existsSync(folder)) return;
    const making = `${folder}.making`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true });
    make(making);
    renameSync(making, folder);
  });
  return folder;
}

/** The path of the tarball that `npm pack` makes of this checkout. */
export function packed(): string {
  const digest = createHash('sha256').update(toolDigest());
  for (const file of [
    'package.json',
    'tsconfig.json',
    'tsconfig.package.json',
    'README.md',
    'LICENSE',
    'NOTICE',
    'bin/banyan.mjs',
  ])
    digest.update(readFileSync(file));
  const name = `package-${digest.digest('hex').slice(0, 16)}`;
  const folder = kept(name, (making) => {
    for (const each of readdirSync(KEPT))
      if (/^package-/.test(each) && !making.includes(each)) rmSync(join(KEPT, each), { recursive: true });
    must('npm', ['pack', '--loglevel=error', '--pack-destination', making], resolve('.'));
  });
  return join(folder, readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '');
}

/** What Bun calls this system. Its package `bun` itself needs an install script. */
const BUN = `@oven/bun-${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch === 'arm64' ? 'aarch64' : process.arch}`;

/** Other package managers: the packages that hold them, and their programs. They are installed where a test asks, and kept. */
const MANAGERS = {
  pnpm: { spec: 'pnpm@12.21.0', program: '.bin/pnpm' },
  yarn: { spec: '@yarnpkg/cli-dist@4.18.1', program: '.bin/yarn' },
  bun: { spec: `${BUN}@1.4.5`, program: `${BUN}/bin/bun` },
} as const;
export type Manager = keyof typeof MANAGERS;

/** The path of a package manager, or why it cannot be had here. */
export function manager(name: Manager): { program: string } | { why: string } {
  const { spec, program } = MANAGERS[name];
  try {
    const folder = kept(spec.replaceAll(/[@/]+/g, '-'), (making) => {
      const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
      must('npm', ['install', '--prefix', making, ...quiet, spec], making);
      must(join(making, 'node_modules', program), ['--version'], making);
    });
    return { program: join(folder, 'node_modules', program) };
  } catch (error) {
    return { why: `${spec} cannot be installed here: ${String(error).trim().split('\n').at(-1)}` };
  }
}

/** The bytes of all files below a folder; a file that several names share counts once. */
export function bytesBelow(folder: string): number {
  const sizes = new Map<number, number>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const { ino, size } = statSync(join(entry.parentPath, entry.name));
    sizes.set(ino, size);
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** What an install may hold: packages, ours among them, and bytes. */
export const MOST_PACKAGES = 15;
export const MOST_BYTES = 45_000_000;
