/** Words that are longer are identifiers rather than words, and shorter ones are not corrected. */
const WORD = /\p{L}{4,24}/gu;
/** More words than this are not corrected to: the list is read by every reader who searches. */
const MOST = 20_000;

/** Counts the words of an index. */
export class WordCounts {
  readonly #counts = new Map<string, number>();

  add(text: string): void {
    for (const word of text.toLowerCase().match(WORD) ?? []) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  /** Returns the most frequent words first; those equally frequent by code point. */
  mostFrequent(): string[] {
    return [...this.#counts]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, MOST)
      .map(([word]) => word);
  }
}
