import { expose } from 'comlink';

/** How many results each value of each facet has. */
export type FacetCounts = Record<string, Record<string, number>>;

/** The values that were chosen of each facet. */
export type Chosen = Record<string, string[]>;

/** What Pagefind tells of a result, as far as it is used here. */
interface Hit {
  score: number;
  data(): Promise<unknown>;
}

interface Answer {
  /** The best come first. */
  results: Hit[];
  filters: FacetCounts;
  totalFilters: FacetCounts;
}

/** The API of an index that Pagefind's own program gives, as far as it is used here. */
interface Index {
  mergeIndex(path: string): Promise<void>;
  preload(term: string): Promise<void>;
  search(term: string | null, options: { filters: Chosen }): Promise<Answer>;
  filters(): Promise<FacetCounts>;
}

interface Program {
  createInstance(options: { basePath: string }): Index;
}

/** The results of each facet's values: as things are, and as they would be without what was chosen. */
export interface Counts {
  available: FacetCounts;
  total: FacetCounts;
}

/** The results of a lane: how many there are, the scores of the best of them, and what facets leave of all, where it has loaded any. */
export interface LaneAnswer {
  total: number;
  scores: number[];
  counts: Counts;
}

/**
 * Searches some parts of the index, in a worker of its own. Pagefind's own worker would send every result to the page, which of
 * ten thousand takes longer than to find them. A lane sends what is listed.
 */
export class Lane {
  #index: Index | undefined;
  #best: { search: number; hits: Hit[] }[] = [];

  /** Opens the parts in `folders`; `bundle` is the folder of Pagefind's program. Throws where there is none. */
  async open(bundle: string, [first = '', ...others]: readonly string[]): Promise<void> {
    const { createInstance }: Program = await import(/* @vite-ignore */ `${bundle}pagefind.js`);
    const index = createInstance({ basePath: first });
    // Nothing is searched; it throws where the part cannot be read.
    await index.preload('');
    await Promise.all(others.map((folder) => index.mergeIndex(folder)));
    this.#index = index;
  }

  /** Finds, and answers for at most `most` results. Of the last two searches results can be shown. */
  async find(search: number, term: string | null, chosen: Chosen, most: number): Promise<LaneAnswer> {
    const { results, filters, totalFilters } = await this.#opened().search(term, { filters: chosen });
    const hits = results.slice(0, most);
    this.#best = [...this.#best.slice(-1), { search, hits }];
    return { total: results.length, scores: hits.map(({ score }) => score), counts: { available: filters, total: totalFilters } };
  }

  /** What is shown of a result. Throws where it is of an earlier search. */
  async show(search: number, place: number): Promise<unknown> {
    const hit = this.#best.find((each) => each.search === search)?.hits[place];
    if (hit === undefined) throw new Error(`search ${search} has no result ${place} any more`);
    return hit.data();
  }

  /** Loads the facets, which from then on are counted at every search. Answers what each of their values has in all. */
  async facets(): Promise<FacetCounts> {
    return this.#opened().filters();
  }

  #opened(): Index {
    if (this.#index === undefined) throw new Error('a lane is opened before it is asked');
    return this.#index;
  }
}

expose(new Lane());
