import { hash as oneHash } from 'node:crypto';
import { readdirSync, statSync, utimesSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCache, hash } from '../diagrams/cache.ts';
import type { Inputs } from './inputs.ts';

/** What is known of the site that the last build wrote. */
interface Record {
  /** The digest of all that it was made of. */
  inputs: string;
  /** Its files: size in bytes and time of change in ms since 1970. */
  files: { [file: string]: [size: number, mtime: number] };
  /** Its pages: the digest of what each was made of, and of its bytes. */
  pages: { [file: string]: [inputs: string, bytes: string] };
  counts: Counts;
}

export interface Counts {
  pages: number;
  rows: number;
}

const digest = (text: string): string => oneHash('sha256', text);

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
  readonly #pages: Record['pages'] = {};
  readonly #reused: string[] = [];
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

  /** A page as it was, where it would be the same again. */
  async page(file: string): Promise<string | undefined> {
    const [inputs, bytes] = this.#record?.pages[file] ?? [];
    if (bytes === undefined || inputs !== this.#inputs.ofPage(file)) return undefined;
    const html = await readFile(join(this.#out, file), 'utf8').catch(() => undefined);
    if (html === undefined || digest(html) !== bytes) return undefined;
    this.#pages[file] = [inputs, bytes];
    this.#reused.push(file);
    return html;
  }

  /** Notes a page that was rendered. */
  rendered(file: string, html: string): void {
    this.#pages[file] = [this.#inputs.ofPage(file), digest(html)];
  }

  /** Gives the pages that were taken over the time at which they changed last, so that copying the site copies no more. */
  keepTimes(site: string): void {
    for (const file of this.#reused) {
      const known = statSync(join(this.#out, file), { throwIfNoEntry: false });
      if (known) utimesSync(join(site, file), known.atime, known.mtime);
    }
  }

  /** Records the site that now stands in the output. A full or read-only disk costs the next build time, and nothing else. */
  async record(counts: Counts): Promise<void> {
    const record = { inputs: this.#inputs.all, files: filesBelow(this.#out), pages: this.#pages, counts };
    await this.#write(record);
  }
}
