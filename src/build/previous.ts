import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createCache, hash } from '../diagrams/cache.ts';
import type { Inputs } from './inputs.ts';
import type { Outcome, Part } from './output/messages.ts';
import { partOfFile } from './output/part-files.ts';
import { type Stamp, takeOver } from './output/take-over.ts';
import { SURVIVORS } from './output-folder.ts';

/** What is known of the site that the last build wrote. */
interface Record {
  /** The digest of all that it was made of. */
  inputs: string;
  /** Those of the files of each plan. */
  plans: { [plan: string]: string };
  /** Its files. */
  files: { [file: string]: Stamp };
  /** Those that were rendered: the digest of what each was made of, and of its bytes. */
  rendered: { [file: string]: [inputs: string, bytes: string] };
  /** The parts of its search index: digests of what they were made of. */
  parts: Outcome['parts'];
  counts: Counts;
}

export interface Counts {
  pages: number;
  rows: number;
}

/** The files of a site; less than all, or none, where another build replaces it at that moment. */
function filesBelow(folder: string): Record['files'] {
  const files: Record['files'] = {};
  for (const entry of entriesBelow(folder)) {
    const path = join(entry.parentPath, entry.name);
    const found = entry.isFile() ? statSync(path, { throwIfNoEntry: false }) : undefined;
    if (found) files[relative(folder, path).split(sep).join('/')] = [found.size, found.mtimeMs];
  }
  return files;
}

/** What the output keeps of others is none of the site. */
function entriesBelow(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !SURVIVORS.has(name))
      .flatMap((entry) =>
        entry.isDirectory() ? readdirSync(join(folder, entry.name), { recursive: true, withFileTypes: true }) : [entry],
      );
  } catch {
    return [];
  }
}

/** Whether it is a record of this version: another one may have written the cache. */
const isRecord = (record: Partial<Record> | undefined): record is Record =>
  [record?.plans, record?.files, record?.rendered, record?.parts, record?.counts].every(
    (part) => typeof part === 'object' && part !== null,
  );

/**
 * The site that stands in the output, and what of it may be taken over: a page whose inputs are the same and whose bytes are
 * those that were written. Whatever is not as it was recorded is made anew, so that neither a lost record nor a site that
 * somebody changed by hand can do harm.
 */
export class PreviousSite {
  readonly #out: string;
  readonly #inputs: Inputs;
  readonly #record: Record | undefined;
  /** The files that lie in it now. */
  readonly #found: Record['files'];
  readonly #write: (record: Record) => Promise<void>;

  private constructor(out: string, inputs: Inputs, record: Record | undefined, write: (record: Record) => Promise<void>) {
    this.#out = out;
    this.#inputs = inputs;
    this.#record = record;
    this.#found = record ? filesBelow(out) : {};
    this.#write = write;
  }

  /** `out` is the absolute path of the output, `cache` a folder for records. */
  static async open(out: string, cache: string, inputs: Inputs): Promise<PreviousSite> {
    const records = createCache<Record>(join(cache, 'sites'));
    const key = hash(out);
    const record = await records.read(key);
    return new PreviousSite(out, inputs, isRecord(record) ? record : undefined, (written) => records.write(key, written));
  }

  /** What the output counts, where it is just what this build would write. */
  unchanged(): Counts | undefined {
    if (this.#record?.inputs !== this.#inputs.all) return undefined;
    const files = Object.keys(this.#found);
    const { files: known, counts } = this.#record;
    const same = files.length === Object.keys(known).length && files.every((file) => this.#isAsWritten(file));
    return same ? counts : undefined;
  }

  /** Whether a file would be the same again, and is as it was written. */
  has(file: string): boolean {
    return this.#record?.rendered[file]?.[0] === this.#inputs.ofPage(file) && this.#isAsWritten(file);
  }

  /** Whether nothing of a plan changed that its pages are made of. */
  hasPlan(plan: string): boolean {
    return this.has(`plans/${plan}/index.html`);
  }

  /** Whether the files of a plan are those of which it was made. */
  hasFilesOf(plan: string): boolean {
    return this.#record?.plans[plan] !== undefined && this.#record.plans[plan] === this.#inputs.plans.get(plan);
  }

  /** Digests of the rendered files that are as they were written. */
  digests(): { [file: string]: string } {
    const rendered = Object.entries(this.#record?.rendered ?? {});
    return Object.fromEntries(rendered.flatMap(([file, [, bytes]]) => (this.#isAsWritten(file) ? [[file, bytes]] : [])));
  }

  /** Takes a file over into another site. Answers whether that could be done: another build may have replaced it meanwhile. */
  takeOver(file: string, site: string): boolean {
    const stamp = this.#record?.files[file];
    return stamp !== undefined && takeOver(file, this.#out, site, stamp);
  }

  /** What a part of its search index was made of, and its files, where they are as they were written. */
  part(part: number): Part['before'] {
    const digest = this.#record?.parts[part];
    const files = Object.entries(this.#record?.files ?? {}).filter(([file]) => partOfFile(file) === part);
    return digest !== undefined && files.every(([file]) => this.#isAsWritten(file)) ? { digest, files } : undefined;
  }

  #isAsWritten(file: string): boolean {
    const [size, mtime] = this.#record?.files[file] ?? [];
    const found = this.#found[file];
    return size !== undefined && found?.[0] === size && found[1] === mtime;
  }

  /** Records the site that now stands in the output. A full or read-only disk costs the next build time, and nothing else. */
  async record(counts: Counts, outcome: Outcome): Promise<void> {
    const made = Object.entries(outcome.files).map(([file, bytes]) => [file, [this.#inputs.ofPage(file), bytes]]);
    const rendered: Record['rendered'] = Object.fromEntries(made);
    const { all: inputs, plans } = this.#inputs;
    const files = filesBelow(this.#out);
    await this.#write({ inputs, plans: Object.fromEntries(plans), files, rendered, parts: outcome.parts, counts });
  }
}
