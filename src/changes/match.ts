import { type Leaf, pathText } from './leaves.ts';
import { meaningText } from './meaning.ts';
import { type ModelRecord, recordType } from './record.ts';
import { inNewNames } from './renamed-references.ts';
import { type Evidence, renames } from './similarity.ts';

/** Records of both sides that are the same thing, and those that only one side has. */
export interface Matching {
  pairs: { base: ModelRecord; head: ModelRecord }[];
  removed: ModelRecord[];
  added: ModelRecord[];
  /** How many removed records were too like many others for a rename to be looked for. */
  unsearched: number;
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
  evidenceOf: (pairs: Matching['pairs']) => Evidence,
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
  const evidence = removed.length > 0 && added.length > 0 ? evidenceOf(pairs) : {};
  let unsearched = 0;
  for (const type of new Set(removed.map(recordType))) {
    const left = (record: ModelRecord): boolean => recordType(record) === type && !paired.has(record);
    const found = renames(removed.filter(left), added.filter(left), evidence);
    unsearched += found.unsearched;
    pairs.push(...found.pairs);
    for (const pair of found.pairs) paired.add(pair.base).add(pair.head);
  }
  return {
    pairs,
    removed: removed.filter((record) => !paired.has(record)),
    added: added.filter((record) => !paired.has(record)),
    unsearched,
  };
}

/** What stands in each file, by type and id. */
function contentsOf(records: readonly ModelRecord[]): Map<string, Set<string>> {
  const contents = new Map<string, Set<string>>();
  for (const record of records)
    if (!isFile(record)) {
      const own = contents.get(record.fileRef) ?? new Set();
      contents.set(record.fileRef, own.add(`${recordType(record)} ${record.id}`));
    }
  return contents;
}

/** How much of what stands in two files is the same. One row alone says nothing. */
function sameContents(base: readonly ModelRecord[], head: readonly ModelRecord[]): NonNullable<Evidence['contents']> {
  const [was, now] = [contentsOf(base), contentsOf(head)];
  return (a, b) => {
    const [one, other] = [was.get(a.ref) ?? new Set(), now.get(b.ref) ?? new Set()];
    const common = [...one].filter((key) => other.has(key)).length;
    return common < 2 ? 0 : (2 * common) / (one.size + other.size);
  };
}

/** Whether two records stand behind and before the same ones of their lists. */
function samePlace(
  base: readonly ModelRecord[],
  head: readonly ModelRecord[],
  pairs: Matching['pairs'],
  fileNow: ReadonlyMap<string, string>,
): NonNullable<Evidence['samePlace']> {
  const headOf = new Map(pairs.map((pair) => [pair.base, pair.head]));
  const baseOf = new Map(pairs.map((pair) => [pair.head, pair.base]));
  /** The nearest matched record on either side of each, by its reference on the head. */
  const neighbours = (records: readonly ModelRecord[], known: (record: ModelRecord) => string | undefined) => {
    const around = new Map<ModelRecord, string>();
    for (const list of Map.groupBy(records, (record) => `${record.fileRef} ${recordType(record)}`).values()) {
      let last = 'start';
      const before = list.map((record) => {
        const own = last;
        last = known(record) ?? last;
        return own;
      });
      let next = 'end';
      for (let at = list.length - 1; at >= 0; at--) {
        const record = list[at] as ModelRecord;
        around.set(record, `${before[at]} ${next}`);
        next = known(record) ?? next;
      }
    }
    return around;
  };
  const was = neighbours(base, (record) => headOf.get(record)?.ref);
  const now = neighbours(head, (record) => (baseOf.has(record) ? record.ref : undefined));
  return (a, b) => (fileNow.get(a.fileRef) ?? a.fileRef) === b.fileRef && was.get(a) === now.get(b);
}

/** Matches the records of a plan (or of what belongs to none): files by kind and id, then rows and tasks within them. */
export function matchRecords(base: readonly ModelRecord[], head: readonly ModelRecord[]): Matching {
  const files = pairUp(
    base.filter(isFile),
    head.filter(isFile),
    (record) => (record.kind === 'plan' ? 'plan' : `${record.kind} ${record.id}`),
    () => ({ contents: sameContents(base, head) }),
  );
  // Rows and tasks of a renamed file are looked up by the file's new name.
  const renamed = new Map(files.pairs.map((pair) => [pair.base.ref, pair.head.ref]));
  const [rows, rowsNow] = [base, head].map((records) => records.filter((record) => !isFile(record))) as [
    ModelRecord[],
    ModelRecord[],
  ];
  const parts = pairUp(
    rows,
    rowsNow,
    (record, side) => {
      const file = side === 'base' ? (renamed.get(record.fileRef) ?? record.fileRef) : record.fileRef;
      return `${recordType(record)} ${file} ${record.id}`;
    },
    (pairs) => ({ samePlace: samePlace(rows, rowsNow, pairs, renamed) }),
  );
  const pairs = [...files.pairs, ...parts.pairs];
  const followed = followingNames(parts, pairs, renamed);
  const paired = new Set(followed.flatMap((pair) => [pair.base, pair.head]));
  return {
    pairs: [...pairs, ...followed],
    removed: [...files.removed, ...parts.removed.filter((record) => !paired.has(record))],
    added: [...files.added, ...parts.added.filter((record) => !paired.has(record))],
    unsearched: files.unsearched + parts.unsearched,
  };
}

/** Rows that say the same once the new names of other things are followed: an edge whose end has another id. */
function followingNames(
  { removed, added }: Matching,
  pairs: Matching['pairs'],
  fileNow: ReadonlyMap<string, string>,
): Matching['pairs'] {
  const newNames = removed.length > 0 && added.length > 0 ? inNewNames(pairs) : undefined;
  if (!newNames) return [];
  const key = (record: ModelRecord, file: string, read: (leaf: Leaf) => unknown): string =>
    [recordType(record), file, ...record.leaves.map((leaf) => `${pathText(leaf.path)}=${meaningText(read(leaf))}`)].join('\n');
  const waiting = Map.groupBy(added, (record) => key(record, record.fileRef, ({ value }) => value));
  return removed.flatMap((base) => {
    const file = fileNow.get(base.fileRef) ?? base.fileRef;
    const head = waiting.get(key(base, file, (leaf) => newNames(base, base, leaf)))?.shift();
    return head ? [{ base, head }] : [];
  });
}
