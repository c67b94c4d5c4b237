import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createCache, hash } from '../diagrams/cache.ts';
import type { Inputs } from './inputs.ts';
import type { Outcome } from './writing/messages.ts';
import { partOfFile } from './writing/partFiles.ts';

/** What is known of the site that the last build wrote. */
interface Record {
  /** The digest of all that it was made of. */
  inputs: string;
  /** Its files: size in bytes and time of change in ms since 1970. */
  files: { [file: string]: [size: number, mtime: number] };
  /** Its pages: the digest of what each was made of, and of its bytes. */
  pages: { [file: string]: [inputs: string, bytes: string] };
  /** The parts of its search index: digests of what they were made of. */
  parts: Outcome['parts'];
  counts: Counts;
}

export interface Counts {
  pages: number;
  rows: number;
}

function filesBelow(folder: string): Record['files'] {
  const files: Record['files'] = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = statSync(path);
    files[path.slice(folder.length + 1)] = [size, mtimeMs];
  }
  return files;
}

/**
 * The site that stands in the output, and what of it may be taken over: a page whose inputs are the same and whose bytes are
 * those that were written. Whatever is not as it was recorded is made anew, so that neither a lost record nor a site that
 * somebody changed by hand can do harm.
 */
export class PreviousSite {
  readonly #out: string;
  readonly #inputs: Inputs;
  readonly #record: Record | undefined;
  readonly #write: (record: Record) => Promise<void>;

  private constructor(out: string, inputs: Inputs, record: Record | undefined, write: (record: Record) => Promise<void>) {
    this.#out = out;
    this.#inputs = inputs;
    this.#record = record;
    this.#write = write;
  }

  /** `out` is the absolute path of the output, `cache` a folder for records. */
  static async open(out: string, cache: string, inputs: Inputs): Promise<PreviousSite> {
    const records = createCache<Record>(join(cache, 'sites'));
    const key = hash(out);
    const record = await records.read(key);
    return new PreviousSite(out, inputs, record, (written) => records.write(key, written));
  }

  /** What the output counts, where it is just what this build would write. */
  unchanged(): Counts | undefined {
    if (this.#record?.inputs !== this.#inputs.all) return undefined;
    try {
      const files = Object.entries(filesBelow(this.#out));
      const { files: known, counts } = this.#record;
      const same = files.every(([file, [size, mtime]]) => known[file]?.[0] === size && known[file]?.[1] === mtime);
      return same && files.length === Object.keys(known).length ? counts : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether a page would be the same again, and its file is as it was written. */
  has(file: string): boolean {
    return this.#record?.pages[file]?.[0] === this.#inputs.ofPage(file) && this.#isAsWritten(file);
  }

  /** Whether nothing of a plan changed that its pages are made of. */
  hasPlan(plan: string): boolean {
    return this.has(`plans/${plan}/index.html`);
  }

  /** Digests of the pages that stand in it as they were written. */
  digests(): { [file: string]: string } {
    const pages = Object.entries(this.#record?.pages ?? {});
    return Object.fromEntries(pages.flatMap(([file, [, bytes]]) => (this.#isAsWritten(file) ? [[file, bytes]] : [])));
  }

  /** What a part of its search index was made of, and its files, where they are as they were written. */
  part(part: number): { digest: string; files: string[] } | undefined {
    const digest = this.#record?.parts[part];
    const files = Object.keys(this.#record?.files ?? {}).filter((file) => partOfFile(file) === part);
    return digest !== undefined && files.every((file) => this.#isAsWritten(file)) ? { digest, files } : undefined;
  }

  #isAsWritten(file: string): boolean {
    const known = this.#record?.files[file];
    const entry = known && statSync(join(this.#out, file), { throwIfNoEntry: false });
    return entry?.isFile() === true && entry.size === known?.[0] && entry.mtimeMs === known[1];
  }

  /** Records the site that now stands in the output. A full or read-only disk costs the next build time, and nothing else. */
  async record(counts: Counts, { pages, parts }: Outcome): Promise<void> {
    const made = Object.entries(pages).map(([file, bytes]) => [file, [this.#inputs.ofPage(file), bytes]]);
    await this.#write({ inputs: this.#inputs.all, files: filesBelow(this.#out), pages: Object.fromEntries(made), parts, counts });
  }
}
