/** Splits a file name: `04B-jobs-read` → order `4B`, id `jobs-read`. A name without a leading number is all id. */
export function orderAndId(name: string): { order?: string; id: string } {
  const match = /^(\d+(?:\.\d+)*[A-Za-z]?)-(.+)$/.exec(name);
  return match?.[1] && match[2] ? { order: match[1].replace(/^0+(?=\d)/, ''), id: match[2] } : { id: name };
}

/** Compares by number, then by letter: 2 < 2.5 < 4 < 4A < 4B < 10. Items without an order come last, by id. */
export function compareOrder(a: { order?: string; id: string }, b: { order?: string; id: string }): number {
  if (a.order === undefined || b.order === undefined) {
    if (a.order !== b.order) return a.order === undefined ? 1 : -1;
    return compareText(a.id, b.id);
  }
  const [left, right] = [parts(a.order), parts(b.order)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x = -1, y = -1] = [left[i], right[i]];
    if (x !== y) return x < y ? -1 : 1;
  }
  return compareText(a.order, b.order) || compareText(a.id, b.id);
}

const parts = (order: string): number[] =>
  (order.match(/\d+|[A-Za-z]/g) ?? []).map((part) => (/\d/.test(part) ? Number(part) : part.toLowerCase().charCodeAt(0) / 1000));

/** Compares by code units: independent of locale and machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
