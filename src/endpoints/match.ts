import { escapeRegExp } from '../model/escape-reg-exp.ts';

/**
 * Matching of path templates. A template's segments are literals, parameters (`{id}`, also inside a segment:
 * `{id}.json`), `*` or `**`:
 *
 * - `{id}` and a `*` in the middle match exactly one segment; the parameter's name does not matter;
 * - `*` at the end matches one or more segments: `/api/chat/*` is everything below `/api/chat`, but not `/api/chat` itself;
 * - `**` matches any number of segments, including none.
 *
 * A trailing slash is ignored; matching is case-sensitive.
 */

/** Ranks of segments: the more general, the larger. */
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

/** Returns the path of a URL, without host, query and fragment: `http://localhost:8000/api?x=1` → `/api`. */
export const pathOf = (address: string): string =>
  address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '') || '/';

/** `/index.php?action=list` keeps its query, which dispatches on old servers. */
const withoutQuery = (path: string): string => path.replace(/\?(?=[^}]*=).*$/s, '');
const queryOf = (address: string): URLSearchParams => new URLSearchParams(/\?([^#{}]*=[^#]*)/.exec(address)?.[1] ?? '');

const split = (path: string): string[] => path.split('/').filter((part) => part !== '');

const segmentsOf = (template: string): Segment[] => {
  const parts = split(template);
  return parts.map((text, index) => ({ text, rank: rankOf(text, index === parts.length - 1) }));
};

/** Returns `{id}.json` as a regular expression: its parameters match one or more characters. */
const mixedPattern = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split(/\{[^{}]*\}/)
      .map(escapeRegExp)
      .join('.+')}$`,
    'u',
  );

/** Returns whether a template's segment matches everything that another segment (of a path or template) matches. */
function segmentCovers(segment: Segment, other: Segment): boolean {
  if (other.rank >= REST) return false;
  if (segment.rank >= PARAMETER) return true;
  if (segment.rank === LITERAL) return other.rank === LITERAL && segment.text === other.text;
  if (other.rank >= PARAMETER) return false;
  // A parameter on the other side can be any text: replace it by a character that no path contains.
  return mixedPattern(segment.text).test(other.text.replace(/\{[^{}]*\}/g, '\u0000'));
}

/** Returns whether `template` matches everything that `other` matches, from these two positions on. */
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

/** Returns whether `template` matches every path that `other`, a template or a path, matches. */
export const covers = (template: string, other: string): boolean => coversFrom(segmentsOf(template), 0, segmentsOf(other), 0);

/** Returns whether a template matches a literal path, in which `*` and braces have no meaning. */
export function matchesPath(template: string, path: string): boolean {
  return coversFrom(
    segmentsOf(template),
    0,
    split(path).map((text) => ({ text, rank: LITERAL })),
    0,
  );
}

/**
 * Compares the specificity of templates: negative if the first is more specific, 0 if neither is. The first different segment
 * decides: literal before `{id}.json`, before `{id}`, before `*`, before `**`. If all are equal, the longer one wins.
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

/** A candidate for matching: methods and a path template. `ANY` matches every method. */
export interface Matchable {
  methods: readonly string[];
  /** The path with its base, without the host. */
  path: string;
}

/** Returns whether two sets of methods intersect; an empty set, or `ANY`, is every method. */
export const methodsMeet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.includes('ANY') || b.includes('ANY') || a.some((method) => b.includes(method));

const isAny = (methods: readonly string[]): boolean => methods.length === 0 || methods.includes('ANY');

/**
 * Returns the most specific candidates for a call; several if they tie. Without a method, every method matches. A template gives
 * way to one that it covers; with equal paths, a candidate with the method beats one for any method.
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
