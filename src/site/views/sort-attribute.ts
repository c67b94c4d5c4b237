import type { SortKey } from '../../registers/sorting.ts';

/** Returns the attribute that gives a cell's sort key to `scripts/register.ts`; none where the key is the cell's `text`. */
export const sortAttribute = (key: SortKey, text?: string): Record<string, string> =>
  key === undefined ? { 'data-sort': '' } : key === text?.toLowerCase() ? {} : { 'data-sort': String(key) };
