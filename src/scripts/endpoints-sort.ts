import { type Direction, sortedOrder } from '../registers/sorting.ts';
import { COLUMNS, type Column, type EndpointData, sortKey } from '../site/views/endpoint-record.ts';
import type { TableRow } from './endpoints-rows.ts';

/** The current order of rows, as indexes into the author's order. */
export interface RowSort {
  order(): number[];
}

const isColumn = (text: string | null): text is Column => COLUMNS.some((column) => column === text);

/** The next direction after a click: ascending, descending, then the plan's order again. */
const NEXT: Record<Direction | 'none', Direction | 'none'> = { none: 'ascending', ascending: 'descending', descending: 'none' };

/** Makes column heads sort buttons, and keeps the order in the URL. Sorting mixes the APIs. */
export function sortRows(
  table: HTMLTableElement,
  rows: readonly TableRow[],
  data: EndpointData,
  select: HTMLSelectElement | null,
  changed: () => void,
): RowSort {
  const homes = [...table.tBodies].map((body) => ({ body, rows: rows.filter(({ row }) => row.parentElement === body) }));
  const sorted = document.createElement('tbody');
  sorted.setAttribute('role', 'rowgroup');
  const heads = [...table.querySelectorAll<HTMLElement>('th[data-column]')];
  let column: Column | undefined;
  let direction: Direction = 'ascending';
  let order = rows.map((_, index) => index);

  const titles = new Map(data.surfaces.map(({ id, title }) => [id, title]));
  if (data.surfaces.length > 1) {
    for (const [index, { row }] of rows.entries())
      row.firstElementChild?.setAttribute('data-of', titles.get(data.records[index]?.surface ?? '') ?? '');
  }

  const pairs = (indexes: readonly number[]): DocumentFragment => {
    const fragment = document.createDocumentFragment();
    for (const index of indexes) {
      const row = rows[index];
      if (row) fragment.append(row.row, row.detail);
    }
    return fragment;
  };

  const place = (): void => {
    const by = column;
    order =
      by === undefined
        ? rows.map((_, index) => index)
        : sortedOrder(
            data.records.map((record) => sortKey(record, by, data)),
            direction,
          );
    if (by === undefined) {
      sorted.remove();
      for (const home of homes) home.body.append(pairs(home.rows.map((row) => rows.indexOf(row))));
    } else {
      sorted.append(pairs(order));
      table.append(sorted);
    }
    table.classList.toggle('sorted', by !== undefined);
    for (const head of heads) {
      if (head.dataset.column === by) head.setAttribute('aria-sort', direction);
      else head.removeAttribute('aria-sort');
    }
    if (select) select.value = by ?? '';
  };

  const writeUrl = (): void => {
    const params = new URLSearchParams(location.search);
    params.delete('sort');
    params.delete('order');
    if (column !== undefined) params.set('sort', column);
    if (column !== undefined && direction === 'descending') params.set('order', direction);
    const query = params.toString();
    history.replaceState(history.state, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
  };

  const sortBy = (by: Column | undefined, how: Direction): void => {
    column = by;
    direction = how;
    place();
    writeUrl();
    changed();
  };

  for (const head of heads) {
    const by = head.dataset.column ?? null;
    const label = head.querySelector('span');
    if (!isColumn(by) || !label) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    label.replaceWith(button);
    button.append(label);
    button.addEventListener('click', () => {
      const next = NEXT[column === by ? direction : 'none'];
      sortBy(next === 'none' ? undefined : by, next === 'none' ? 'ascending' : next);
    });
  }
  select?.addEventListener('change', () => sortBy(isColumn(select.value) ? select.value : undefined, 'ascending'));

  const params = new URLSearchParams(location.search);
  const stated = params.get('sort');
  if (isColumn(stated)) {
    column = stated;
    direction = params.get('order') === 'descending' ? 'descending' : 'ascending';
    place();
  }
  return { order: () => order };
}
