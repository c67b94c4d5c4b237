/** What a query means beside its words (a misspelt word, a path with values in the place of parameters), and how results rank. Pure. */

import { distance } from '../model/values/nearest.ts';

/** Words shorter than this are not corrected: too many others are near. */
const MIN_LENGTH = 4;
/** Scripts that are written without spaces: the index cuts their words as it likes. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Words of at least this length may have two errors. */
const TWO_ERRORS = 8;

/** The words of an index, most frequent first. */
export class Vocabulary {
  readonly #words: readonly string[];
  readonly #sorted: readonly string[];

  constructor(words: readonly string[]) {
    this.#words = words;
    this.#sorted = [...words].sort();
  }

  /** The first word, in the order of code units, that is not before these letters. */
  #from(letters: string): string | undefined {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < letters) low = middle + 1;
      else high = middle;
    }
    return this.#sorted[low];
  }

  /** Whether a word of the index begins with these letters. */
  #isPrefix(letters: string): boolean {
    return this.#from(letters)?.startsWith(letters) ?? false;
  }

  #has(word: string): boolean {
    return this.#from(word) === word;
  }

  /** Returns the most frequent of the nearest words, or `undefined` if none is near or the word exists. */
  #nearest(word: string): string | undefined {
    if (word.length < MIN_LENGTH || this.#isPrefix(word)) return undefined;
    let best: string | undefined;
    let most = word.length >= TWO_ERRORS ? 2 : 1;
    for (const each of this.#words) {
      if (each[0] !== word[0] || Math.abs(each.length - word.length) > most) continue;
      const edits = distance(word, each, most);
      if (edits > most || (edits === most && best !== undefined)) continue;
      best = each;
      most = edits;
      if (most === 1) break;
    }
    return best;
  }

  /**
   * Whether a word of the query has nothing to do with any of the index: none begins with it, and none begins it. Pagefind would
   * match it by whatever beginning of it there is, be it a single letter.
   */
  isUnknown(query: string): boolean {
    return (query.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => {
      if (word.length < MIN_LENGTH || UNSPACED.test(word) || this.#isPrefix(word)) return false;
      for (let length = word.length - 1; length >= MIN_LENGTH - 1; length--) if (this.#has(word.slice(0, length))) return false;
      return true;
    });
  }

  /** Returns the query with its misspelt words corrected, or `undefined` if there are none that have a near word. */
  corrected(query: string): string | undefined {
    let changed = false;
    const fixed = query.replace(/\p{L}+/gu, (word) => {
      const near = this.#nearest(word.toLowerCase());
      changed ||= near !== undefined;
      return near ?? word;
    });
    return changed ? fixed : undefined;
  }
}

const VERB = /^(get|head|post|put|patch|delete|options|trace|query)$/i;
/** A value in the place of a parameter: a number, or an identifier of hexadecimal digits. */
const VALUE = /^(\d+|[0-9a-f]{8,}|[0-9a-f]{8}-[0-9a-f-]{27})$/i;
const PARAMETER = /^(\{.*\}|:.+|<.+>|\*.*)$/;

/** A path that is searched for, such as `GET /users/42`. */
export interface Path {
  /** In upper case; absent if the query names none. */
  verb?: string;
  segments: string[];
}

/** Reads a query as a path with an optional method before it. Returns `undefined` for other queries. */
export function pathOf(query: string): Path | undefined {
  const [first = '', ...others] = query.trim().split(/\s+/);
  const [verb, path] = VERB.test(first) ? [first.toUpperCase(), others] : [undefined, [first, ...others]];
  const [address = ''] = path;
  if (path.length !== 1 || !address.startsWith('/') || address.length < 2) return undefined;
  const segments = address
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((segment) => segment !== '');
  return { ...(verb !== undefined && { verb }), segments };
}

/** Returns the words to search for a path: what stands in the place of parameters is left out. */
export const pathWords = ({ verb, segments }: Path): string =>
  [verb, `/${segments.filter((segment) => !VALUE.test(segment)).join('/')}`].filter((part) => part !== undefined).join(' ');

/** Whether a query is a label with a number, such as `phase 3` or `week 8`. */
export const isLabel = (query: string): boolean => /^\s*\p{L}+\s+\d[\w.]*\s*$/u.test(query);

/** Whether a title is the label that is searched for, or, such as `GET /users/{id}`, names the operation that the path calls. */
export function names(title: string, asked: Path | string): boolean {
  if (typeof asked === 'string') return title.toLowerCase() === asked;
  const { verb, segments } = asked;
  const own = pathOf(title.split(/\s*→/)[0] ?? '');
  return (
    own !== undefined &&
    (verb === undefined || own.verb === undefined || own.verb === verb) &&
    own.segments.length === segments.length &&
    own.segments.every((segment, index) => {
      const called = segments[index] ?? '';
      return segment === called || (PARAMETER.test(segment) && (VALUE.test(called) || PARAMETER.test(called)));
    })
  );
}

/** The rank of a result: by group (lower is first), then by score (higher is first). */
export interface Rank {
  group: number;
  score: number;
}

export const byRank = (a: Rank, b: Rank): number => a.group - b.group || b.score - a.score;
