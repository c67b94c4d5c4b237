import { escapeRegExp } from '../model/escape-reg-exp.ts';

/**
 * Which path templates stand for which paths. A template's segments are literal, a parameter (`{id}`, also inside a
 * segment: `{id}.json`), `*` or `**`:
 *
 * - `{id}` and a `*` in the middle are exactly one segment; the parameter's name does not matter;
 * - `*` at the end is one segment or more: `/api/chat/*` is everything below `/api/chat`, but not `/api/chat` itself;
 * - `**` is any number of segments, none included.
 *
 * A trailing slash does not matter, upper and lower case do.
 */

/** How general a segment is: the more, the larger. */
const LITERAL = 0;
const MIXED = 1;
const PARAMETER = 2;
const REST = 3;
const GLOBSTAR = 4;

interface Segment {
  rank: number;
  text: string;
}

const rankOf = (text: string, last: boolean): number => {
  if (text === '**') return GLOBSTAR;
  if (text === '*') return last ? REST : PARAMETER;
  if (/^\{[^{}]*\}$/.test(text)) return PARAMETER;
  return /\{[^{}]*\}/.test(text) ? MIXED : LITERAL;
};

/** The path of an address, without host, query and fragment: `http://localhost:8000/api?x=1` → `/api`. */
export const pathOf = (address: string): string =>
  address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '') || '/';

/** `/index.php?action=list` is told apart by its query, as old servers do it. */
const withoutQuery = (path: string): string => path.replace(/\?(?=[^}]*=).*$/s, '');
const queryOf = (address: string): URLSearchParams => new URLSearchParams(/\?([^#{}]*=[^#]*)/.exec(address)?.[1] ?? '');

const split = (path: string): string[] => path.split('/').filter((part) => part !== '');

const segmentsOf = (template: string): Segment[] => {
  const parts = split(template);
  return parts.map((text, index) => ({ text, rank: rankOf(text, index === parts.length - 1) }));
};

/** `{id}.json` as an expression: its parameters stand for one character or more. */
const mixedPattern = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split(/\{[^{}]*\}/)
      .map(escapeRegExp)
      .join('.+')}$`,
    'u',
  );

/** Whether one segment of a template stands for everything that a segment (of a path, or of another template) stands for. */
function segmentCovers(segment: Segment, other: Segment): boolean {
  if (other.rank >= REST) return false;
  if (segment.rank >= PARAMETER) return true;
  if (segment.rank === LITERAL) return other.rank === LITERAL && segment.text === other.text;
  if (other.rank >= PARAMETER) return false;
  // A parameter of the other side is some text: it is put there as a character that no path holds.
  return mixedPattern(segment.text).test(other.text.replace(/\{[^{}]*\}/g, '\u0000'));
}

/** Whether `template` stands for everything that `other` stands for, from these two positions on. */
function coversFrom(template: readonly Segment[], i: number, other: readonly Segment[], j: number): boolean {
  const segment = template[i];
  const next = other[j];
  if (!segment) return !next;
  if (segment.rank === GLOBSTAR) {
    return coversFrom(template, i + 1, other, j) || (next !== undefined && coversFrom(template, i, other, j + 1));
  }
  if (!next) return false;
  if (segment.rank === REST) return next.rank !== GLOBSTAR || other.slice(j + 1).some((each) => each.rank !== GLOBSTAR);
  return segmentCovers(segment, next) && coversFrom(template, i + 1, other, j + 1);
}

/** Whether `template` stands for every path that `other`, a template or a path, stands for. */
export const covers = (template: string, other: string): boolean => coversFrom(segmentsOf(template), 0, segmentsOf(other), 0);

/** Whether a template stands for a path in which every character is meant as it is: `*` and braces are ordinary there. */
export function matchesPath(template: string, path: string): boolean {
  return coversFrom(
    segmentsOf(template),
    0,
    split(path).map((text) => ({ text, rank: LITERAL })),
    0,
  );
}

/**
 * Which of two templates is more specific: negative where the first is, 0 where neither. The first segment that differs
 * decides: literal before `{id}.json`, before `{id}`, before `*`, before `**`. With equal segments the longer one wins.
 */
export function compareSpecificity(a: string, b: string): number {
  const [left, right] = [segmentsOf(a), segmentsOf(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [l, r] = [left[index], right[index]];
    if (!l && !r) return 0;
    if (!l) return r?.rank === GLOBSTAR ? -1 : 1;
    if (!r) return l.rank === GLOBSTAR ? 1 : -1;
    if (l.rank !== r.rank) return l.rank - r.rank;
    if (l.rank === MIXED) {
      const difference = literalLength(r.text) - literalLength(l.text);
      if (difference !== 0) return difference;
    }
  }
  return 0;
}

const literalLength = (text: string): number => text.replace(/\{[^{}]*\}/g, '').length;

/** What is matched: methods and a path template. `ANY` stands for every method. */
export interface Matchable {
  methods: readonly string[];
  /** Path below the host, base included. */
  path: string;
}

/** Whether two sets of methods have one in common; none given, or `ANY`, is every method. */
export const methodsMeet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.includes('ANY') || b.includes('ANY') || a.some((method) => b.includes(method));

const isAny = (methods: readonly string[]): boolean => methods.length === 0 || methods.includes('ANY');

/**
 * The candidates that answer a call, most specific only: several where they tie. Without a method every method is meant.
 * A template that covers another one gives way to it; with equal paths, a candidate that names the method beats one for any.
 */
export function bestMatches<Candidate extends Matchable>(
  candidates: readonly Candidate[],
  call: { method?: string; path: string },
): Candidate[] {
  const methods = call.method === undefined ? [] : [call.method];
  const path = pathOf(call.path);
  const query = queryOf(call.path);
  const matching = candidates.filter(
    (candidate) =>
      methodsMeet(candidate.methods, methods) &&
      matchesPath(withoutQuery(candidate.path), path) &&
      [...queryOf(candidate.path)].every(([name, value]) => query.getAll(name).includes(value)),
  );
  const narrow = matching.filter(
    (wide) =>
      !matching.some(({ path: other }) => {
        const [own, narrower] = [withoutQuery(wide.path), withoutQuery(other)];
        return covers(own, narrower) && !covers(narrower, own);
      }),
  );
  const rank = (a: Candidate, b: Candidate): number =>
    compareSpecificity(withoutQuery(a.path), withoutQuery(b.path)) ||
    queryOf(b.path).size - queryOf(a.path).size ||
    Number(isAny(a.methods)) - Number(isAny(b.methods));
  const best = narrow.reduce<Candidate | undefined>((first, each) => (first && rank(first, each) <= 0 ? first : each), undefined);
  return best ? narrow.filter((each) => rank(best, each) === 0) : [];
}
