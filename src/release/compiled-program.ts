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
import { type Bundle, CLIENT, MANIFEST, MODULES, type ProgramManifest } from '../build/program/manifest.ts';
import { deserializeError } from '../build/serialized-error.ts';
import { tempFolder } from '../build/temp-folders.ts';
import { childExecArgv, PACKAGE_ROOT, sibling } from '../runtime/own-files.ts';
import { toolDigest } from '../runtime/tool-digest.ts';
import type { CompilerInput, CompilerOutput } from './compiler.ts';

/** Programs to keep, each for another state of the sources. */
const PROGRAMS_KEPT = 3;
const DAY_MS = 86_400_000;

function digests(folder: string): ProgramManifest['files'] {
  const files: ProgramManifest['files'] = {};
  for (const below of [MODULES, CLIENT])
    for (const entry of readdirSync(join(folder, below), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files[relative(folder, path).split(sep).join('/')] = hash('sha256', readFileSync(path));
    }
  return files;
}

/** Returns whether all files of a program match their checksums. */
function isIntact(folder: string): boolean {
  try {
    const record: ProgramManifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
    return JSON.stringify(digests(folder)) === JSON.stringify(record.files);
  } catch {
    return false;
  }
}

/** Removes programs that were not used for a day, except for the most recent ones. */
function prune(programs: string): void {
  const used = readdirSync(programs)
    .map((name) => ({ path: join(programs, name), at: statSync(join(programs, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.at - a.at);
  for (const { path, at } of used.slice(PROGRAMS_KEPT))
    if (at < Date.now() - DAY_MS) rmSync(path, { recursive: true, force: true });
}

/**
 * Compiles in a child process with its own working directory, since Astro writes below the current one. Takes about 2 s; the
 * memory is freed when the child exits.
 */
function compile(input: CompilerInput): Promise<Bundle> {
  const compiler = fileURLToPath(sibling('./compiler', import.meta.url));
  const child = fork(compiler, [JSON.stringify(input)], {
    cwd: input.folder,
    execArgv: [...childExecArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.on('message', (output: CompilerOutput) => {
      if ('bundle' in output) resolve(output.bundle);
      else reject(deserializeError(output.failed));
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error('the compiler ended before its work was done')));
  });
}

/** Compiles the program into an empty folder. */
export async function compileProgram(folder: string, cacheDir: string): Promise<void> {
  const bundle = await compile({ folder, cacheDir });
  rmSync(join(folder, 'cache'), { recursive: true, force: true });
  writeFileSync(join(folder, MANIFEST), JSON.stringify({ bundle, files: digests(folder) } satisfies ProgramManifest));
}

/** Moves a program into the cache, unless another build was faster and may already be using its own. */
function install(made: string, folder: string, damaged: string): void {
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
 * Returns the folder of a checkout's program. Compiles it if the sources changed or a checksum does not match. The cache key
 * contains the path of the checkout, because modules are imported by absolute path.
 */
export async function compiledProgram(cacheDir: string): Promise<string> {
  const programs = join(cacheDir, 'programs');
  mkdirSync(programs, { recursive: true });
  const folder = join(programs, hash('sha256', JSON.stringify([toolDigest(), process.version, PACKAGE_ROOT])).slice(0, 24));
  if (!isIntact(folder)) {
    const own = tempFolder(join(cacheDir, 'builds'));
    try {
      const made = join(own.path, 'program');
      mkdirSync(made);
      await compileProgram(made, cacheDir);
      install(made, folder, join(own.path, 'damaged'));
    } finally {
      own.remove();
    }
  }
  const now = new Date();
  utimesSync(folder, now, now);
  prune(programs);
  return folder;
}
