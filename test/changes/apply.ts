import type { Change } from '../../src/changes/change.ts';
import { compareModels } from '../../src/changes/compare.ts';
import { leavesOf, pathText } from '../../src/changes/leaves.ts';
import { isGroup, meaningText } from '../../src/changes/meaning.ts';
import { recordType } from '../../src/changes/record.ts';
import { planRecords, sharedRecords } from '../../src/changes/records.ts';
import type { Side } from '../../src/changes/side.ts';

/** A model as a table: type and reference of each record → its fields → what they mean. */
export type Table = Map<string, Map<string, string>>;

const key = (type: string, ref: string): string => `${type} ${ref}`;
const typeOf = (change: Change): string => `${change.plan ?? ''}:${recordType(change)}`;

const ORDERED = /(^|\.)(escalation|actions|steps|plans|prose)$/;
const meaning = (field: string, value: unknown): string => meaningText(value, ORDERED.test(field));

export function tableOf({ computed }: Side): Table {
  const records = [...sharedRecords(computed.portfolio), ...computed.plans.flatMap(({ plan }) => planRecords(plan))];
  return new Map(
    records.map((record) => [
      key(`${record.plan ?? ''}:${recordType(record)}`, record.ref),
      new Map(record.leaves.map((leaf) => [pathText(leaf.path), meaning(pathText(leaf.path), leaf.value)])),
    ]),
  );
}

/** Carries the reported changes out on a model's table, knowing nothing of the other side but what they say. */
export function applied(table: Table, changes: readonly Change[]): Table {
  const renamed = changes.filter(({ wasRef }) => wasRef !== undefined);
  const own = new Map(renamed.map((change) => [key(typeOf(change), change.wasRef ?? ''), key(typeOf(change), change.ref)]));
  // What stands in a renamed file goes with it.
  const files = renamed.filter(({ list, kind }) => list === undefined && kind !== 'task' && kind !== 'criterion');
  const withFile = (name: string): string => {
    const file = files.find(({ wasRef }) => name.includes(` ${wasRef}/`));
    return file ? name.replace(` ${file.wasRef}/`, () => ` ${file.ref}/`) : name;
  };
  const next = new Map([...table].map(([name, fields]) => [own.get(name) ?? withFile(name), new Map(fields)]));
  for (const change of changes) {
    const name = key(typeOf(change), change.ref);
    if (change.action === 'removed') next.delete(withFile(name));
    else if (change.action === 'added')
      next.set(name, new Map(Object.entries(change.after as object).map(([field, value]) => [field, meaning(field, value)])));
    else if (change.field !== undefined) {
      // One value that became a group of fields, or the other way round.
      const fields = next.get(name);
      for (const key of [...(fields?.keys() ?? [])]) if (key.startsWith(`${change.field}.`)) fields?.delete(key);
      if (isGroup(change.after)) {
        fields?.delete(change.field);
        for (const leaf of leavesOf({ [change.field]: change.after }, new Set()))
          fields?.set(pathText(leaf.path), meaning(pathText(leaf.path), leaf.value));
      } else if (change.after === undefined) next.get(name)?.delete(change.field);
      else next.get(name)?.set(change.field, meaning(change.field, change.after));
    }
  }
  return next;
}

export const changesOf = (base: Side, head: Side): Change[] => {
  const { plans, shared } = compareModels(base, head);
  return [...shared, ...plans.flatMap(({ changes }) => changes)];
};

/** As plain data, for comparing. */
export const plain = (table: Table): Record<string, Record<string, string>> =>
  Object.fromEntries(
    [...table]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, fields]) => [name, Object.fromEntries([...fields].sort(([a], [b]) => (a < b ? -1 : 1)))]),
  );

/** Where two tables differ otherwise than by a reference that is called by the new name of what it refers to. */
export function differences(table: Table, head: Table, changes: readonly Change[]): string[] {
  const renamed = changes.flatMap(({ wasRef, ref }) => (wasRef === undefined ? [] : [[wasRef, ref] as const]));
  const last = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);
  const inNewNames = (text: string): string =>
    renamed.reduce((all, [was, now]) => all.replaceAll(was, now).replaceAll(`"${last(was)}"`, `"${last(now)}"`), text);
  const sorted = (text: string): string => [...text].sort().join('');
  return [...new Set([...table.keys(), ...head.keys()])].flatMap((name) => {
    const [was, now] = [table.get(name), head.get(name)];
    if (!was || !now) return [name];
    return [...new Set([...was.keys(), ...now.keys()])].flatMap((field) => {
      const [a, b] = [was.get(field) ?? '', now.get(field) ?? ''];
      return a === b || sorted(inNewNames(a)) === sorted(b) ? [] : [`${name}.${field}: ${a} → ${b}`];
    });
  });
}
