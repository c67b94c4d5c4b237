import { SEARCH } from '../site/labels/scripts/search.ts';
import searchStyles from '../styles/search.css?inline';
import type { Chosen, Counts, FacetCounts } from './search-lane.ts';
import { type Found, SearchLanes } from './search-lanes.ts';
import { QUERY } from './search-parameter.ts';
import { Vocabulary } from './search-query.ts';
import { resultRow, type SearchResult } from './search-result.ts';

/** The search dialog: Pagefind's component UI over the index written by the build, with the site's own rows and colours. */
interface Modal extends HTMLElement {
  open(): void;
  close(): void;
  instance: Instance;
}

/** The part that we use of the object shared by the elements of the component UI. */
interface Instance {
  faceted: boolean;
  availableFilters: FacetCounts | null;
  totalFilters: FacetCounts | null;
  /** The index. The component loads its own if this is unset when the field is first focused. */
  __pagefind__: SearchLanes;
  __dispatch__(event: 'filters', counts: Counts): void;
  __dispatch__(event: 'error', error: { type: string; message: string }): void;
  /** A further listener of the same owner and event replaces the earlier one. */
  on(event: 'loading', callback: () => void, owner: Element): void;
  on(event: 'search', callback: (term: string, filters: Chosen) => void): void;
  on(event: 'results', callback: (found: Found) => void): void;
}
interface Results extends HTMLElement {
  resultTemplate: (result: SearchResult) => HTMLElement;
  maxResults: number;
  results: { load(): Promise<void> }[];
}

const bundle = `${document.body.dataset.base ?? ''}/pagefind/`;

/** The result limit: laying out hundreds takes longer than finding them. */
const MOST_RESULTS = 50;
/** Results visible at first and laid out at once; the others follow when scrolled into view. */
const IN_VIEW = 8;
/** In ms; 0 would mean Pagefind's 300. A longer wait gains nothing, since input typed during a search is searched together. */
const DEBOUNCE = 1;

const loaded = (script: HTMLScriptElement): Promise<void> =>
  new Promise((resolve, reject) => {
    script.addEventListener('load', () => resolve(), { once: true });
    script.addEventListener('error', () => reject(new Error('not found')), { once: true });
    document.head.append(script);
  });

/** Fetches a file of the index. Throws if it does not exist. */
async function fetched(file: string): Promise<Response> {
  const response = await fetch(bundle + file);
  if (!response.ok) throw new Error(`no ${file} beside the index`);
  return response;
}

/**
 * Styles the dialog with Pagefind's sheet, if available, and ours. Both are added together with the dialog, since on a page of
 * 50,000 elements each style change takes 0.1 s.
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

/** Returns the facets beside the results; closed at first on narrow screens, so that results are visible. */
function makeFacets(): HTMLElement {
  const facets = make('details', { class: 'search-facets', 'data-facets': '' }) as HTMLDetailsElement;
  const summary = make('summary');
  summary.textContent = SEARCH.filter;
  facets.append(summary, make('pagefind-filter-pane', { open: 'kind', sort: 'alphabetical' }));
  facets.open = !matchMedia('(max-width: 640px)').matches;
  return facets;
}

/** Connects the index to the dialog, and its facets as soon as they are read. */
function connect(instance: Instance, parts: readonly string[]): void {
  const onCounts = (counts: Counts): void => {
    instance.availableFilters = counts.available;
    instance.totalFilters = counts.total;
    instance.__dispatch__('filters', counts);
  };
  const onError = ({ message }: Error): void =>
    instance.__dispatch__('error', { type: 'search_failed', message: SEARCH.failed(message) });
  const vocabulary = async (): Promise<Vocabulary> => {
    const words = await Promise.all(['', ...parts].map((part) => fetched(`${part}words.json`)));
    return new Vocabulary(((await Promise.all(words.map((each) => each.json()))) as string[][]).flat());
  };
  const plan = document.querySelector<HTMLMetaElement>('meta[name="banyan:plan"]')?.content;
  const lanes = new SearchLanes({ bundle, parts, most: MOST_RESULTS, inView: IN_VIEW, plan, vocabulary, onCounts, onError });
  instance.__pagefind__ = lanes;
  // Paint the dialog first: starting workers takes time from the page.
  requestAnimationFrame(() => setTimeout(() => lanes.filters().then((total) => onCounts({ available: total, total }), onError)));
}

async function makeModal(): Promise<Modal> {
  const [parts, styles] = await Promise.all([
    // The folders of the other parts of the index.
    fetched('parts.json').then((response): Promise<string[]> => response.json()),
    fetched('pagefind-component-ui.css').then((response) => response.text()),
    loaded(Object.assign(document.createElement('script'), { src: `${bundle}pagefind-component-ui.js` })),
  ]);
  if (!customElements.get('pagefind-modal')) throw new Error('not the component UI');
  addStyles(styles);
  document.body.append(make('pagefind-config', { 'bundle-path': bundle }));
  // An empty modal creates its own parts. Parts passed in would be connected and drawn twice.
  const modal = make('pagefind-modal') as Modal;
  document.body.append(modal);
  const { instance } = modal;
  connect(instance, parts);
  const input = modal.querySelector('pagefind-input');
  input?.setAttribute('placeholder', SEARCH.placeholder);
  input?.setAttribute('debounce', String(DEBOUNCE));
  const results = modal.querySelector('pagefind-results') as Results;
  results.resultTemplate = resultRow;
  results.maxResults = MOST_RESULTS;
  // Pagefind empties the list at each letter; keep earlier results until new ones arrive.
  instance.on('loading', () => results.querySelector('.pf-results')?.setAttribute('aria-busy', 'true'), results);
  const body = modal.querySelector('pagefind-modal-body');
  body?.before(makeFacets());
  const [more, instead] = [
    make('p', { class: 'search-more', hidden: '' }),
    make('p', { class: 'search-instead', hidden: '', role: 'status' }),
  ];
  body?.append(more);
  body?.prepend(instead);
  let asked = '';
  instance.on('results', ({ results: { length }, instead: corrected }) => {
    for (const result of results.results.slice(0, IN_VIEW)) void result.load();
    instead.hidden = corrected === undefined;
    instead.textContent = SEARCH.instead(asked, corrected ?? '');
    more.hidden = length <= MOST_RESULTS;
    more.textContent = SEARCH.more(MOST_RESULTS, length.toLocaleString('en'));
  });
  // Filters alone list their matches; without a word and a filter nothing is listed.
  instance.on('search', (term, filters) => {
    instance.faceted = Object.values(filters).some((values) => values.length > 0);
    asked = term;
    keepInAddress(term);
  });
  // Enter opens the first result, wherever the results came from.
  input?.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing) return;
    const first = results.querySelector<HTMLAnchorElement>('.hit a[href]');
    if (!first || results.querySelector('[aria-busy="true"]')) return;
    event.preventDefault();
    first.click();
  });
  // A result keeps the query in the address that the reader comes back to; anyone who closes the search is done with it.
  let leaves = false;
  modal.addEventListener('click', (event) => {
    leaves = event.target instanceof Element && event.target.closest('a') !== null;
    if (leaves) modal.close();
  });
  modal.addEventListener('close', () => leaves || keepInAddress(''), { capture: true });
  return modal;
}

/** Puts the query into the address, so that it can be linked, and is there again when the reader comes back from a result. */
function keepInAddress(term: string): void {
  const url = new URL(location.href);
  if (term === '') url.searchParams.delete(QUERY);
  else url.searchParams.set(QUERY, term);
  if (url.href !== location.href) history.replaceState(history.state, '', url);
}

/** Types a query for the reader. */
function type(modal: Modal, term: string): void {
  const field = modal.querySelector<HTMLInputElement>('.pf-input');
  if (!field) return;
  field.value = term;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Explains why there is no index (in `dev`, or if the site was built without one). */
function showMissing(): void {
  const dialog = make('dialog', { class: 'search-missing', 'aria-label': SEARCH.title }) as HTMLDialogElement;
  dialog.innerHTML = `<p><b>${SEARCH.noIndex}</b></p><p>${SEARCH.noIndexBecause} <code>npm run banyan -- build</code>.</p><form method="dialog"><button class="button" type="submit">${SEARCH.close}</button></form>`;
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Returns the focus to where it was before the dialog opened. */
function returnFocus(dialog: Element | null, before: Element | null): void {
  const back = (): void => {
    if (before instanceof HTMLElement && before !== document.body) before.focus();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  dialog?.addEventListener('close', back, { once: true });
}

let modal: Promise<Modal> | undefined;

/** Opens the search, with a query if one is given, or explains that there is none. */
export async function openSearch(term?: string): Promise<void> {
  if (document.querySelector('dialog[open]')) return;
  modal ??= makeModal();
  const before = document.activeElement;
  const ready = await modal.catch(() => undefined);
  if (ready) {
    ready.open();
    returnFocus(ready.querySelector('dialog'), before);
    if (term !== undefined) type(ready, term);
  } else {
    modal = undefined;
    addStyles();
    showMissing();
  }
}
