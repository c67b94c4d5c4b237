/** What a three-way merge came to: the text, and the places where both sides changed the same lines. */
export interface Merged {
  text: string;
  conflicts: { line: number; ours: string; theirs: string }[];
}

/** Pairs of equal lines of two texts, by their longest common subsequence (dynamic programming, common ends cut off). */
function matches(a: readonly string[], b: readonly string[]): [number, number][] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [n, m] = [a.length - start - end, b.length - start - end];
  const width = m + 1;
  const table = new Uint32Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      table[i * width + j] =
        a[start + i] === b[start + j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
  const pairs: [number, number][] = Array.from({ length: start }, (_, index) => [index, index]);
  for (let i = 0, j = 0; i < n && j < m; ) {
    if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++]);
    else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  for (let index = end; index > 0; index--) pairs.push([a.length - index, b.length - index]);
  return pairs;
}

/**
 * Merges what the team wrote (`ours`) and what the source says now (`theirs`), both grown from `base` (diff3, Khanna, Kunal
 * and Pierce 2007). Where both changed the same lines differently, ours stays and the place is a conflict.
 */
export function merge(base: string, ours: string, theirs: string): Merged {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  const [o, a, b] = [base.split('\n'), ours.split('\n'), theirs.split('\n')];
  const inA = new Map(matches(o, a));
  const inB = new Map(matches(o, b));
  const out: string[] = [];
  const conflicts: Merged['conflicts'] = [];
  let [i, j, k] = [0, 0, 0];
  while (i < o.length || j < a.length || k < b.length) {
    if (i < o.length && inA.get(i) === j && inB.get(i) === k) {
      out.push(o[i] ?? '');
      i++;
      j++;
      k++;
      continue;
    }
    let next = i;
    while (next < o.length && !((inA.get(next) ?? -1) >= j && (inB.get(next) ?? -1) >= k)) next++;
    const [toA, toB] = [
      next < o.length ? (inA.get(next) ?? a.length) : a.length,
      next < o.length ? (inB.get(next) ?? b.length) : b.length,
    ];
    const [was, mine, your] = [o.slice(i, next), a.slice(j, toA), b.slice(k, toB)].map((lines) => lines.join('\n'));
    if (mine === was && your !== undefined) out.push(...b.slice(k, toB));
    else {
      if (your !== was && your !== mine) conflicts.push({ line: out.length + 1, ours: mine ?? '', theirs: your ?? '' });
      out.push(...a.slice(j, toA));
    }
    [i, j, k] = [next, toA, toB];
  }
  return { text: out.join('\n'), conflicts };
}
