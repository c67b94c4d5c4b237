import { expose } from 'comlink';
import { byRank, names, type Path, type Rank } from './search-query.ts';

/** Result counts by facet and value. */
export type FacetCounts = Record<string, Record<string, number>>;

/** The selected values by facet. */
export type Chosen = Record<string, string[]>;

/** The part of a Pagefind result that we use. */
interface Hit {
  id: string;
  score: number;
  data(): Promise<{ meta: Record<string, string | undefined> }>;
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
  search(term: string | null, options: { filters: Record<string, string[] | { any: string[] }> }): Promise<Answer>;
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

/** What is listed before and after other results. */
export interface Ranking {
  /** Results with one of these values of a facet come first. */
  first?: Chosen;
  /** Results with one of these values of a facet come last. */
  last?: Chosen;
  /** Operations that this path calls come before everything, and so does what is called by this label, such as `Phase 3`. */
  named?: Path | string;
}

/** The results of a lane: their number, the ranks of the best, and the facet counts of all, if facets are loaded. */
export interface LaneAnswer {
  total: number;
  ranks: Rank[];
  counts: Counts;
}

/** How many results are compared with a path or a label. */
const COMPARED = 50;

/**
 * Searches some parts of the index in a worker. Pagefind's own worker would send every result to the page, which for ten thousand
 * takes longer than finding them; a lane sends only the listed ones.
 */
export class Lane {
  #index: Index | undefined;
  #best: { search: number; hits: Hit[] }[] = [];
  /** What belongs to a group of a ranking, by its facets as JSON. */
  readonly #groups = new Map<string, Promise<ReadonlySet<string>>>();

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
  async find(search: number, term: string | null, chosen: Chosen, most: number, ranking: Ranking): Promise<LaneAnswer> {
    const { results, filters, totalFilters } = await this.#opened().search(term, { filters: chosen });
    const [first, last] = await Promise.all([this.#members(ranking.first), this.#members(ranking.last)]);
    const ranked = results
      .map((hit) => ({ hit, score: hit.score, group: first.has(hit.id) ? 1 : last.has(hit.id) ? 3 : 2 }))
      .sort(byRank)
      .slice(0, most);
    const { named } = ranking;
    if (named !== undefined) {
      const called = async (each: (typeof ranked)[number]): Promise<void> => {
        const { meta } = await each.hit.data();
        if (names(meta.title ?? '', named) || meta.label?.toLowerCase() === named) each.group -= 3;
      };
      await Promise.all(ranked.slice(0, COMPARED).map(called));
      ranked.sort(byRank);
    }
    this.#best = [...this.#best.slice(-1), { search, hits: ranked.map(({ hit }) => hit) }];
    const ranks = ranked.map(({ group, score }) => ({ group, score }));
    return { total: results.length, ranks, counts: { available: filters, total: totalFilters } };
  }

  /** Returns the ids of everything in the index that has one of these values of a facet. They are the same for every search. */
  #members(facets: Chosen = {}): Promise<ReadonlySet<string>> {
    const key = JSON.stringify(facets);
    const find = async (): Promise<ReadonlySet<string>> => {
      const filters = Object.fromEntries(Object.entries(facets).map(([name, any]) => [name, { any }]));
      if (Object.keys(filters).length === 0) return new Set();
      const { results } = await this.#opened().search(null, { filters });
      return new Set(results.map(({ id }) => id));
    };
    const members = this.#groups.get(key) ?? find();
    this.#groups.set(key, members);
    // What cannot be read now may be read at the next search.
    members.catch(() => this.#groups.delete(key));
    return members;
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
