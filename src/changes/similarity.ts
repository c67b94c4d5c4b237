import type { ModelRecord } from './record.ts';
import { shown } from './shown.ts';

/** Two records are taken for one that was renamed from this likeness on. */
const ALIKE = 0.55;
/** Names this much alike are one name, whatever else changed. */
const SAME_NAME = 0.8;
/** Records beyond this many are not searched for renames: the plan was replaced, not edited. */
const MOST_PAIRS = 40_000;

/** Words of a text, in lower case, without HTTP methods: `GET /users` and `POST /users` are about users. */
const wordsOf = (text: string): string[] =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => !/^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY|WS)$/.test(word))
    .map((word) => word.toLowerCase());

/** Pairs of neighbouring letters, with the edges of words: `auth` → `^a au ut th h$`. */
function letterPairs(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const word of wordsOf(text)) {
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
  return { record, name: letterPairs(record.label), words };
}

/** A word that most records share tells little: it weighs the less the more have it. */
function weights(profiles: readonly Profile[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { words } of profiles) for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => 1 / (counts.get(word) ?? 1);
}

/** What was removed and what was added, paired where they are so alike that one is the other under a new name. */
export function renames(
  removed: readonly ModelRecord[],
  added: readonly ModelRecord[],
): { base: ModelRecord; head: ModelRecord }[] {
  if (removed.length === 0 || added.length === 0 || removed.length * added.length > MOST_PAIRS) return [];
  const [left, right] = [removed.map(profileOf), added.map(profileOf)];
  const weight = weights([...left, ...right]);
  const one = (): number => 1;
  const pairs = left.flatMap((a) =>
    right.flatMap((b) => {
      const name = dice(a.name, b.name, one);
      const score = name >= SAME_NAME ? name : (name + dice(a.words, b.words, weight)) / 2;
      return score >= ALIKE ? [{ base: a.record, head: b.record, score }] : [];
    }),
  );
  // Ties are broken by the two names together, so that the comparison the other way round pairs the same records.
  const key = ({ base, head }: (typeof pairs)[number]): string => [base.ref, head.ref].sort().join('\n');
  pairs.sort((a, b) => b.score - a.score || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  const taken = new Set<ModelRecord>();
  return pairs.flatMap(({ base, head }) => {
    if (taken.has(base) || taken.has(head)) return [];
    taken.add(base).add(head);
    return [{ base, head }];
  });
}
