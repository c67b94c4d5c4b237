import { hash } from 'node:crypto';
import {
  copyFileSync,
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
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type PathWithRoute, StaticPaths, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';
import { createCache } from '../../diagrams/cache.ts';
import { guideExtras } from '../../site/guide-extras.ts';
import { newlyKept, setKept } from '../../site/kept.ts';
import { errorOf } from '../fault.ts';
import { ownFolder } from '../own-folders.ts';
import { type Bundle, CLIENT, type Compiled, type Compiling, MODULES } from './messages.ts';

/** The name of the record in the folder of a program. */
const RECORD = 'program.json';
const KEPT_HTML = 'html';
const keptWith = (folder: string) => createCache<[name: string, html: string][]>(join(folder, 'kept'));
/** So many are kept: other settings, other checkouts of the sources. */
const KEPT = 4;
const DAY_MS = 86_400_000;

/** A program as it is kept: the digests of its files tell whether they are what was compiled. */
interface Record {
  bundle: Bundle;
  files: { [file: string]: string };
}

/** What Astro's bundle of pages is to whoever renders with it (astro/dist/core/build/app.js). */
interface App extends StaticPathsApp {
  setInternals(internals: {
    pagesByKeys: ReadonlyMap<string, { styles: unknown }>;
    entrySpecifierToBundleMap: Map<string, string>;
  }): void;
  setOptions(options: { settings: { scripts: [] }; logger: { options: { destination: { write(): boolean } } } }): void;
  render(request: Request, options: { routeData: PathWithRoute['route'] }): Promise<Response>;
}

export type { PathWithRoute };

function digests(folder: string): Record['files'] {
  const files: Record['files'] = {};
  for (const below of [MODULES, CLIENT])
    for (const entry of readdirSync(join(folder, below), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files[path.slice(folder.length + 1)] = hash('sha256', readFileSync(path));
    }
  return files;
}

/** The record of a program, where it and all files are as they were written. */
function intact(folder: string): Record | undefined {
  try {
    const record: Record = JSON.parse(readFileSync(join(folder, RECORD), 'utf8'));
    return JSON.stringify(digests(folder)) === JSON.stringify(record.files) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Removes programs that were not used for a day, but for the latest few. */
function prune(programs: string): void {
  const used = readdirSync(programs)
    .map((name) => ({ path: join(programs, name), at: statSync(join(programs, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.at - a.at);
  for (const { path, at } of used.slice(KEPT)) if (at < Date.now() - DAY_MS) rmSync(path, { recursive: true, force: true });
}

/** Compiles in a thread: it takes 2 s, and most of the memory is free again afterwards. */
async function compile(compiling: Compiling): Promise<Bundle> {
  const worker = new Worker(new URL('./compiler.ts', import.meta.url), { workerData: compiling });
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (told: Compiled) => {
        if ('bundle' in told) resolve(told.bundle);
        else reject(errorOf(told.failed));
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the thread that compiles ended before its work was done')));
    });
  } finally {
    await worker.terminate();
  }
}

/** Moves a program to its place, unless another build was faster: it may be rendering with its own already. */
function place(made: string, folder: string, damaged: string): Record | undefined {
  if (existsSync(folder)) {
    const other = intact(folder);
    if (other) return other;
    renameSync(folder, damaged);
  }
  try {
    renameSync(made, folder);
  } catch (error) {
    const other = intact(folder);
    if (other) return other;
    throw error;
  }
  return undefined;
}

async function compiled(cache: string, folder: string, settings: Omit<Compiling, 'folder'>): Promise<Record> {
  const own = ownFolder(join(cache, 'builds'));
  try {
    const made = join(own.path, 'program');
    mkdirSync(made);
    const bundle = await compile({ ...settings, folder: made });
    const record: Record = { bundle, files: digests(made) };
    writeFileSync(join(made, RECORD), JSON.stringify(record));
    rmSync(join(made, 'cache'), { recursive: true, force: true });
    return place(made, folder, join(own.path, 'damaged')) ?? record;
  } finally {
    own.remove();
  }
}

/**
 * The site's program: pages, layouts, styles and scripts, compiled by Astro. It knows nothing of any plan, and is kept for as
 * long as it would be compiled the same: `key` is the digest of all that it is made of, besides the settings.
 */
export class Program {
  readonly #app: App;
  readonly #folder: string;
  /** Its files that browsers load. */
  readonly #client: readonly string[];

  private constructor(app: App, folder: string, files: readonly string[]) {
    this.#app = app;
    this.#folder = folder;
    this.#client = files.filter((file) => file.startsWith(`${CLIENT}/`));
  }

  /** Opens the program, which is compiled first where it was not yet, or is not as it was written. */
  static async open(cache: string, key: string, settings: Omit<Compiling, 'folder'>): Promise<Program> {
    const programs = join(cache, 'programs');
    mkdirSync(programs, { recursive: true });
    // Modules are imported by where they lie: a checkout that was moved, or copied with its cache, has another program.
    const made = [key, settings, process.version, process.cwd()];
    const folder = join(programs, hash('sha256', JSON.stringify(made)).slice(0, 24));
    const { bundle, files } = intact(folder) ?? (await compiled(cache, folder, settings));
    const now = new Date();
    utimesSync(folder, now, now);
    prune(programs);
    const extras = guideExtras();
    extras.drawings = new Map(bundle.guide.drawings);
    extras.titles = new Map(bundle.guide.titles);
    extras.example = bundle.guide.example;
    setKept(new Map(await keptWith(folder).read(KEPT_HTML)));
    const { app }: { app: App } = await import(pathToFileURL(join(folder, MODULES, bundle.entry)).href);
    app.setInternals({
      pagesByKeys: new Map(Object.entries(bundle.styles).map(([page, styles]) => [page, { styles: [...styles] }])),
      entrySpecifierToBundleMap: new Map(),
    });
    app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });
    return new Program(app, folder, Object.keys(files));
  }

  /** Keeps what was rendered of pages that no plan has a part in. */
  async keep(): Promise<void> {
    const html = newlyKept();
    if (html) await keptWith(this.#folder).write(KEPT_HTML, [...html].sort());
  }

  /** Puts what browsers load into a site: scripts, styles, fonts, and all that is public. */
  copyClient(site: string): void {
    for (const file of this.#client) {
      const path = join(site, file.slice(CLIENT.length + 1));
      mkdirSync(dirname(path), { recursive: true });
      copyFileSync(join(this.#folder, file), path);
    }
  }

  /** All pages of the plans that were set (`setSiteState`), with their routes. */
  paths(): Promise<PathWithRoute[]> {
    return new StaticPaths(this.#app).getAll();
  }

  /** Renders one of them. Rejects with what the page has thrown. */
  render(url: URL, { route }: PathWithRoute): Promise<Response> {
    return this.#app.render(new Request(url), { routeData: route });
  }
}
