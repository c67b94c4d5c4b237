import searchStyles from '../styles/search.css?inline';
import { resultRow, type SearchResult } from './searchResult.ts';

/** The search dialog: Pagefind's component UI over the index that the build wrote, in the site's own rows and colours. */
interface Modal extends HTMLElement {
  open(): void;
  close(): void;
  instance: {
    faceted: boolean;
    options: { mergeIndex: { bundlePath: string }[] };
    on(event: 'search', callback: (term: string, filters: Record<string, string[]>) => void): void;
    on(event: 'results', callback: (found: { results: readonly unknown[] }) => void): void;
  };
}
interface Results extends HTMLElement {
  resultTemplate: (result: SearchResult) => HTMLElement;
  maxResults: number;
}

const bundle = `${document.body.dataset.base ?? ''}/pagefind/`;

/** More results than anybody reads: to lay out some hundreds takes longer than to find them. */
const MOST_RESULTS = 50;
/** In ms. What is typed meanwhile is searched together; it is part of what a reader waits for. */
const DEBOUNCE = 20;

const loaded = (node: HTMLElement): Promise<void> =>
  new Promise((resolve, reject) => {
    node.addEventListener('load', () => resolve(), { once: true });
    node.addEventListener('error', () => reject(new Error('not found')), { once: true });
    document.head.append(node);
  });

function addStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(searchStyles);
  document.adoptedStyleSheets.push(sheet);
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

/** Where the other parts of the index lie, below its folder. */
async function partsOfIndex(): Promise<string[]> {
  const response = await fetch(`${bundle}parts.json`);
  if (!response.ok) throw new Error('no list of the parts of the index');
  return response.json();
}

async function makeModal(): Promise<Modal> {
  const [parts] = await Promise.all([
    partsOfIndex(),
    loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${bundle}pagefind-component-ui.css` })),
    loaded(Object.assign(document.createElement('script'), { src: `${bundle}pagefind-component-ui.js` })),
  ]);
  if (!customElements.get('pagefind-modal')) throw new Error('not the component UI');
  document.body.append(make('pagefind-config', { 'bundle-path': bundle }));
  // An empty modal makes its parts itself. Parts that are given it would be connected twice, and drawn twice.
  const modal = make('pagefind-modal') as Modal;
  document.body.append(modal);
  modal.instance.options.mergeIndex = parts.map((part) => ({ bundlePath: bundle + part }));
  const input = modal.querySelector('pagefind-input');
  input?.setAttribute('placeholder', 'Search phases, endpoints, risks, findings');
  input?.setAttribute('debounce', String(DEBOUNCE));
  const results = modal.querySelector('pagefind-results') as Results;
  results.resultTemplate = resultRow;
  results.maxResults = MOST_RESULTS;
  const body = modal.querySelector('pagefind-modal-body');
  body?.before(makeFacets());
  const more = make('p', { class: 'search-more', hidden: '' });
  body?.append(more);
  modal.instance.on('results', ({ results: { length } }) => {
    more.hidden = length <= MOST_RESULTS;
    more.textContent = `The first ${MOST_RESULTS} of ${length.toLocaleString('en')} are listed. Add a word, or choose a filter.`;
  });
  // Filters alone list what they match; without a word and without a filter nothing is listed.
  modal.instance.on('search', (_term, filters) => {
    modal.instance.faceted = Object.values(filters).some((values) => values.length > 0);
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
  if (document.adoptedStyleSheets.length === 0) addStyles();
  modal ??= makeModal();
  const before = document.activeElement;
  const ready = await modal.catch(() => undefined);
  if (ready) {
    ready.open();
    returnFocus(ready.querySelector('dialog'), before);
  } else {
    modal = undefined;
    showMissing();
  }
}
