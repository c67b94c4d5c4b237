import { type EndpointData, filterable } from '../site/views/endpoint-record.ts';
import './copy.ts';
import { ENDPOINT_TABLE } from '../site/labels/scripts/endpoints.ts';
import { downloadShown } from './csv-download.ts';
import { routeLookup } from './endpoints-lookup.ts';
import { roveRows, setOpen, setShown, tableRows } from './endpoints-rows.ts';
import { sortRows } from './endpoints-sort.ts';
import { facetForm } from './facet-form.ts';

/** The endpoint table: rows that open and close, filters, sorting, lookup, download, keys. */
function enhance(root: HTMLElement): void {
  const table = root.querySelector<HTMLTableElement>('[data-mapping]');
  const island = root.querySelector('[data-endpoints]');
  if (!table || !island) return;
  const data = JSON.parse(island.textContent ?? '') as EndpointData;
  const rows = tableRows(table, (index) => {
    const { from = [], to = [] } = data.records[index] ?? {};
    return (from.length > 0 ? from : to).join(', ');
  });
  const count = root.querySelector('[data-shown]');
  const nothing = root.querySelector<HTMLElement>('[data-nothing]');
  const clear = [...root.querySelectorAll<HTMLButtonElement>('[data-clear]')];
  const openAll = root.querySelector<HTMLButtonElement>('[data-open-all]');
  const groups = [...table.tBodies].map((body) => ({
    head: body.querySelector<HTMLElement>('tr.group'),
    members: rows.filter(({ row }) => row.parentElement === body),
  }));

  const sort = sortRows(table, rows, data, root.querySelector<HTMLSelectElement>('[data-sort]'), () => roving.repair());
  const inOrder = () => sort.order().flatMap((index) => rows[index] ?? []);
  const roving = roveRows(table, inOrder);

  const filters = facetForm({
    form: root.querySelector<HTMLFormElement>('[data-facets]'),
    text: root.querySelector<HTMLInputElement>('[data-text]'),
    records: data.records.map((record) => filterable(record, data)),
    show(shown, total, active) {
      for (const [index, row] of rows.entries()) setShown(row, shown[index] ?? true);
      for (const { head, members } of groups) if (head) head.hidden = !members.some((row) => row.shown);
      if (count) count.textContent = String(total);
      if (nothing) nothing.hidden = total > 0;
      for (const button of clear) button.hidden = !active;
      roving.repair();
    },
  });

  table.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('.toggle button');
    const row = button && rows.find(({ toggle }) => toggle === button);
    if (row) setOpen(row, !row.open);
  });
  for (const button of clear) button.addEventListener('click', () => filters.clear());
  openAll?.addEventListener('click', () => {
    const open = openAll.dataset.all === undefined;
    for (const row of rows) if (row.shown && row.open !== open) setOpen(row, open);
    if (open) openAll.dataset.all = '';
    else delete openAll.dataset.all;
    openAll.textContent = open ? ENDPOINT_TABLE.closeAll : ENDPOINT_TABLE.openAll;
  });
  const download = root.querySelector<HTMLAnchorElement>('[data-csv]');
  if (download)
    downloadShown(download, () => sort.order().flatMap((index) => (rows[index]?.shown ? (data.records[index]?.ref ?? []) : [])));
  routeLookup(root.querySelector<HTMLFormElement>('[data-lookup]'), data);

  /** Opens and shows the row in the URL, regardless of filters. */
  const openTarget = (): void => {
    const id = decodeURIComponent(location.hash.slice(1));
    const row = id === '' ? undefined : rows.find((each) => each.row.id === id);
    if (!row) return;
    if (!row.shown) filters.clear();
    setOpen(row, true);
    row.row.scrollIntoView({ block: 'start' });
  };
  addEventListener('hashchange', openTarget);
  openTarget();
}

for (const root of document.querySelectorAll<HTMLElement>('.endpoints')) enhance(root);
