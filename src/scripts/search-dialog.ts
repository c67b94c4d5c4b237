import searchStyles from '../styles/search.css?inline';
import type { Chosen, Counts, FacetCounts } from './search-lane.ts';
import { SearchLanes } from './search-lanes.ts';
import { resultRow, type SearchResult } from './search-result.ts';

/** The search dialog: Pagefind's component UI over the index that the build wrote, in the site's own rows and colours. */
interface Modal extends HTMLElement {
  open(): void;
  close(): void;
  instance: Instance;
}

/** What the elements of the component UI share, as far as it is used here. */
interface Instance {
  faceted: boolean;
  availableFilters: FacetCounts | null;
  totalFilters: FacetCounts | null;
  /** The index. It loads one itself where it has none when the field is first focused. */
  __pagefind__: SearchLanes;
  __dispatch__(event: 'filters', counts: Counts): void;
  __dispatch__(event: 'error', error: { type: string; message: string }): void;
  /** What an owner gives for an event is in place of what it gave before. */
  on(event: 'loading', callback: () => void, owner: Element): void;
  on(event: 'search', callback: (term: string, filters: Chosen) => void): void;
  on(event: 'results', callback: (found: { results: readonly unknown[] }) => void): void;
}
interface Results extends HTMLElement {
  resultTemplate: (result: SearchResult) => HTMLElement;
  maxResults: number;
  results: { load(): Promise<void> }[];
}

const bundle = `${document.body.dataset.base ?? ''}/pagefind/`;

/** More results than anybody reads: to lay out some hundreds takes longer than to find them. */
const MOST_RESULTS = 50;
/** As many are in view at first, and laid out at once; the others when they come into view. */
const IN_VIEW = 8;
/** In ms; 0 would be Pagefind's 300. Nothing is gained by waiting, as what is typed while a search runs is searched together. */
const DEBOUNCE = 1;

const loaded = (script: HTMLScriptElement): Promise<void> =>
  new Promise((resolve, reject) => {
    script.addEventListener('load', () => resolve(), { once: true });
    script.addEventListener('error', () => reject(new Error('not found')), { once: true });
    document.head.append(script);
  });

/** A file of the folder of the index. Throws where there is none. */
async function fetched(file: string): Promise<Response> {
  const response = await fetch(bundle + file);
  if (!response.ok) throw new Error(`no ${file} beside the index`);
  return response;
}

/**
 * Styles the dialog, by Pagefind's sheet where there is one, and by ours. They come at once, when the dialog does: on a page of
 * fifty thousand elements each change of its sheets takes 0.1 s.
 */
function addStyles(pagefinds = ''): void {
  document.adoptedStyleSheets = [pagefinds, searchStyles].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}

const make = (tag: string, attributes: Record<string, string> = {}): HTMLElement => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

/** Facets beside the results; on narrow screens they begin closed, so that results are seen first. */
function makeFacets(): HTMLElement {
  const facets = make('details', { class: 'search-facets', 'data-facets': '' }) as HTMLDetailsElement;
  const summary = make('summary');
  summary.textContent = 'Filter';
  facets.append(summary, make('pagefind-filter-pane', { open: 'kind', sort: 'alphabetical' }));
  facets.open = !matchMedia('(max-width: 640px)').matches;
  return facets;
}

/** Gives the dialog the index, and its facets as soon as they are read. */
function connect(instance: Instance, parts: readonly string[]): void {
  const onCounts = (counts: Counts): void => {
    instance.availableFilters = counts.available;
    instance.totalFilters = counts.total;
    instance.__dispatch__('filters', counts);
  };
  const onError = ({ message }: Error): void =>
    instance.__dispatch__('error', { type: 'search_failed', message: `The search failed: ${message}` });
  const lanes = new SearchLanes({ bundle, parts, most: MOST_RESULTS, inView: IN_VIEW, onCounts, onError });
  instance.__pagefind__ = lanes;
  // The dialog is painted first: workers that start take the time of the page.
  requestAnimationFrame(() => setTimeout(() => lanes.filters().then((total) => onCounts({ available: total, total }), onError)));
}

async function makeModal(): Promise<Modal> {
  const [parts, styles] = await Promise.all([
    // Where the other parts of the index lie, below its folder.
    fetched('parts.json').then((response): Promise<string[]> => response.json()),
    fetched('pagefind-component-ui.css').then((response) => response.text()),
    loaded(Object.assign(document.createElement('script'), { src: `${bundle}pagefind-component-ui.js` })),
  ]);
  if (!customElements.get('pagefind-modal')) throw new Error('not the component UI');
  addStyles(styles);
  document.body.append(make('pagefind-config', { 'bundle-path': bundle }));
  // An empty modal makes its parts itself. Parts that are given it would be connected twice, and drawn twice.
  const modal = make('pagefind-modal') as Modal;
  document.body.append(modal);
  const { instance } = modal;
  connect(instance, parts);
  const input = modal.querySelector('pagefind-input');
  input?.setAttribute('placeholder', 'Search phases, endpoints, risks, findings');
  input?.setAttribute('debounce', String(DEBOUNCE));
  const results = modal.querySelector('pagefind-results') as Results;
  results.resultTemplate = resultRow;
  results.maxResults = MOST_RESULTS;
  // Of itself it empties the list at each letter; the results before stay until there are others.
  instance.on('loading', () => results.querySelector('.pf-results')?.setAttribute('aria-busy', 'true'), results);
  const body = modal.querySelector('pagefind-modal-body');
  body?.before(makeFacets());
  const more = make('p', { class: 'search-more', hidden: '' });
  body?.append(more);
  instance.on('results', ({ results: { length } }) => {
    for (const result of results.results.slice(0, IN_VIEW)) void result.load();
    more.hidden = length <= MOST_RESULTS;
    more.textContent = `The first ${MOST_RESULTS} of ${length.toLocaleString('en')} are listed. Add a word, or choose a filter.`;
  });
  // Filters alone list what they match; without a word and without a filter nothing is listed.
  instance.on('search', (_term, filters) => {
    instance.faceted = Object.values(filters).some((values) => values.length > 0);
  });
  // Enter opens the first result, wherever the results came from.
  input?.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing) return;
    const first = results.querySelector<HTMLAnchorElement>('.hit a[href]');
    if (!first || results.querySelector('[aria-busy="true"]')) return;
    event.preventDefault();
    first.click();
  });
  modal.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) modal.close();
  });
  return modal;
}

/** Without an index (in `dev`, or where a site was built without it) the reader is told why. */
function showMissing(): void {
  const dialog = make('dialog', { class: 'search-missing', 'aria-label': 'Search' }) as HTMLDialogElement;
  dialog.innerHTML =
    '<p><b>There is no search index here.</b></p><p>It is written when the site is built: <code>npm run banyan -- build</code>.</p><form method="dialog"><button class="button" type="submit">Close</button></form>';
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Focus goes back to where it was; a dialog that is gone must not keep it. */
function returnFocus(dialog: Element | null, before: Element | null): void {
  const back = (): void => {
    if (before instanceof HTMLElement && before !== document.body) before.focus();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  dialog?.addEventListener('close', back, { once: true });
}

let modal: Promise<Modal> | undefined;

/** Opens the search, or says that there is none. */
export async function openSearch(): Promise<void> {
  if (document.querySelector('dialog[open]')) return;
  modal ??= makeModal();
  const before = document.activeElement;
  const ready = await modal.catch(() => undefined);
  if (ready) {
    ready.open();
    returnFocus(ready.querySelector('dialog'), before);
  } else {
    modal = undefined;
    addStyles();
    showMissing();
  }
}
