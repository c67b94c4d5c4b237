/** What became of a line of the source. */
export type Fate = 'typed' | 'prose' | 'look';

/** One statement about lines of a source: what they became, where, and why. */
export interface Claim {
  fate: Fate;
  /** First and last line, from 1. */
  from: number;
  to: number;
  /** What it became, in a word: `risk`, `task`, `phase`, `prose`. */
  kind: string;
  /** The file of the plan that holds it. */
  file: string;
  why: string;
}

/** Accounts for each line of one source. A line may have several claims; the most demanding one is its fate. */
export class Ledger {
  readonly source: string;
  readonly lines: readonly string[];
  readonly claims: Claim[] = [];
  readonly #fates: (Fate | undefined)[] = [];

  constructor(source: string, text: string) {
    this.source = source;
    this.lines = text.split('\n');
  }

  add(claim: Claim): void {
    this.claims.push(claim);
    for (let line = claim.from; line <= claim.to; line++) {
      const before = this.#fates[line];
      if (before === undefined || claim.fate === 'look' || (claim.fate === 'typed' && before === 'prose'))
        this.#fates[line] = claim.fate;
    }
  }

  /** Headings of a file that was dropped, since everything below them went elsewhere, belong to what stands below them. */
  moveHeadings(file: string): void {
    for (const claim of this.claims) {
      if (claim.file !== file) continue;
      const below = this.claims.find((each) => each.from > claim.to && each.file !== file);
      claim.fate = 'typed';
      claim.kind = 'heading';
      claim.why = 'the heading of what became rows';
      if (below) claim.file = below.file;
      for (let line = claim.from; line <= claim.to; line++) if (this.#fates[line] === 'prose') this.#fates[line] = 'typed';
    }
  }

  /** What became a part of one file is a part of another. */
  moveClaims(file: string, to: string): void {
    for (const claim of this.claims) if (claim.file === file) claim.file = to;
  }

  fateOf(line: number): Fate | undefined {
    return this.#fates[line];
  }

  isBlank(line: number): boolean {
    return (this.lines[line - 1] ?? '').trim() === '';
  }

  /** Non-blank lines without a claim; an import that leaves one is a defect. */
  get lost(): number[] {
    return this.lines.flatMap((_, index) => (this.isBlank(index + 1) || this.#fates[index + 1] ? [] : [index + 1]));
  }

  /** Numbers of non-blank lines by fate. */
  get counts(): Record<Fate | 'lost' | 'lines', number> {
    const counts = { lines: 0, typed: 0, prose: 0, look: 0, lost: 0 };
    for (let line = 1; line <= this.lines.length; line++) {
      if (this.isBlank(line)) continue;
      counts.lines++;
      counts[this.#fates[line] ?? 'lost']++;
    }
    return counts;
  }

  /** The claims about a line, the one that decides its fate first. */
  about(line: number): Claim[] {
    const fate = this.fateOf(line);
    return this.claims
      .filter((claim) => claim.from <= line && line <= claim.to)
      .sort((a, b) => Number(b.fate === fate) - Number(a.fate === fate) || a.to - a.from - (b.to - b.from));
  }
}
