import { shortText } from '../analysis/labels.ts';
import type { Plan } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { filesOf, rowsOf, tasksOf } from '../model/rows-of.ts';
import type { CellReference } from './cell.ts';

const indexes = new WeakMap<Plan, ReadonlyMap<string, string>>();

/** Returns the names of all files, rows and tasks of a plan, by reference. */
function namesOf(plan: Plan): ReadonlyMap<string, string> {
  const known = indexes.get(plan);
  if (known) return known;
  const names = new Map([
    ...[...tasksOf(plan)].map(({ task }) => [task.ref, shortText(task.text)] as const),
    ...[...filesOf(plan), ...rowsOf(plan)].map((thing) => [thing.ref, rowName(thing)] as const),
  ]);
  indexes.set(plan, names);
  return names;
}

/** Returns the part of a plan that a reference such as `phase/core-api` names; `undefined` if there is none. */
export function referenceTo(plan: Plan, written: string): CellReference | undefined {
  const ref = written.replace(/^(phase|checklist|page)s\//, '$1/');
  const text = namesOf(plan).get(ref);
  return text === undefined ? undefined : { text, ref };
}
