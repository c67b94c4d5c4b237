import { alignment } from '../model/alignment.ts';

/** What a three-way merge came to: the text, and the places where both sides changed the same lines. */
export interface Merged {
  text: string;
  conflicts: { line: number; ours: string; theirs: string }[];
}

/** Returns the places of equal lines of two texts, in order, by their longest common subsequence. */
function matches(a: readonly string[], b: readonly string[]): [number, number][] {
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  for (const { op } of alignment(a, b, Number.POSITIVE_INFINITY)) {
    if (op === 'same') pairs.push([i, j]);
    if (op !== 'added') i++;
    if (op !== 'removed') j++;
  }
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
