import { type ModelRecord, recordType } from './record.ts';
import { renames } from './similarity.ts';

/** Records of both sides that are the same thing, and those that only one side has. */
export interface Matching {
  pairs: { base: ModelRecord; head: ModelRecord }[];
  removed: ModelRecord[];
  added: ModelRecord[];
}

const isFile = ({ list, kind }: ModelRecord): boolean => list === undefined && kind !== 'task' && kind !== 'criterion';

/** Pairs records whose second key is the same and in no other record of either side. */
function sameIdentity(removed: readonly ModelRecord[], added: readonly ModelRecord[]): Matching['pairs'] {
  const once = (records: readonly ModelRecord[]): Map<string, ModelRecord> => {
    const keyed = records.filter(({ identity }) => identity !== undefined);
    const groups = Map.groupBy(keyed, ({ identity, fileRef }) => `${fileRef} ${identity}`);
    return new Map([...groups].flatMap(([key, [first, ...others]]) => (first && others.length === 0 ? [[key, first]] : [])));
  };
  const [was, now] = [once(removed), once(added)];
  return [...was].flatMap(([key, base]) => {
    const head = now.get(key);
    return head ? [{ base, head }] : [];
  });
}

/** Pairs records by a key, then the rest of one type by likeness. */
function pairUp(
  base: readonly ModelRecord[],
  head: readonly ModelRecord[],
  keyOf: (record: ModelRecord, side: 'base' | 'head') => string,
): Matching {
  const byKey = new Map(head.map((record) => [keyOf(record, 'head'), record]));
  const pairs: Matching['pairs'] = [];
  const removed: ModelRecord[] = [];
  for (const record of base) {
    const key = keyOf(record, 'base');
    const other = byKey.get(key);
    if (other) {
      pairs.push({ base: record, head: other });
      byKey.delete(key);
    } else removed.push(record);
  }
  const added = [...byKey.values()];
  pairs.push(...sameIdentity(removed, added));
  const paired = new Set(pairs.flatMap((pair) => [pair.base, pair.head]));
  for (const type of new Set(removed.map(recordType))) {
    const left = (record: ModelRecord): boolean => recordType(record) === type && !paired.has(record);
    const found = renames(removed.filter(left), added.filter(left));
    pairs.push(...found);
    for (const pair of found) paired.add(pair.base).add(pair.head);
  }
  return {
    pairs,
    removed: removed.filter((record) => !paired.has(record)),
    added: added.filter((record) => !paired.has(record)),
  };
}

/** Matches the records of a plan (or of what belongs to none): files by kind and id, then rows and tasks within them. */
export function matchRecords(base: readonly ModelRecord[], head: readonly ModelRecord[]): Matching {
  const files = pairUp(base.filter(isFile), head.filter(isFile), (record) =>
    record.kind === 'plan' ? 'plan' : `${record.kind} ${record.id}`,
  );
  // Rows and tasks of a renamed file are looked up by the file's new name.
  const renamed = new Map(files.pairs.map((pair) => [pair.base.ref, pair.head.ref]));
  const parts = pairUp(
    base.filter((record) => !isFile(record)),
    head.filter((record) => !isFile(record)),
    (record, side) => {
      const file = side === 'base' ? (renamed.get(record.fileRef) ?? record.fileRef) : record.fileRef;
      return `${recordType(record)} ${file} ${record.id}`;
    },
  );
  return {
    pairs: [...files.pairs, ...parts.pairs],
    removed: [...files.removed, ...parts.removed],
    added: [...files.added, ...parts.added],
  };
}
