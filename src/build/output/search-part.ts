import { hash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createIndex, type PagefindIndex } from 'pagefind';
import type { IndexPart, WorkerInit } from './messages.ts';
import { partFolder, WORDS } from './part-files.ts';
import { WordCounts } from './word-counts.ts';

/**
 * The approximate number of rows in one Pagefind fragment. One fragment a row would be tens of thousands of files: more than some
 * hosts accept, and most of the indexing time.
 */
const ROWS_PER_FRAGMENT = 25;
const MIN_FRAGMENTS = 100;

/** Pagefind's runtime files. All parts share those of the first part, except for the index reader. */
const RUNTIME_FILES = [
  ...['component-ui', 'modular-ui', 'ui'].flatMap((name) => [`pagefind-${name}.css`, `pagefind-${name}.js`]),
  ...['pagefind.js', 'pagefind-worker.js', 'pagefind-highlight.js', 'wasm.unknown.pagefind'],
];

const indexError = (what: string, errors: readonly string[]): Error => new Error(`${what}: ${errors.join('; ')}`);

/** A page in a part of the index. */
export interface IndexedPage {
  file: string;
  /** The SHA-256 of its bytes. */
  digest: string;
}

/** Returns the HTML of a page that is to be indexed; `undefined` if the page is not searched. */
export type SearchableHtml = () => string | undefined;

/**
 * One part of the search index: rows and pages of some plans. It is built while pages are rendered, unless it turns out to be the
 * same as in the previous site. The same pages in the same slots give the same files, byte for byte.
 */
export class SearchPart {
  readonly #input: IndexPart;
  readonly #folder: string;
  /** The digest of the rows and of the indexer. */
  readonly #recordsDigest: string;
  /** Pages by slot, and the HTML of those not yet passed to Pagefind. */
  readonly #pages: IndexedPage[] = [];
  readonly #unfed = new Map<number, SearchableHtml>();
  /** The number of pages received, and the number (from slot 0 on) already passed to Pagefind. */
  #received = 0;
  #expected = Number.POSITIVE_INFINITY;
  #fed = 0;
  /** The words of rows and pages, with how often they occur. */
  readonly #words = new WordCounts();
  #index: Promise<PagefindIndex> | undefined;
  /** Pagefind handles its input in sequence; its responses are awaited at the end. */
  readonly #pending: Promise<void>[] = [];

  /** With `early`, rows are indexed before any page arrives. */
  constructor(input: IndexPart, early: boolean, { site, indexerDigest }: Pick<WorkerInit, 'site' | 'indexerDigest'>) {
    this.#input = input;
    this.#folder = `${site}/pagefind/${partFolder(input.number)}`;
    this.#recordsDigest = hash('sha256', JSON.stringify([indexerDigest, input.records]));
    if (early && input.previous === undefined) this.#start();
  }

  get number(): number {
    return this.#input.number;
  }

  /** The files of this part in the previous site. */
  get previousFiles(): NonNullable<IndexPart['previous']>['files'] {
    return this.#input.previous?.files ?? [];
  }

  /** Sets the number of pages to expect. Called before `add`. */
  expect(pages: number): void {
    this.#expected = pages;
  }

  /** Adds the page of a slot; `same` says that it is unchanged from the previous site. Returns whether all pages have arrived. */
  add(index: number, page: IndexedPage, same: boolean, html: SearchableHtml): boolean {
    this.#pages[index] = page;
    this.#unfed.set(index, html);
    this.#received++;
    if (!same || this.#input.previous === undefined) this.#start();
    this.#feed();
    return this.#received === this.#expected;
  }

  /** Returns the digest of the part's input. Valid once all pages have arrived. */
  digest(): string {
    return hash('sha256', JSON.stringify([this.#recordsDigest, ...this.#pages.map(({ file, digest }) => [file, digest])]));
  }

  /** Whether the previous site has the same part. Valid once all pages have arrived. */
  get isUnchanged(): boolean {
    return this.#index === undefined && this.digest() === this.#input.previous?.digest;
  }

  /** Writes the part into the site. Called once all pages have arrived. */
  async write(): Promise<void> {
    const index = await this.#start();
    this.#feed();
    await Promise.all(this.#pending);
    const { errors } = await index.writeFiles({ outputPath: this.#folder });
    if (errors.length > 0) throw indexError('the search index could not be written', errors);
    await writeFile(`${this.#folder}${WORDS}`, JSON.stringify(this.#words.mostFrequent()));
    await index.deleteIndex();
    if (this.number > 0) await Promise.all(RUNTIME_FILES.map((name) => rm(this.#folder + name, { force: true })));
  }

  #start(): Promise<PagefindIndex> {
    this.#index ??= this.#createIndex();
    return this.#index;
  }

  async #createIndex(): Promise<PagefindIndex> {
    const maxFragments = Math.max(MIN_FRAGMENTS, Math.ceil(this.#input.records.length / ROWS_PER_FRAGMENT));
    const { index, errors } = await createIndex({ forceLanguage: 'en', keepIndexUrl: false, maxFragments });
    if (!index) throw indexError('the search index could not be made', errors);
    for (const { url, content, title, kind, plan, filters } of this.#input.records) {
      this.#words.add(content);
      const meta = { title, kind, ...(plan !== undefined && { plan }) };
      this.#track(url, index.addCustomRecord({ url, content, language: 'en', meta, filters }));
    }
    return index;
  }

  #feed(): void {
    if (this.#index === undefined) return;
    for (let html = this.#unfed.get(this.#fed); html; html = this.#unfed.get(++this.#fed)) {
      this.#unfed.delete(this.#fed);
      const content = html();
      const sourcePath = this.#pages[this.#fed]?.file ?? '';
      if (content !== undefined) {
        this.#words.add(content.replace(/<[^>]*>/g, ' '));
        this.#track(
          sourcePath,
          this.#index.then((index) => index.addHTMLFile({ sourcePath, content })),
        );
      }
    }
  }

  #track(what: string, response: Promise<{ errors: string[] }>): void {
    const done = response.then(({ errors }) => {
      if (errors.length > 0) throw indexError(`${what} could not be indexed`, errors);
    });
    // `write` throws it.
    done.catch(() => undefined);
    this.#pending.push(done);
  }
}
