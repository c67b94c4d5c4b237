import type { ModelRecord } from './record.ts';
import { shown } from './shown.ts';

/** Two records are taken for one that was renamed from this likeness on. */
const ALIKE = 0.55;
/** Names this much alike are one name, whatever else changed. */
const SAME_NAME = 0.8;
/** Content this much alike, with so many words that no other record has, is one thing whatever its name. */
const SAME_CONTENT = 0.85;
const OWN_WORDS = 5;
/** A name that holds so much of another one's words, in the same place, is the same name put at more length. */
const CONTAINED = 0.75;
/** Up to so many pairs are all compared; beyond, each record with those that share most with it. */
const MOST_PAIRS = 40_000;
/** So many are compared with one record. Of more that share equally much with it, nothing says which it became. */
const MOST_NEAR = 25;
/** So many entries of the index are looked at for one record, the rarest words first. */
const MOST_LOOKED = 5000;

/** Words of a text, in lower case, without HTTP methods: `GET /users` and `POST /users` are about users. */
const wordsOf = (text: string): string[] =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => !/^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY|WS)$/.test(word))
    .map((word) => word.toLowerCase());

/** Pairs of neighbouring letters, with the edges of words: `auth` → `^a au ut th h$`. */
function letterPairs(words: readonly string[]): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const word of words) {
    const edged = `^${word}$`;
    for (let at = 0; at < edged.length - 1; at++) {
      const pair = edged.slice(at, at + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
  }
  return pairs;
}

/** Dice's coefficient (1945) of two bags, 0–1, each item weighed. Nothing is not like nothing. */
function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, weight: (item: string) => number): number {
  let [common, all] = [0, 0];
  for (const [item, count] of a) {
    all += count * weight(item);
    common += Math.min(count, b.get(item) ?? 0) * weight(item);
  }
  for (const [item, count] of b) all += count * weight(item);
  return all === 0 ? 0 : (2 * common) / all;
}

interface Profile {
  record: ModelRecord;
  name: Map<string, number>;
  nameWords: Set<string>;
  words: Map<string, number>;
}

function profileOf(record: ModelRecord): Profile {
  const words = new Map<string, number>();
  for (const { path, value } of record.leaves) {
    const text = Array.isArray(value) && path[0] === 'body' ? value.slice(0, 20).join(' ') : shown(value);
    for (const word of wordsOf(text)) {
      const field = `${path[0]}:${word}`;
      words.set(field, (words.get(field) ?? 0) + 1);
    }
  }
  const nameWords = wordsOf(record.label);
  return { record, name: letterPairs(nameWords), nameWords: new Set(nameWords), words };
}

const countsOf = (profiles: readonly Profile[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { words } of profiles) for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** How much of the shorter name's words stand in the other; 0 for names of fewer than three words. */
function contained(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  return short.size < 3 ? 0 : [...short].filter((word) => long.has(word)).length / short.size;
}

/** What is known about two records beside their own names and fields. */
export interface Evidence {
  /** How much of what stands in the two files is the same, 0–1. */
  contents?: (base: ModelRecord, head: ModelRecord) => number;
  /** Whether both stand between the same neighbours. */
  samePlace?: (base: ModelRecord, head: ModelRecord) => boolean;
}

/** What was renamed, and how many records were too alike to be distinguished, so that no rename was looked for. */
export interface Renames {
  pairs: { base: ModelRecord; head: ModelRecord }[];
  unsearched: number;
}

/** An inverted index: which records have a word in a field or in their name. */
function indexOf(profiles: readonly Profile[]): Map<string, Profile[]> {
  const index = new Map<string, Profile[]>();
  for (const profile of profiles)
    for (const key of keysOf(profile)) {
      const known = index.get(key);
      if (known) known.push(profile);
      else index.set(key, [profile]);
    }
  return index;
}

const keysOf = ({ words, nameWords }: Profile): string[] => [...words.keys(), ...[...nameWords].map((word) => `:${word}`)];

/** The records that share most with one, each word weighed by its rarity. Undefined where too many share equally much. */
function nearest(profile: Profile, index: ReadonlyMap<string, Profile[]>): Profile[] | undefined {
  const lists = keysOf(profile)
    .flatMap((key) => (index.has(key) ? [index.get(key) as Profile[]] : []))
    .sort((a, b) => a.length - b.length);
  const shared = new Map<Profile, number>();
  let [looked, most] = [0, 0];
  for (const list of lists) {
    looked += list.length;
    if (looked > MOST_LOOKED && shared.size > 0) break;
    for (const other of list) {
      const weight = (shared.get(other) ?? 0) + 1 / list.length;
      shared.set(other, weight);
      if (weight > most) most = weight;
    }
  }
  for (const from of [most / 2, most - 1e-9]) {
    const near = [...shared].flatMap(([other, weight]) => (weight >= from ? [other] : []));
    if (near.length <= MOST_NEAR) return near;
  }
  return undefined;
}

/** Pairs worth a comparison: all where they are few, else each record with those that share most with it. */
function candidates(left: readonly Profile[], right: readonly Profile[]): { pairs: [Profile, Profile][]; unsearched: number } {
  if (left.length * right.length <= MOST_PAIRS)
    return { pairs: left.flatMap((a) => right.map((b): [Profile, Profile] => [a, b])), unsearched: 0 };
  const index = indexOf(right);
  const near = left.map((a) => ({ a, found: nearest(a, index) }));
  return {
    pairs: near.flatMap(({ a, found }) => (found ?? []).map((b): [Profile, Profile] => [a, b])),
    unsearched: near.filter(({ found }) => found === undefined).length,
  };
}

/**
 * What was removed and what was added, paired where they are so alike that one is the other under a new name. What was read is
 * compared, and not the text that git compares: it is as alike after a reformatting, and there without git, in two folders.
 */
export function renames(removed: readonly ModelRecord[], added: readonly ModelRecord[], evidence: Evidence = {}): Renames {
  if (removed.length === 0 || added.length === 0) return { pairs: [], unsearched: 0 };
  const [left, right] = [removed.map(profileOf), added.map(profileOf)];
  const [counts, inBase, inHead] = [countsOf([...left, ...right]), countsOf(left), countsOf(right)];
  // A word that most records share says little: it weighs the less the more have it.
  const weight = (word: string): number => 1 / (counts.get(word) ?? 1);
  const one = (): number => 1;
  const isOwn = (word: string): boolean => inBase.get(word) === 1 && inHead.get(word) === 1;
  const scoreOf = (a: Profile, b: Profile): number => {
    const name = dice(a.name, b.name, one);
    if (name >= SAME_NAME) return name;
    const fields = dice(a.words, b.words, weight);
    const shared = [...a.words.keys()].filter((word) => b.words.has(word) && isOwn(word)).length;
    const contents = evidence.contents?.(a.record, b.record) ?? 0;
    const sameName = contained(a.nameWords, b.nameWords) >= CONTAINED && (evidence.samePlace?.(a.record, b.record) ?? false);
    return Math.max(
      (name + fields) / 2,
      fields >= SAME_CONTENT && shared >= OWN_WORDS ? fields * 0.9 : 0,
      contents,
      sameName ? CONTAINED : 0,
    );
  };
  const { pairs: worth, unsearched } = candidates(left, right);
  const pairs = worth.flatMap(([a, b]) => {
    const score = scoreOf(a, b);
    return score >= ALIKE ? [{ base: a.record, head: b.record, score }] : [];
  });
  // Ties are broken by the two names together, so that the comparison the other way round pairs the same records.
  const key = ({ base, head }: (typeof pairs)[number]): string => [base.ref, head.ref].sort().join('\n');
  const keyed = pairs.map((pair) => ({ ...pair, key: key(pair) }));
  keyed.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const taken = new Set<ModelRecord>();
  const best = keyed.flatMap(({ base, head }) => {
    if (taken.has(base) || taken.has(head)) return [];
    taken.add(base).add(head);
    return [{ base, head }];
  });
  return { pairs: best, unsearched };
}
