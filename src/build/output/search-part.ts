import { hash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createIndex, type PagefindIndex } from 'pagefind';
import type { Beginning, Part } from './messages.ts';
import { partFolder } from './part-files.ts';

/**
 * Excerpts of results lie in files of about so many: one file a row would be tens of thousands of files, more than some hosts
 * take, and most of the time that writing the index takes.
 */
const EXCERPTS_A_FILE = 25;
const MIN_FILES = 100;

/** What Pagefind writes beside an index: its programs, which the first part has for all, but for the one that reads an index. */
const PROGRAMS = [
  ...['component-ui', 'modular-ui', 'ui'].flatMap((name) => [`pagefind-${name}.css`, `pagefind-${name}.js`]),
  ...['pagefind.js', 'pagefind-worker.js', 'pagefind-highlight.js', 'wasm.unknown.pagefind'],
];

const failed = (what: string, errors: readonly string[]): Error => new Error(`${what}: ${errors.join('; ')}`);

/** A page in a part of the index. */
export interface Page {
  file: string;
  /** The digest of its bytes. */
  digest: string;
}

/** What is searched of a page; `undefined` where nothing is. */
export type Words = () => string | undefined;

/**
 * One index of a site: that of the rows and the pages of some of its plans. It is made while pages are rendered, unless it
 * turns out to be that of the site before. The same pages in the same places make the same files, byte for byte.
 */
export class SearchPart {
  readonly #plan: Part;
  readonly #folder: string;
  /** The digest of its rows, and of what indexes them. */
  readonly #records: string;
  /** Pages by their places, and the words of those that Pagefind was not given yet. */
  readonly #pages: Page[] = [];
  readonly #words = new Map<number, Words>();
  /** How many pages have come, and how many of them, from the first place on, Pagefind has been given. */
  #come = 0;
  #expected = Number.POSITIVE_INFINITY;
  #fed = 0;
  #index: Promise<PagefindIndex> | undefined;
  /** Pagefind takes what it is given one after the other; its answers are waited for at the end. */
  readonly #given: Promise<void>[] = [];

  /** `early` says whether rows are indexed before any page comes. */
  constructor(plan: Part, early: boolean, { site, own }: Pick<Beginning, 'site' | 'own'>) {
    this.#plan = plan;
    this.#folder = `${site}/pagefind/${partFolder(plan.number)}`;
    this.#records = hash('sha256', JSON.stringify([own, plan.records]));
    if (early && plan.before === undefined) this.#start();
  }

  get number(): number {
    return this.#plan.number;
  }

  /** The files of the part in the site before. */
  get filesBefore(): NonNullable<Part['before']>['files'] {
    return this.#plan.before?.files ?? [];
  }

  /** Says how many pages will come; before any of them. */
  expect(pages: number): void {
    this.#expected = pages;
  }

  /** Puts a page into its place; `same` says that the site before had it too. Answers whether it was the last one missing. */
  add(place: number, page: Page, same: boolean, words: Words): boolean {
    this.#pages[place] = page;
    this.#words.set(place, words);
    this.#come++;
    if (!same || this.#plan.before === undefined) this.#start();
    this.#feed();
    return this.#come === this.#expected;
  }

  /** The digest of what it is made of; to be asked when all pages have come. */
  digest(): string {
    return hash('sha256', JSON.stringify([this.#records, ...this.#pages.map(({ file, digest }) => [file, digest])]));
  }

  /** Whether the site before has just this part; to be asked when all pages have come. */
  get isSame(): boolean {
    return this.#index === undefined && this.digest() === this.#plan.before?.digest;
  }

  /** Writes it into the site; to be called when all pages have come. */
  async write(): Promise<void> {
    const index = await this.#start();
    this.#feed();
    await Promise.all(this.#given);
    const { errors } = await index.writeFiles({ outputPath: this.#folder });
    if (errors.length > 0) throw failed('the search index could not be written', errors);
    await index.deleteIndex();
    if (this.number > 0) await Promise.all(PROGRAMS.map((name) => rm(this.#folder + name, { force: true })));
  }

  #start(): Promise<PagefindIndex> {
    this.#index ??= this.#begin();
    return this.#index;
  }

  async #begin(): Promise<PagefindIndex> {
    const maxFragments = Math.max(MIN_FILES, Math.ceil(this.#plan.records.length / EXCERPTS_A_FILE));
    const { index, errors } = await createIndex({ forceLanguage: 'en', keepIndexUrl: false, maxFragments });
    if (!index) throw failed('the search index could not be made', errors);
    for (const { url, content, title, kind, plan, filters } of this.#plan.records) {
      const meta = { title, kind, ...(plan !== undefined && { plan }) };
      this.#give(url, index.addCustomRecord({ url, content, language: 'en', meta, filters }));
    }
    return index;
  }

  #feed(): void {
    if (this.#index === undefined) return;
    for (let words = this.#words.get(this.#fed); words; words = this.#words.get(++this.#fed)) {
      this.#words.delete(this.#fed);
      const content = words();
      const sourcePath = this.#pages[this.#fed]?.file ?? '';
      if (content !== undefined)
        this.#give(
          sourcePath,
          this.#index.then((index) => index.addHTMLFile({ sourcePath, content })),
        );
    }
  }

  #give(what: string, answer: Promise<{ errors: string[] }>): void {
    const given = answer.then(({ errors }) => {
      if (errors.length > 0) throw failed(`${what} could not be indexed`, errors);
    });
    // It is thrown by `write`.
    given.catch(() => undefined);
    this.#given.push(given);
  }
}
