import { ENDPOINT_TABLE } from '../site/labels/scripts/endpoints.ts';

/** A row of the endpoint table, its detail row and its toggle button. */
export interface TableRow {
  row: HTMLTableRowElement;
  detail: HTMLTableRowElement;
  toggle: HTMLButtonElement;
  open: boolean;
  shown: boolean;
}

const GLYPH = '<svg class="g" viewBox="0 0 12 12" aria-hidden="true"><use href="#g-closed"/></svg>';

function makeToggle(place: HTMLElement, detail: HTMLElement, name: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.innerHTML = GLYPH;
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', detail.id);
  button.setAttribute('aria-label', ENDPOINT_TABLE.detailsOf(name));
  place.append(button);
  return button;
}

const copyButton = (label: string, what: 'copy' | 'copyLink', value: string): HTMLButtonElement => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button small';
  button.textContent = label;
  button.dataset[what] = value;
  return button;
};

/** Adds the buttons of a detail row when it is first opened. */
function addButtons({ row, detail }: TableRow): void {
  if (detail.querySelector('[data-copy-link]')) return;
  detail.querySelector('.row-links')?.before(copyButton(ENDPOINT_TABLE.copyLink, 'copyLink', row.id), ' ');
  const headers = detail.querySelector('[data-headers]');
  headers?.after(copyButton(ENDPOINT_TABLE.copyHeaderLines, 'copy', headers.textContent ?? ''));
}

/**
 * Returns the rows in the author's order, and adds a toggle to each; `nameOf` labels it. Rows are initially closed, as in the
 * style sheet.
 */
export const tableRows = (table: HTMLTableElement, nameOf: (index: number) => string): TableRow[] =>
  [...table.querySelectorAll<HTMLTableRowElement>('tr.row')].flatMap((row, index) => {
    const detail = row.nextElementSibling;
    const place = row.querySelector<HTMLElement>('.toggle');
    if (!(detail instanceof HTMLTableRowElement) || !place) return [];
    detail.id = `${row.id}--detail`;
    return [{ row, detail, toggle: makeToggle(place, detail, nameOf(index)), open: false, shown: true }];
  });

export function setOpen(row: TableRow, open: boolean): void {
  row.open = open;
  if (open) addButtons(row);
  row.toggle.setAttribute('aria-expanded', String(open));
  row.toggle.querySelector('use')?.setAttribute('href', open ? '#g-open' : '#g-closed');
  row.row.classList.toggle('open', open);
  row.detail.classList.toggle('open', open);
}

export function setShown(row: TableRow, shown: boolean): void {
  if (row.shown === shown) return;
  row.shown = shown;
  row.row.hidden = !shown;
  row.detail.hidden = !shown;
}

/** Returns the elements that arrow keys reach within a row: its toggle, then its links. */
const stops = (row: TableRow): HTMLElement[] => [row.toggle, ...row.row.querySelectorAll<HTMLElement>('a')];

/**
 * Moves focus by keys: up and down between rows, left and right within one, Home and End to the first and last, Escape closes.
 * The table is a single Tab stop (a roving tabindex); the content of an open row is reached by Tab as usual.
 */
export function roveRows(table: HTMLTableElement, inOrder: () => TableRow[]): { repair(): void } {
  let current: HTMLElement | undefined;
  const makeCurrent = (stop: HTMLElement): void => {
    if (current) current.tabIndex = -1;
    current = stop;
    stop.tabIndex = 0;
  };
  const visible = (): TableRow[] => inOrder().filter((row) => row.shown);
  const repair = (): void => {
    const rows = visible();
    const [first] = rows;
    if (first && !rows.some((row) => current && row.row.contains(current))) makeCurrent(first.toggle);
  };
  for (const row of inOrder()) for (const stop of stops(row)) stop.tabIndex = -1;
  repair();

  table.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.closest('tr.row')) makeCurrent(target);
  });
  table.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = visible();
    const at = rows.findIndex(({ row, detail }) => row.contains(target) || detail.contains(target));
    const here = rows[at];
    if (!here) return;
    if (event.key === 'Escape' && here.open) {
      setOpen(here, false);
      here.toggle.focus();
      event.preventDefault();
      return;
    }
    if (!here.row.contains(target)) return;
    const own = stops(here);
    const column = Math.max(0, own.indexOf(target));
    const to = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) }[event.key];
    const across = { ArrowRight: own[column + 1], ArrowLeft: own[column - 1] }[event.key];
    const next = to ? (stops(to)[column] ?? to.toggle) : across;
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  return { repair };
}
