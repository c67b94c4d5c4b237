import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Computed } from '../computing/compute.ts';
import { ruleRecords, type SearchRecord, searchRecords } from './records.ts';

/**
 * Excerpts of results lie in files of about so many: one file a row would be tens of thousands of files, more than some hosts
 * take, and most of the time that writing the index takes.
 */
const EXCERPTS_A_FILE = 25;
const MIN_FILES = 100;

const failed = (what: string, errors: readonly string[]): Error => new Error(`${what}: ${errors.join('; ')}`);

/**
 * Of a page what Pagefind reads: its head and its main part, if one is marked as searchable. Drawings and what is to be
 * ignored are left out here, as Pagefind reads every byte that it is given.
 */
function searchable(html: string): string | undefined {
  const body = html.indexOf('<body');
  const main = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  if (body < 0 || main < 0 || end < 0 || !html.includes('data-pagefind-body', main)) return undefined;
  const words = html.slice(main, end).replace(/<svg[\s>][\s\S]*?<\/svg>|<table [^>]*data-pagefind-ignore[\s\S]*?<\/table>/g, '');
  return `${html.slice(0, body)}<body>${words}</main></body></html>`;
}

/**
 * The search index of a site: one record a row and a rule, and the other pages. A process of its own makes it while pages
 * are rendered. The same pages in the same places make the same index, byte for byte.
 */
export class SearchIndex {
  readonly #index: PagefindIndex;
  readonly #rows: number;
  /** Pagefind takes what it is given one after the other; its answers are waited for at the end. */
  readonly #given: Promise<void>[] = [];
  /** Pages that are done before one that comes ahead of them. */
  readonly #waiting = new Map<number, { path: string; content: string } | undefined>();
  #places = 0;
  #next = 0;
  #written: Promise<void> | undefined;

  private constructor(index: PagefindIndex, records: readonly SearchRecord[]) {
    this.#index = index;
    this.#rows = records.length;
    for (const { url, content, title, kind, plan, filters } of [...records, ...ruleRecords()]) {
      const meta = { title, kind, ...(plan !== undefined && { plan }) };
      this.#give(url, index.addCustomRecord({ url, content, language: 'en', meta, filters }));
    }
  }

  static async start(computed: Computed): Promise<SearchIndex> {
    const records = computed.plans.flatMap((plan) => searchRecords(plan, computed.plans.length));
    const maxFragments = Math.max(MIN_FILES, Math.ceil(records.length / EXCERPTS_A_FILE));
    const { index, errors } = await createIndex({ forceLanguage: 'en', keepIndexUrl: false, maxFragments });
    if (!index) throw failed('the search index could not be made', errors);
    return new SearchIndex(index, records);
  }

  #give(what: string, answer: Promise<{ errors: string[] }>): void {
    const given = answer.then(({ errors }) => {
      if (errors.length > 0) throw failed(`${what} could not be indexed`, errors);
    });
    // It is thrown by `write`.
    given.catch(() => undefined);
    this.#given.push(given);
  }

  /** How many places are filled, from the first on. */
  get added(): number {
    return this.#next;
  }

  /** A place in the order of pages. Each is to be filled by `add`, in whatever order they are done. */
  place(): number {
    return this.#places++;
  }

  /**
   * Puts a page into its place; `html` is absent where it is no page. `path` is that of its file below the site. Throws where
   * a page is to be found by search and the index is being written already.
   */
  add(place: number, path: string, html: string | undefined): void {
    const content = html === undefined ? undefined : searchable(html);
    if (content !== undefined && this.#written) throw new Error(`${path} is searchable, and the index is being written already`);
    this.#waiting.set(place, content === undefined ? undefined : { path, content });
    for (; this.#waiting.has(this.#next); this.#next++) {
      const page = this.#waiting.get(this.#next);
      this.#waiting.delete(this.#next);
      if (page) this.#give(page.path, this.#index.addHTMLFile({ sourcePath: page.path, content: page.content }));
    }
  }

  /** Writes the index into a site, once. Returns how many rows are in it. */
  async write(site: string): Promise<number> {
    this.#written ??= this.#write(`${site}/pagefind`);
    await this.#written;
    return this.#rows;
  }

  async #write(outputPath: string): Promise<void> {
    await Promise.all(this.#given);
    const { errors } = await this.#index.writeFiles({ outputPath });
    if (errors.length > 0) throw failed('the search index could not be written', errors);
  }

  /** Ends its process. */
  close(): Promise<unknown> {
    return close();
  }
}
