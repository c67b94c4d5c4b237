import { alignment } from '../model/alignment.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Locate, Place } from '../model/source.ts';
import type { Change } from './change.ts';
import { nameOfItem } from './items.ts';
import { type JudgedFacts, type Judgement, namesOf, type Titles } from './judgement.ts';
import { JUDGES } from './judgements/registry.ts';
import { weighed } from './judgements/weights.ts';
import { type Leaf, pathText } from './leaves.ts';
import { meaningText } from './meaning.ts';
import { fieldWords, nameOf } from './nouns.ts';
import { proseDiff } from './prose.ts';
import { type ModelRecord, recordType } from './record.ts';
import type { InNewNames } from './renamed-references.ts';
import { cut, shown } from './shown.ts';

/** How the places of a side's records and fields are found. */
export interface Places {
  base: Locate;
  head: Locate;
}

/** Where a field of a record stands, or the record. */
export function placeOf(locate: Locate, record: ModelRecord, path: readonly string[] = []): Place {
  return record.inBody || path[0] === 'body' ? locate(record.source) : locate(record.source, path);
}

const items = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const quoted = (list: readonly string[]): string => list.map((item) => `"${cut(item, 60)}"`).join(', ');

/** Fields of an item that differ: `count 2 → 1`. */
function itemChanges(before: unknown, after: unknown): string {
  const [was, now] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  if (typeof was !== 'object' || typeof now !== 'object') return `${shown(before)} → ${shown(after)}`;
  return [...new Set([...Object.keys(was), ...Object.keys(now)])]
    .filter((key) => meaningText(was[key]) !== meaningText(now[key]))
    .map((key) => {
      const [a, b] = [shown(was[key]), shown(now[key])];
      return a === b ? `${key} reworded` : `${key} ${a} → ${b}`;
    })
    .join(', ');
}

/** What came into a list, what left it, and what is another in it. */
function listSentence(name: string, words: string, before: unknown, after: unknown, ordered: boolean): string {
  const steps = alignment(
    items(before).map((item) => meaningText(item)),
    items(after).map((item) => meaningText(item)),
  );
  const of = (op: 'removed' | 'added', list: readonly unknown[]): unknown[] => {
    const texts = new Set(steps.filter((step) => step.op === op).map(({ item }) => item));
    return list.filter((item) => texts.has(meaningText(item)));
  };
  const [gone, come] = [of('removed', items(before)), of('added', items(after))];
  const texts = (list: readonly unknown[]): Set<string> => new Set(list.map((item) => meaningText(item)));
  const [goneTexts, comeTexts] = [texts(gone), texts(come)];
  const goes = gone.filter((item) => !comeTexts.has(meaningText(item)));
  const comes = come.filter((item) => !goneTexts.has(meaningText(item)));
  if (goes.length === 0 && comes.length === 0)
    return ordered
      ? `${name}: ${words} in another order: ${cut(items(after).map(shown).join(', '))}`
      : `${name}: ${words} ${shown(before)} → ${shown(after)}`;
  const same = goes.flatMap((item) => {
    const other = comes.find((each) => nameOfItem(each) === nameOfItem(item));
    return other === undefined ? [] : [[item, other] as const];
  });
  const paired = new Set(same.flat());
  const left = (list: readonly unknown[]): string[] => list.filter((item) => !paired.has(item)).map(nameOfItem);
  const parts = [
    ...same.map(([was, now]) => `"${cut(nameOfItem(was), 60)}": ${itemChanges(was, now)}`),
    ...(left(comes).length > 0 ? [`added ${quoted(left(comes))}`] : []),
    ...(left(goes).length > 0 ? [`removed ${quoted(left(goes))}`] : []),
  ];
  return `${name}: ${words} ${parts.join('; ')}`;
}

const NAMES = new Set(['title', 'name']);
/** Fields that hold one reference, which is reported by the name of what it leads to. */
const REFERENCES = new Set(['phase', 'parent', 'replacedBy', 'supersedes', 'gates', 'nextReview']);

/** Said for every field that nothing special is known about. */
function genericSentence(
  head: ModelRecord,
  path: readonly string[],
  before: Leaf | undefined,
  after: Leaf | undefined,
  titles: Titles,
): string {
  const named = (value: unknown): string =>
    REFERENCES.has(path.at(-1) ?? '') && typeof value === 'string' ? namesOf(value, titles) : shown(value);
  const name = nameOf(head);
  const words = fieldWords(head, pathText(path));
  if (NAMES.has(pathText(path)) && before && after)
    return `${nameOf({ ...head, label: cut(shown(before.value)) })} is now called "${cut(shown(after.value))}"`;
  if (pathText(path) === 'body.prose')
    return `${name}: text ${before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'}`;
  const lists = [before, after].flatMap((leaf) => (leaf === undefined ? [] : [Array.isArray(leaf.value)]));
  if (lists.length > 0 && lists.every((list) => list))
    return listSentence(name, words, before?.value, after?.value, after?.ordered ?? before?.ordered ?? false);
  if (before === undefined) return `${name}: ${words} ${named(after?.value)} (not stated before)`;
  if (after === undefined) return `${name}: ${words} ${named(before.value)} is no longer stated`;
  const [was, now] = [named(before.value), named(after.value)];
  // Two long texts may differ only behind the cut.
  return was === now ? `${name}: ${words} reworded: ${now}` : `${name}: ${words} ${was} → ${now}`;
}

const paragraphs = (leaf: Leaf | undefined): string[] => (Array.isArray(leaf?.value) ? leaf.value.map(String) : []);

/** Fields by path. A field that is one value on one side and a group on the other (`4w`, a range) is one field on both. */
function leavesOfBoth(base: ModelRecord, head: ModelRecord): [Map<string, Leaf>, Map<string, Leaf>] {
  const maps = [base, head].map((record) => new Map(record.leaves.map((leaf) => [pathText(leaf.path), leaf]))) as [
    Map<string, Leaf>,
    Map<string, Leaf>,
  ];
  for (const [one, other] of [maps, maps.toReversed()] as const)
    for (const [name, leaf] of [...one]) {
      if (leaf.path.length < 2) continue;
      const whole = leaf.path.slice(0, -1);
      const key = pathText(whole);
      if (!other.has(key)) continue;
      const known = one.get(key)?.value;
      one.set(key, {
        path: whole,
        value: { ...(typeof known === 'object' ? known : {}), [leaf.path.at(-1) ?? '']: leaf.value },
        ordered: false,
      });
      one.delete(name);
    }
  return maps;
}

/** How other things of the plan are called. */
export interface Names {
  renamed?: InNewNames | undefined;
  titles: Titles;
}

/** What changed between two states of one record, a change a field. Renamed ids are distinguished from it. */
export function fieldChanges(
  base: ModelRecord,
  head: ModelRecord,
  facts: JudgedFacts,
  places: Places,
  names: Names = { titles: (id) => id },
): Change[] {
  const { renamed, titles } = names;
  const [was, now] = leavesOfBoth(base, head);
  const judges = JUDGES[recordType(head)]?.fields ?? {};
  const changes: Change[] = [];
  for (const field of new Set([...was.keys(), ...now.keys()])) {
    const [before, after] = [was.get(field), now.get(field)];
    const ordered = before?.ordered ?? after?.ordered ?? false;
    const meanings = [meaningText(before?.value, ordered), meaningText(after?.value, ordered)] as const;
    if (meanings[0] === meanings[1]) continue;
    const path = (after ?? before)?.path ?? [];
    // What only calls another thing by its new name says nothing new.
    const asNow = before && renamed ? { ...before, value: renamed(base, head, before) } : before;
    if (asNow !== before && meaningText(asNow?.value, ordered) === meanings[1]) continue;
    const judge = judges[field] ?? judges[`${field.split('.')[0]}.*`];
    const judged: Judgement = judge?.({ base, head, field, before: asNow?.value, after: after?.value, facts, titles }) ?? {};
    if (judged.same) continue;
    changes.push({
      fingerprint: fingerprint('changed', head.plan, recordType(head), base.ref, head.ref, field, ...meanings),
      severity: judged.severity ?? weighed(recordType(head), field, asNow?.value, after?.value),
      ...(judged.exposes && { exposes: true as const }),
      action: NAMES.has(field) && before && after ? 'renamed' : 'changed',
      kind: head.kind,
      ...(head.list !== undefined && { list: head.list }),
      ...(head.plan !== undefined && { plan: head.plan }),
      ref: head.ref,
      label: head.label,
      ...(base.ref !== head.ref && { wasRef: base.ref }),
      field,
      ...(before && { before: before.value }),
      ...(after && { after: after.value }),
      sentence: judged.sentence ?? genericSentence(head, path, asNow, after, titles),
      ...(field === 'body.prose' && { prose: proseDiff(paragraphs(asNow), paragraphs(after)) }),
      places: { base: placeOf(places.base, base, before ? path : []), head: placeOf(places.head, head, after ? path : []) },
    });
  }
  return changes;
}
