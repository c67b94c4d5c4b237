/** The sort key of a row: a number or a text; `undefined` if nothing is stated. */
export type SortKey = string | number | undefined;

export type Direction = 'ascending' | 'descending';

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;

/**
 * Returns the sorted order of rows as indexes. Stable, so that equal keys keep the author's order; rows without a key come last
 * in both directions.
 */
export function sortedOrder(keys: readonly SortKey[], direction: Direction): number[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return keys
    .map((key, index) => ({ key, index }))
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined) return a.key === b.key ? a.index - b.index : a.key === undefined ? 1 : -1;
      return sign * compare(a.key, b.key) || a.index - b.index;
    })
    .map(({ index }) => index);
}
