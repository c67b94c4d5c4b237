import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createCache, hash } from '../diagrams/cache.ts';
import type { Inputs } from './inputs.ts';
import type { IndexPart, WriteResult } from './output/messages.ts';
import { partOfFile } from './output/part-files.ts';
import { type FileStamp, reuseFile } from './output/reuse-file.ts';
import { PRESERVED } from './output-folder.ts';

/** The manifest of the last build's output. */
interface BuildManifest {
  /** The digest of all its inputs. */
  inputs: string;
  /** The digest of each plan's files. */
  plans: { [plan: string]: string };
  /** Its files. */
  files: { [file: string]: FileStamp };
  /** Rendered files: the digest of their inputs and the SHA-256 of their bytes. */
  rendered: { [file: string]: [inputs: string, bytes: string] };
  /** The digests of the inputs of each index part. */
  parts: WriteResult['parts'];
  counts: Counts;
}

export interface Counts {
  pages: number;
  rows: number;
}

/** Returns the files of a site; possibly incomplete while another build replaces it. */
function filesBelow(folder: string): BuildManifest['files'] {
  const files: BuildManifest['files'] = {};
  for (const entry of entriesBelow(folder)) {
    const path = join(entry.parentPath, entry.name);
    const found = entry.isFile() ? statSync(path, { throwIfNoEntry: false }) : undefined;
    if (found) files[relative(folder, path).split(sep).join('/')] = [found.size, found.mtimeMs];
  }
  return files;
}

/** Entries that outputs keep (`PRESERVED`) are not part of the site. */
function entriesBelow(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !PRESERVED.has(name))
      .flatMap((entry) =>
        entry.isDirectory() ? readdirSync(join(folder, entry.name), { recursive: true, withFileTypes: true }) : [entry],
      );
  } catch {
    return [];
  }
}

/** Returns whether a cached value is a manifest of this version. */
const isManifest = (manifest: Partial<BuildManifest> | undefined): manifest is BuildManifest =>
  [manifest?.plans, manifest?.files, manifest?.rendered, manifest?.parts, manifest?.counts].every(
    (part) => typeof part === 'object' && part !== null,
  );

/**
 * The site in the output folder, and which of its files can be reused: a page whose inputs are the same and whose bytes are
 * unmodified on disk. Everything else is rendered again, so a lost manifest or a manually edited site does no harm.
 */
export class PreviousSite {
  readonly #out: string;
  readonly #inputs: Inputs;
  readonly #manifest: BuildManifest | undefined;
  /** Its files on disk. */
  readonly #onDisk: BuildManifest['files'];
  readonly #save: (manifest: BuildManifest) => Promise<void>;

  private constructor(
    out: string,
    inputs: Inputs,
    manifest: BuildManifest | undefined,
    save: (manifest: BuildManifest) => Promise<void>,
  ) {
    this.#out = out;
    this.#inputs = inputs;
    this.#manifest = manifest;
    this.#onDisk = manifest ? filesBelow(out) : {};
    this.#save = save;
  }

  /** Opens the site. `out` is the absolute path of the output, `cache` the folder of manifests. */
  static async open(out: string, cache: string, inputs: Inputs): Promise<PreviousSite> {
    const manifests = createCache<BuildManifest>(join(cache, 'sites'));
    const key = hash(out);
    const manifest = await manifests.read(key);
    return new PreviousSite(out, inputs, isManifest(manifest) ? manifest : undefined, (written) => manifests.write(key, written));
  }

  /** Returns the counts of the previous build if this build would write the same site; otherwise `undefined`. */
  unchanged(): Counts | undefined {
    if (this.#manifest?.inputs !== this.#inputs.all) return undefined;
    const files = Object.keys(this.#onDisk);
    const { files: known, counts } = this.#manifest;
    const same = files.length === Object.keys(known).length && files.every((file) => this.#isIntact(file));
    return same ? counts : undefined;
  }

  /** Returns whether a file's inputs are unchanged and its output is unmodified. */
  canReuse(file: string): boolean {
    return this.#manifest?.rendered[file]?.[0] === this.#inputs.ofPage(file) && this.#isIntact(file);
  }

  /** Returns whether the pages of a plan can be reused. */
  canReusePlan(plan: string): boolean {
    return this.canReuse(`plans/${plan}/index.html`);
  }

  /** Returns whether the files of a plan are the same as in the previous build. */
  hasSameFiles(plan: string): boolean {
    return this.#manifest?.plans[plan] !== undefined && this.#manifest.plans[plan] === this.#inputs.plans.get(plan);
  }

  /** Returns the SHA-256 of rendered files that are unmodified on disk, by file. */
  intactDigests(): { [file: string]: string } {
    const rendered = Object.entries(this.#manifest?.rendered ?? {});
    return Object.fromEntries(rendered.flatMap(([file, [, bytes]]) => (this.#isIntact(file) ? [[file, bytes]] : [])));
  }

  /** Reuses a file in another site. Returns false if another build has replaced it meanwhile. */
  reuse(file: string, site: string): boolean {
    const stamp = this.#manifest?.files[file];
    return stamp !== undefined && reuseFile(file, this.#out, site, stamp);
  }

  /** Returns the input digest and the files of an index part, if they are unmodified on disk. */
  searchPart(part: number): IndexPart['previous'] {
    const digest = this.#manifest?.parts[part];
    const files = Object.entries(this.#manifest?.files ?? {}).filter(([file]) => partOfFile(file) === part);
    return digest !== undefined && files.every(([file]) => this.#isIntact(file)) ? { digest, files } : undefined;
  }

  #isIntact(file: string): boolean {
    const [size, mtime] = this.#manifest?.files[file] ?? [];
    const found = this.#onDisk[file];
    return size !== undefined && found?.[0] === size && found[1] === mtime;
  }

  /** Saves the manifest of the site now in the output folder. If it cannot be written, the next build merely takes longer. */
  async saveManifest(counts: Counts, result: WriteResult): Promise<void> {
    const made = Object.entries(result.files).map(([file, bytes]) => [file, [this.#inputs.ofPage(file), bytes]]);
    const rendered: BuildManifest['rendered'] = Object.fromEntries(made);
    const { all: inputs, plans } = this.#inputs;
    const files = filesBelow(this.#out);
    await this.#save({ inputs, plans: Object.fromEntries(plans), files, rendered, parts: result.parts, counts });
  }
}
