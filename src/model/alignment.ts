/** What becomes of an item on the way from one list to another. */
export type Step = 'same' | 'removed' | 'added';

/** Above this many comparisons two lists count as wholly different: no one reads such a diff item by item. */
const MOST_CELLS = 1_000_000;

/** Table of the longest common subsequence (Wagner and Fischer 1974), from the ends. */
function lengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  return table;
}

/**
 * Returns the steps that turn one list into another: items of both, removed ones, added ones. Removed items come before added
 * ones. Between the common ends, lists that need more than `mostCells` comparisons count as wholly different.
 */
export function alignment(a: readonly string[], b: readonly string[], mostCells = MOST_CELLS): { op: Step; item: string }[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const same = (item: string) => ({ op: 'same' as const, item });
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const steps: { op: Step; item: string }[] = a.slice(0, start).map(same);
  let [i, j] = [0, 0];
  if (left.length * right.length <= mostCells && left.length > 0 && right.length > 0) {
    const table = lengths(left, right);
    const width = right.length + 1;
    while (i < left.length && j < right.length) {
      if (left[i] === right[j]) {
        steps.push(same(left[i] ?? ''));
        i++;
        j++;
      } else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0))
        steps.push({ op: 'removed', item: left[i++] ?? '' });
      else steps.push({ op: 'added', item: right[j++] ?? '' });
    }
  }
  for (; i < left.length; i++) steps.push({ op: 'removed', item: left[i] ?? '' });
  for (; j < right.length; j++) steps.push({ op: 'added', item: right[j] ?? '' });
  return [...steps, ...a.slice(a.length - end).map(same)];
}
