import type { Body } from '../../model/body.ts';
import type { Table } from '../../registers/table.ts';
import { anchorOf } from '../urls.ts';

/**
 * Rows of a file with several lists have their list in their anchor (`suites-unit`), but links in bodies name them by
 * their id alone (`quality.mdx#unit`). These ids can stand on the page as well: no other row and no heading has them.
 */
export function shortAnchors(tables: readonly Table[], file: { body: Body } | undefined): ReadonlySet<string> {
  const rows = tables.flatMap((table) => table.groups.flatMap((group) => group.rows.map(({ row }) => row)));
  const taken = new Set([...rows.map((row) => anchorOf(row.ref)), ...(file?.body.headings ?? []).map((heading) => heading.slug)]);
  const ids = rows.map((row) => row.id);
  return new Set(ids.filter((id, index) => !taken.has(id) && ids.indexOf(id) === index && ids.lastIndexOf(id) === index));
}
