/**
 * Returns the edit distance with adjacent transpositions (optimal string alignment, after Damerau 1964): `onwer` is 1 away from
 * `owner`. A distance over `most` is returned as `most + 1`, without being worked out.
 */
export function distance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/**
 * Returns the nearest known word of a mistyped one: within a third of its length, at least 2 edits, and with a letter in common.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.min(Math.max(2, Math.floor(word.length / 3)), word.length - 1) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const d = distance(lower, candidate.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}

/** Returns whether a word is a typo of another: one edit in a short word, two in a long one. Certain enough to correct it. */
export const isSlip = (word: string, known: string): boolean =>
  known.length > 3 && distance(word.toLowerCase(), known.toLowerCase()) <= (known.length > 5 ? 2 : 1);

/** Returns ` (did you mean \`core-api\`?)`, or an empty string. */
export const didYouMean = (word: string, known: Iterable<string>): string => {
  const match = nearest(word, known);
  return match === undefined ? '' : `did you mean \`${match}\`?`;
};
