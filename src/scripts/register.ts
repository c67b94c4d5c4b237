import { type Direction, type SortKey, sortedOrder } from '../registers/sorting.ts';
import { FILTERED } from '../site/labels/scripts/register.ts';
import { type Filterable, filtered } from '../site/views/facets.ts';
import { downloadShown } from './csv-download.ts';

/** A sortable column, with a filter by value if the page offers one. */
interface Column {
  key: string;
  label: string;
  at: number;
  head: HTMLTableCellElement;
}

const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
};

/** Returns the value of a cell for filters: `data-value` where the cell shows more than its value, otherwise its text. */
const textOf = (row: HTMLTableRowElement, at: number): string =>
  row.cells[at]?.dataset.value ?? row.cells[at]?.textContent?.trim() ?? '';

/** Returns the sort key of a cell: `data-sort` if that differs from its text; empty if nothing is stated. */
function sortKey(row: HTMLTableRowElement, at: number): SortKey {
  const stated = row.cells[at]?.dataset.sort;
  if (stated === undefined) return textOf(row, at).toLowerCase();
  return stated === '' ? undefined : Number.isNaN(Number(stated)) ? stated : Number(stated);
}

/** Makes a table sortable by its heads and filterable by words and values, and keeps the state in the URL. */
function enhance(root: HTMLElement): void {
  const table = root.querySelector('table');
  const tools = root.querySelector<HTMLElement>('[data-tools]');
  const name = root.dataset.register ?? '';
  if (!table || !tools) return;
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.group)')];
  const columns = [...table.querySelectorAll<HTMLTableCellElement>('th[data-key]')].map(
    (head): Column => ({ key: head.dataset.key ?? '', label: head.textContent?.trim() ?? '', at: head.cellIndex, head }),
  );
  const homes = [...table.tBodies].map((body) => ({ body, rows: rows.filter((row) => row.parentElement === body) }));
  const sorted = make('tbody');
  sorted.setAttribute('role', 'rowgroup');
  const params = (): URLSearchParams => new URLSearchParams(location.search);
  const stated = params();
  let order = rows;
  let by = columns.find(({ key }) => key === stated.get(`${name}.sort`));
  let direction: Direction = stated.get(`${name}.order`) === 'descending' ? 'descending' : 'ascending';

  const field = tools.querySelector('input');
  if (field) field.value = stated.get(`${name}.q`) ?? '';
  const selects = [...tools.querySelectorAll('select')].flatMap((select) => {
    const column = columns.find(({ key }) => key === select.dataset.column);
    if (!column) return [];
    const values = [...new Set(rows.map((row) => textOf(row, column.at)))].sort();
    select.append(...values.map((value) => new Option(value, value)));
    const value = stated.get(`${name}.${column.key}`) ?? '';
    select.value = values.includes(value) ? value : '';
    return [{ column, select }];
  });
  const count = tools.querySelector('[role=status]');

  const place = (): void => {
    const column = by;
    order = column
      ? sortedOrder(
          rows.map((row) => sortKey(row, column.at)),
          direction,
        ).flatMap((index) => rows[index] ?? [])
      : rows;
    if (column) {
      sorted.append(...order);
      table.append(sorted);
    } else {
      sorted.remove();
      for (const home of homes) home.body.append(...home.rows);
    }
    for (const { key, head } of columns) {
      if (key === column?.key) head.setAttribute('aria-sort', direction);
      else head.removeAttribute('aria-sort');
    }
  };

  const filter = (): void => {
    const records = rows.map(
      (row): Filterable => ({
        facets: Object.fromEntries(selects.map(({ column }) => [column.key, textOf(row, column.at)])),
        text: (row.textContent ?? '').toLowerCase(),
      }),
    );
    const chosen = new Map(
      selects.filter(({ select }) => select.value !== '').map(({ column, select }) => [column.key, new Set([select.value])]),
    );
    const { shown, total } = filtered(records, { text: field?.value ?? '', chosen }, []);
    for (const [index, row] of rows.entries()) row.hidden = !shown[index];
    for (const home of homes) {
      const head = home.body.querySelector<HTMLElement>('tr.group');
      if (head) head.hidden = by !== undefined || home.rows.every((row) => row.hidden);
    }
    if (count) count.textContent = total === rows.length ? '' : FILTERED.partOf(total, rows.length);
  };

  const writeUrl = (): void => {
    const query = params();
    const put = (key: string, value: string): void =>
      value === '' ? query.delete(`${name}.${key}`) : query.set(`${name}.${key}`, value);
    put('q', field?.value.trim() ?? '');
    put('sort', by?.key ?? '');
    put('order', by && direction === 'descending' ? direction : '');
    for (const { column, select } of selects) put(column.key, select.value);
    const text = query.toString();
    history.replaceState(history.state, '', `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`);
  };

  const update = (): void => {
    place();
    filter();
    writeUrl();
  };

  for (const column of columns) {
    const button = make('button', column.label);
    button.type = 'button';
    button.className = 'sort';
    column.head.replaceChildren(button);
    button.addEventListener('click', () => {
      const again = by === column;
      // Ascending, then descending, then the order of the plan.
      by = again && direction === 'descending' ? undefined : column;
      direction = again && direction === 'ascending' ? 'descending' : 'ascending';
      update();
    });
  }
  field?.addEventListener('input', update);
  for (const { select } of selects) select.addEventListener('change', update);
  const download = tools.querySelector<HTMLAnchorElement>('a[download]');
  if (download) downloadShown(download, () => order.filter((row) => !row.hidden).flatMap((row) => row.dataset.ref ?? []));
  place();
  filter();

  /** Shows the row in the URL, regardless of filters. */
  const showTarget = (): void => {
    const row = rows.find(({ id }) => id !== '' && id === decodeURIComponent(location.hash.slice(1)));
    if (!row?.hidden) return;
    if (field) field.value = '';
    for (const { select } of selects) select.value = '';
    update();
    row.scrollIntoView({ block: 'start' });
  };
  addEventListener('hashchange', showTarget);
  showTarget();
}

for (const root of document.querySelectorAll<HTMLElement>('[data-register]')) enhance(root);
