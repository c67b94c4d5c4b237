import { counted } from '../analysis/counted.ts';
import { CHANGE_SEVERITIES, type Change } from './change.ts';
import { fieldChanges, type Places } from './field-changes.ts';
import type { JudgedFacts, Titles } from './judgement.ts';
import { type Matching, matchRecords } from './match.ts';
import { headingOf, headingOrder } from './nouns.ts';
import type { ModelRecord } from './record.ts';
import { addition, removal, renaming } from './record-changes.ts';
import { inNewNames } from './renamed-references.ts';
import { reorderings } from './sequence.ts';

/** The changes of a plan, and what of the base is what on the head's side under another reference. */
export interface PlanChanges {
  changes: Change[];
  /** References of the base → of the head, where they differ. */
  renamed: ReadonlyMap<string, string>;
  /** Names of the base → of the head, where they differ. */
  labels: [was: string, now: string][];
  /** How many removed records were too like many others for a rename to be looked for. */
  unsearched: number;
}

/** Something that stands in another file now. */
interface Move {
  /** That it stands there, and what came along with it. */
  changes: readonly Change[];
  from: string;
  to: string;
}

const isWhole = (change: Change): boolean => change.list === undefined && change.kind !== 'task' && change.kind !== 'criterion';
const worst = (changes: readonly Change[]) =>
  CHANGE_SEVERITIES.find((severity) => changes.some((each) => each.severity === severity));

const COUNTED: readonly [Change['kind'] | 'row', string, string][] = [
  ['task', 'task', 'tasks'],
  ['criterion', 'exit criterion', 'exit criteria'],
  ['row', 'row', 'rows'],
];

/** `with 12 tasks and 3 exit criteria` */
function contents(inside: readonly Change[]): string {
  const of = (change: Change): Change['kind'] | 'row' => (change.list === undefined ? change.kind : 'row');
  const parts = COUNTED.flatMap(([kind, one, many]) => {
    const count = inside.filter((change) => of(change) === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const files = inside.filter(isWhole).length;
  if (files > 0) parts.unshift(counted(files, 'more file'));
  return parts.length === 0 ? '' : `, with ${parts.join(', ').replace(/, ([^,]*)$/, ' and $1')}`;
}

/** What an added file took over from others, and where the parts of a removed one went: a phase that is split, or merged. */
function gatherMoved(changes: readonly Change[], moves: readonly Move[], titles: Titles): void {
  for (const container of changes.filter((change) => isWhole(change) && change.within === undefined)) {
    const taken = container.action === 'added';
    if (!taken && container.action !== 'removed') continue;
    const own = moves.filter(({ from, to }) => (taken ? to : from) === container.ref);
    const groups = Map.groupBy(own, ({ from, to }) => (taken ? from : to));
    for (const change of own.flatMap(({ changes }) => changes)) change.within = container.ref;
    const words = [...groups].map(
      ([file, moved]) =>
        `${contents(moved.flatMap(({ changes }) => changes[0] ?? [])).replace(/^, with /, '')} ${taken ? 'of' : 'now in'} "${titles(file)}"`,
    );
    if (words.length > 0) container.sentence += `, ${taken ? 'with ' : ''}${words.join(' and ')}`;
  }
}

/** What came or went with a file belongs to that file's change, and what came or went with a plan to the plan's. */
function gather(changes: Change[], fileOf: ReadonlyMap<Change, string>): void {
  for (const action of ['added', 'removed'] as const) {
    const own = changes.filter((change) => change.action === action);
    const whole = own.filter(isWhole);
    const plan = whole.find(({ kind }) => kind === 'plan');
    for (const container of plan ? [plan] : whole) {
      const inside = own.filter((change) => change !== container && (plan !== undefined || fileOf.get(change) === container.ref));
      for (const change of inside) change.within = container.ref;
      // Something new has made no promise yet that it could break.
      if (action === 'added') for (const change of [container, ...inside]) change.severity = 'note';
      else container.severity = worst([container, ...inside]) ?? container.severity;
      // Of a way back that is gone, the number of its rows says nothing more.
      if (container.kind !== 'rollback') container.sentence += contents(inside);
    }
  }
}

const compareChanges = (a: Change, b: Change): number =>
  headingOrder(headingOf(a)) - headingOrder(headingOf(b)) ||
  CHANGE_SEVERITIES.indexOf(a.severity) - CHANGE_SEVERITIES.indexOf(b.severity);

/** Compares the records of one plan, or of what belongs to none. `outside` are references that were renamed elsewhere. */
export function recordChanges(
  base: readonly ModelRecord[],
  head: readonly ModelRecord[],
  facts: JudgedFacts,
  places: Places,
  outside?: ReadonlyMap<string, string>,
): PlanChanges {
  const matching: Matching = matchRecords(base, head);
  const fileNow = new Map(
    matching.pairs
      .filter(({ head: record }) => record.ref === record.fileRef)
      .map((pair) => [pair.base.fileRef, pair.head.fileRef]),
  );
  const newNames = inNewNames(matching.pairs, outside);
  const names = new Map<string, string>(
    [...base, ...head].flatMap(({ kind, list, id, ref, label }) => [
      [ref, label] as const,
      ...(kind === 'phase' && list === undefined ? [[id, label] as const] : []),
    ]),
  );
  const titles = (ref: string): string => names.get(ref) ?? ref;
  const changes: Change[] = [];
  const fileOf = new Map<Change, string>();
  const moves: Move[] = [];
  for (const pair of matching.pairs) {
    const fields = fieldChanges(pair.base, pair.head, facts, places, { renamed: newNames, titles });
    const fileMoved =
      pair.head.ref !== pair.head.fileRef && (fileNow.get(pair.base.fileRef) ?? pair.base.fileRef) !== pair.head.fileRef;
    const renamed = renaming(pair.base, pair.head, places, fileMoved, fields, titles, newNames);
    if (fileMoved) {
      const along = fields.filter(({ field }) => field === 'heading' || field === 'under');
      moves.push({ changes: [...renamed, ...along], from: pair.base.fileRef, to: pair.head.fileRef });
    }
    changes.push(...renamed, ...fields);
  }
  for (const record of matching.added) {
    const change = addition(record, facts, places, titles);
    changes.push(change);
    fileOf.set(change, record.fileRef);
  }
  for (const record of matching.removed) {
    const change = removal(record, facts, places, titles);
    changes.push(change);
    fileOf.set(change, record.fileRef);
  }
  gather(changes, fileOf);
  gatherMoved(changes, moves, titles);
  changes.push(...reorderings(base, head, matching, places));
  const renamed = new Map(
    matching.pairs.filter((pair) => pair.base.ref !== pair.head.ref).map((pair) => [pair.base.ref, pair.head.ref]),
  );
  const labels = matching.pairs.flatMap((pair): [string, string][] =>
    pair.base.label === pair.head.label ? [] : [[pair.base.label, pair.head.label]],
  );
  return { changes: changes.sort(compareChanges), renamed, labels, unsearched: matching.unsearched };
}
