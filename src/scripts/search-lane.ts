import { expose } from 'comlink';

/** Result counts by facet and value. */
export type FacetCounts = Record<string, Record<string, number>>;

/** The selected values by facet. */
export type Chosen = Record<string, string[]>;

/** The part of a Pagefind result that we use. */
interface Hit {
  score: number;
  data(): Promise<unknown>;
}

interface Answer {
  /** Best first. */
  results: Hit[];
  filters: FacetCounts;
  totalFilters: FacetCounts;
}

/** The part of Pagefind's index API that we use. */
interface Index {
  mergeIndex(path: string): Promise<void>;
  preload(term: string): Promise<void>;
  search(term: string | null, options: { filters: Chosen }): Promise<Answer>;
  filters(): Promise<FacetCounts>;
}

interface Program {
  createInstance(options: { basePath: string }): Index;
}

/** Result counts by facet value: with the current filters, and without them. */
export interface Counts {
  available: FacetCounts;
  total: FacetCounts;
}

/** The results of a lane: their number, the scores of the best, and the facet counts of all, if facets are loaded. */
export interface LaneAnswer {
  total: number;
  scores: number[];
  counts: Counts;
}

/**
 * Searches some parts of the index in a worker. Pagefind's own worker would send every result to the page, which for ten thousand
 * takes longer than finding them; a lane sends only the listed ones.
 */
export class Lane {
  #index: Index | undefined;
  #best: { search: number; hits: Hit[] }[] = [];

  /** Opens the parts in `folders`; `bundle` is the folder of Pagefind's runtime. Throws if it does not exist. */
  async open(bundle: string, [first = '', ...others]: readonly string[]): Promise<void> {
    const { createInstance }: Program = await import(/* @vite-ignore */ `${bundle}pagefind.js`);
    const index = createInstance({ basePath: first });
    // Searches nothing, but throws if the part cannot be read.
    await index.preload('');
    await Promise.all(others.map((folder) => index.mergeIndex(folder)));
    this.#index = index;
  }

  /** Searches and returns at most `most` results. Results of the last two searches can be shown. */
  async find(search: number, term: string | null, chosen: Chosen, most: number): Promise<LaneAnswer> {
    const { results, filters, totalFilters } = await this.#opened().search(term, { filters: chosen });
    const hits = results.slice(0, most);
    this.#best = [...this.#best.slice(-1), { search, hits }];
    return { total: results.length, scores: hits.map(({ score }) => score), counts: { available: filters, total: totalFilters } };
  }

  /** Returns the data of a result. Throws if it is of an earlier search. */
  async show(search: number, place: number): Promise<unknown> {
    const hit = this.#best.find((each) => each.search === search)?.hits[place];
    if (hit === undefined) throw new Error(`search ${search} has no result ${place} any more`);
    return hit.data();
  }

  /** Loads the facets; later searches count them. Returns the total counts. */
  async facets(): Promise<FacetCounts> {
    return this.#opened().filters();
  }

  #opened(): Index {
    if (this.#index === undefined) throw new Error('a lane is opened before it is asked');
    return this.#index;
  }
}

expose(new Lane());
