import { type Remote, wrap } from 'comlink';
import type { Chosen, Counts, FacetCounts, Lane, LaneAnswer, Ranking } from './search-lane.ts';
import { byRank, isLabel, pathOf, pathWords, type Vocabulary } from './search-query.ts';

/** The worker limit: more gain little, and each loads Pagefind's runtime. */
const MOST_LANES = 4;
const MOST_COUNTING = 2;
/** In ms, after the last results or the opening of the index. Nothing is counted while the reader types. */
const COUNT_AFTER = 150;

/** A result that is loaded when scrolled into view. */
interface Result {
  data(): Promise<unknown>;
}

/** The search result for the component UI; `results` has the length of all results, but contains only the listed ones. */
export interface Found {
  results: Result[];
  filters?: FacetCounts;
  totalFilters?: FacetCounts;
  /** The query that was searched instead, because words of the reader's are misspelt. */
  instead?: string;
}

interface Options {
  /** The folder of the index and of Pagefind's runtime. */
  bundle: string;
  /** The folders of its other parts. */
  parts: readonly string[];
  /** The limit of listed results. */
  most: number;
  /** How many of them are visible at first; a search waits until these are loaded, so that they are laid out once. */
  inView: number;
  /** The title of the plan that the page belongs to: its results come first. */
  plan?: string | undefined;
  /** Returns the words of the index; called at the first search. */
  vocabulary(): Promise<Vocabulary>;
  /** Called with the facet counts of the last results. */
  onCounts(counts: Counts): void;
  onError(error: Error): void;
}

/** A worker that searches some parts. */
interface Searcher {
  lane: Remote<Lane>;
  /** Rejects when the worker has failed and will never respond. */
  failed: Promise<never>;
}

type Searchers = readonly Searcher[];

/** The workers that count facets, and the total counts. */
interface Counting {
  searchers: Searchers;
  facets: FacetCounts;
}

/** Results, with facet counts if their workers have loaded facets. */
interface Counted {
  results: Result[];
  counts: Counts;
}

/** What is searched: the words and facets, how results are ranked, and the number of the search. */
interface Query {
  search: number;
  term: string | null;
  chosen: Chosen;
  ranking: Ranking;
  /** Set if words of the reader's were corrected. */
  instead?: string;
  /** Whether a word has nothing to do with any of the index, so that nothing is found. */
  unknown?: true;
}

/** Kinds that explain Banyan rather than a plan. */
const EXPLANATIONS = ['guide', 'rule'];

/** Calls a worker. Rejects if it has failed. */
const ask = <T>({ lane, failed }: Searcher, question: (lane: Remote<Lane>) => Promise<T>): Promise<T> =>
  Promise.race([question(lane), failed]);

async function openLane(bundle: string, folders: string[]): Promise<Searcher> {
  const worker = new Worker(new URL('./search-lane.ts', import.meta.url), { type: 'module' });
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'a worker could not be started')), {
      once: true,
    });
  });
  // Every caller gets the rejection.
  failed.catch(() => undefined);
  const searcher = { lane: wrap<Lane>(worker), failed };
  await ask(searcher, (lane) => lane.open(bundle, folders));
  return searcher;
}

/** Opens workers for the parts, as many as there are processors. */
function openLanes({ bundle, parts }: Options, most: number): Promise<Searchers> {
  const folders = ['', ...parts].map((part) => bundle + part);
  const count = Math.min(most, folders.length, navigator.hardwareConcurrency || 1);
  const shares = Array.from({ length: count }, (_, lane) => folders.filter((_folder, part) => part % count === lane));
  return Promise.all(shares.map((share) => openLane(bundle, share)));
}

function added(all: readonly FacetCounts[]): FacetCounts {
  const sums: FacetCounts = {};
  for (const [facet, values] of all.flatMap((counts) => Object.entries(counts))) {
    sums[facet] ??= {};
    for (const [value, count] of Object.entries(values)) sums[facet][value] = (sums[facet][value] ?? 0) + count;
  }
  return sums;
}

const countsOf = (answers: readonly LaneAnswer[]): Counts => ({
  available: added(answers.map(({ counts }) => counts.available)),
  total: added(answers.map(({ counts }) => counts.total)),
});

const isNarrowed = (term: string | null, chosen: Chosen): boolean =>
  term === null || Object.values(chosen).some((values) => values.length > 0);

/**
 * The search index, read by parallel workers. It has the shape of Pagefind's own API and replaces it in the component UI.
 * Pagefind counts facets before it responds, which for thousands of results takes longer than finding them; here separate workers
 * count after the results are shown, unless a facet is selected. During a search the next one waits; of several waiting ones only
 * the last runs.
 */
export class SearchLanes {
  readonly #options: Options;
  #finding: Promise<Searchers> | undefined;
  #counting: Promise<Counting> | undefined;
  #search = 0;
  #running: Promise<unknown> = Promise.resolve();
  #timer = 0;
  #vocabulary: Promise<Vocabulary | undefined> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Returns all facets with the total counts of their values. */
  async filters(): Promise<FacetCounts> {
    if (this.#counting === undefined) {
      // Searching has priority over counting.
      await this.#openFinding();
      await new Promise((resolve) => setTimeout(resolve, COUNT_AFTER));
      await this.#running;
    }
    return (await this.#openCounting()).facets;
  }

  /** Searches; `term` is null if only facets are selected. Returns `undefined` if a later search replaced it, or it failed. */
  async search(term: string | null, { filters: chosen }: { filters: Chosen }): Promise<Found | undefined> {
    const search = ++this.#search;
    clearTimeout(this.#timer);
    await this.#running;
    if (search !== this.#search) return undefined;
    const run = this.#meant(search, term, chosen).then((query) => this.#run(query));
    this.#running = run.catch(() => undefined);
    try {
      const found = await run;
      await Promise.all(found.results.slice(0, this.#options.inView).map((result) => result.data()));
      return found;
    } catch (error) {
      this.#options.onError(error as Error);
      return undefined;
    }
  }

  /** Returns what to search for: a path without the values of its parameters, or the words with misspelt ones corrected. */
  async #meant(search: number, term: string | null, chosen: Chosen): Promise<Query> {
    const { plan } = this.#options;
    const ranking: Ranking = { ...(plan !== undefined && { first: { plan: [plan] } }), last: { kind: EXPLANATIONS } };
    if (term === null) return { search, term, chosen, ranking };
    const path = pathOf(term);
    if (path !== undefined) return { search, term: pathWords(path), chosen, ranking: { ...ranking, named: path } };
    if (isLabel(term)) return { search, term, chosen, ranking: { ...ranking, named: term.trim().toLowerCase() } };
    // Without its words nothing is corrected; the index itself reports what is wrong.
    this.#vocabulary ??= this.#options.vocabulary().catch(() => undefined);
    const words = await this.#vocabulary;
    const instead = words?.corrected(term);
    if (instead === undefined && words?.isUnknown(term)) return { search, term, chosen, ranking, unknown: true };
    return { search, term: instead ?? term, chosen, ranking, ...(instead !== undefined && { instead }) };
  }

  async #run(query: Query): Promise<Found> {
    const { search, instead } = query;
    if (query.unknown) return { results: [], filters: {}, totalFilters: {} };
    const also = instead === undefined ? {} : { instead };
    if (isNarrowed(query.term, query.chosen)) {
      const { results, counts } = await this.#count(query);
      return { results, filters: counts.available, totalFilters: counts.total, ...also };
    }
    const count = async (): Promise<void> => {
      const { counts } = await this.#count(query);
      if (search === this.#search) this.#options.onCounts(counts);
    };
    const { results } = await this.#find(await this.#openFinding(), query);
    if (search === this.#search) this.#timer = window.setTimeout(() => count().catch(this.#options.onError), COUNT_AFTER);
    return { results, ...also };
  }

  async #count(query: Query): Promise<Counted> {
    const { searchers } = await this.#openCounting();
    return this.#find(searchers, query);
  }

  /** Opens the index once. Rejects if it cannot be read. */
  #openFinding(): Promise<Searchers> {
    this.#finding ??= openLanes(this.#options, MOST_LANES);
    return this.#finding;
  }

  /** Opens the index for counting, once. */
  #openCounting(): Promise<Counting> {
    const open = async (): Promise<Counting> => {
      const searchers = await openLanes(this.#options, MOST_COUNTING);
      return { searchers, facets: added(await Promise.all(searchers.map((searcher) => ask(searcher, (lane) => lane.facets())))) };
    };
    this.#counting ??= open();
    return this.#counting;
  }

  /** Returns the best results of all lanes, in an array with the length of all results. */
  async #find(searchers: Searchers, { search, term, chosen, ranking }: Query): Promise<Counted> {
    const { most } = this.#options;
    const asked = searchers.map(async (searcher) => ({
      searcher,
      ...(await ask(searcher, (lane) => lane.find(search, term, chosen, most, ranking))),
    }));
    const answers = await Promise.all(asked);
    const best = answers
      .flatMap(({ searcher, ranks }) => ranks.map((rank, place) => ({ ...rank, searcher, place })))
      .sort(byRank)
      .slice(0, most);
    const results: Result[] = best.map(({ searcher, place }) => {
      let shown: Promise<unknown> | undefined;
      const data = (): Promise<unknown> => {
        shown ??= ask(searcher, (lane) => lane.show(search, place));
        return shown;
      };
      return { data };
    });
    results.length = answers.reduce((sum, { total }) => sum + total, 0);
    return { results, counts: countsOf(answers) };
  }
}
