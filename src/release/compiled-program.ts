import { fork } from 'node:child_process';
import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorOf } from '../build/fault.ts';
import { ownFolder } from '../build/own-folders.ts';
import { type Bundle, CLIENT, MODULES, type ProgramRecord, RECORD } from '../build/program/messages.ts';
import { ownDigest } from '../runtime/own-digest.ts';
import { execArgv, PACKAGE_ROOT, sibling } from '../runtime/own-files.ts';
import type { Compiled, Compiling } from './compiler.ts';

/** So many are kept: of other states of the sources. */
const KEPT = 3;
const DAY_MS = 86_400_000;

function digests(folder: string): ProgramRecord['files'] {
  const files: ProgramRecord['files'] = {};
  for (const below of [MODULES, CLIENT])
    for (const entry of readdirSync(join(folder, below), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files[relative(folder, path).split(sep).join('/')] = hash('sha256', readFileSync(path));
    }
  return files;
}

/** Whether a program and all of its files are as they were written. */
function isIntact(folder: string): boolean {
  try {
    const record: ProgramRecord = JSON.parse(readFileSync(join(folder, RECORD), 'utf8'));
    return JSON.stringify(digests(folder)) === JSON.stringify(record.files);
  } catch {
    return false;
  }
}

/** Removes programs that were not used for a day, but for the latest few. */
function prune(programs: string): void {
  const used = readdirSync(programs)
    .map((name) => ({ path: join(programs, name), at: statSync(join(programs, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.at - a.at);
  for (const { path, at } of used.slice(KEPT)) if (at < Date.now() - DAY_MS) rmSync(path, { recursive: true, force: true });
}

/**
 * Compiles in a process of its own: Astro writes below the folder that it runs in, wherever the build itself was started. It takes
 * 2 s, and the memory is free again afterwards.
 */
function compile(compiling: Compiling): Promise<Bundle> {
  const compiler = fileURLToPath(sibling('./compiler', import.meta.url));
  const child = fork(compiler, [JSON.stringify(compiling)], {
    cwd: compiling.folder,
    execArgv: [...execArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.on('message', (told: Compiled) => {
      if ('bundle' in told) resolve(told.bundle);
      else reject(errorOf(told.failed));
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error('the compiler ended before its work was done')));
  });
}

/** Compiles a program into a folder that is empty. */
export async function compileProgram(folder: string, cacheDir: string): Promise<void> {
  const bundle = await compile({ folder, cacheDir });
  rmSync(join(folder, 'cache'), { recursive: true, force: true });
  writeFileSync(join(folder, RECORD), JSON.stringify({ bundle, files: digests(folder) } satisfies ProgramRecord));
}

/** Moves a program to its place, unless another build was faster: it may be rendering with its own already. */
function place(made: string, folder: string, damaged: string): void {
  if (existsSync(folder)) {
    if (isIntact(folder)) return;
    renameSync(folder, damaged);
  }
  try {
    renameSync(made, folder);
  } catch (error) {
    if (!isIntact(folder)) throw error;
  }
}

/**
 * The folder of the program of a checkout. It is compiled where the sources changed since, or where it is not as it was written;
 * a checkout that was moved, or copied with its cache, has another one, since modules are imported by where they are.
 */
export async function compiledProgram(cacheDir: string): Promise<string> {
  const programs = join(cacheDir, 'programs');
  mkdirSync(programs, { recursive: true });
  const folder = join(programs, hash('sha256', JSON.stringify([ownDigest(), process.version, PACKAGE_ROOT])).slice(0, 24));
  if (!isIntact(folder)) {
    const own = ownFolder(join(cacheDir, 'builds'));
    try {
      const made = join(own.path, 'program');
      mkdirSync(made);
      await compileProgram(made, cacheDir);
      place(made, folder, join(own.path, 'damaged'));
    } finally {
      own.remove();
    }
  }
  const now = new Date();
  utimesSync(folder, now, now);
  prune(programs);
  return folder;
}
