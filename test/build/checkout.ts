import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const COPIED = ['src', 'public', 'content/guide', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Pages that are the same for all plans: without them a build is quick. */
const LEFT_OUT = ['src/pages/guide', 'src/pages/rules'];

/** A checkout with a cache of its own, which may be spoiled: sources are copied, packages are linked. Its path has a space and an é. */
export function checkout(leftOut: readonly string[] = LEFT_OUT): string {
  const root = mkdtempSync(join(tmpdir(), 'banyan checkout é-'));
  for (const path of COPIED) cpSync(path, join(root, path), { recursive: true });
  for (const path of leftOut) rmSync(join(root, path), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync('node_modules'))
    if (!['.cache', '.vite'].includes(name)) symlinkSync(resolve('node_modules', name), join(root, 'node_modules', name));
  return root;
}

/** Every file of a folder with a hash of its bytes. */
export const hashes = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(root, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  err: string;
}

/** A command (or, with options of Node.js, another program) that runs beside the test; `onOutput` hears what it tells. */
export function running(
  cwd: string,
  args: readonly string[],
  onOutput: (told: string, child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const program = args[0]?.startsWith('-') ? [] : ['src/cli/main.ts'];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...program, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
    onOutput(chunk.toString(), child);
  });
  return new Promise((done) => child.on('close', (code, signal) => done({ code, signal, err })));
}

/** A program of the system, where it has one. */
const MOUNT = 'mount';

/** Mounts a file system of memory, or tells why that is not possible. */
export function mounted(path: string, options: string): { unmount: () => void } | { why: string } {
  mkdirSync(path, { recursive: true });
  const { status, stderr, error } = spawnSync(MOUNT, ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { encoding: 'utf8' });
  if (status !== 0) return { why: `nothing can be mounted here: ${(error?.message ?? stderr).trim()}` };
  return { unmount: () => void spawnSync(`u${MOUNT}`, ['-l', path]) };
}

/** Lets a file system that was mounted be read only. */
export const remount = (path: string, options: string): void => void spawnSync(MOUNT, ['-o', `remount,${options}`, path]);
