import { counted } from '../analysis/counted.ts';
import { CHANGE_SEVERITIES, type Change } from './change.ts';
import { fieldChanges, type Places } from './field-changes.ts';
import type { JudgedFacts } from './judgement.ts';
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
  const phases = new Map<string, string>(
    [...base, ...head].flatMap(({ kind, list, id, label }) =>
      kind === 'phase' && list === undefined ? [[id, label] as const] : [],
    ),
  );
  const titles = (id: string): string => phases.get(id) ?? id;
  const changes: Change[] = [];
  const fileOf = new Map<Change, string>();
  for (const pair of matching.pairs) {
    const fields = fieldChanges(pair.base, pair.head, facts, places, { renamed: newNames, titles });
    const fileMoved =
      pair.head.ref !== pair.head.fileRef && (fileNow.get(pair.base.fileRef) ?? pair.base.fileRef) !== pair.head.fileRef;
    changes.push(...renaming(pair.base, pair.head, places, fileMoved, fields, newNames), ...fields);
  }
  for (const record of matching.added) {
    const change = addition(record, facts, places);
    changes.push(change);
    fileOf.set(change, record.fileRef);
  }
  for (const record of matching.removed) {
    const change = removal(record, facts, places);
    changes.push(change);
    fileOf.set(change, record.fileRef);
  }
  gather(changes, fileOf);
  changes.push(...reorderings(base, head, matching, places));
  const renamed = new Map(
    matching.pairs.filter((pair) => pair.base.ref !== pair.head.ref).map((pair) => [pair.base.ref, pair.head.ref]),
  );
  const labels = matching.pairs.flatMap((pair): [string, string][] =>
    pair.base.label === pair.head.label ? [] : [[pair.base.label, pair.head.label]],
  );
  return { changes: changes.sort(compareChanges), renamed, labels, unsearched: matching.unsearched };
}
