import type { Body } from './body.ts';
import { flatten, type Task } from './body.ts';
import type { Identity, Plan } from './plan.ts';
import { KINDS, type Kind, type KindName, kindOf, partOf, type RowList } from './registry.ts';

/** A file of a plan, of any kind. */
export type AnyFile = Identity & { body: Body; order?: string };

const PLAN_KINDS: readonly Kind[] = KINDS.filter(({ location }) => location !== 'root');

const isFile = (item: unknown): item is AnyFile =>
  typeof item === 'object' && item !== null && 'body' in item && item.body !== undefined;

/** Returns the files of one kind in a plan, in the author's order. */
export function filesOfKind(plan: Plan, kind: KindName): AnyFile[] {
  if (kind === 'plan') return [plan];
  const part = plan[partOf(kindOf(kind)) as keyof Plan];
  return (Array.isArray(part) ? part : [part]).filter(isFile);
}

/** Returns the rows of one list in a file of a plan. Rows of `decisions.mdx` are assembled with the decisions that are files. */
export function rowsOfList(plan: Plan, kind: KindName, file: AnyFile, { field }: RowList): Identity[] {
  if (kind === 'decisions') return plan.decisions.filter(({ body }) => body === undefined);
  return ((file as unknown as Record<string, unknown>)[field] as Identity[] | undefined) ?? [];
}

/** Returns all files of a plan, in the order of kinds. */
export const filesOf = (plan: Plan): AnyFile[] => PLAN_KINDS.flatMap(({ name }) => filesOfKind(plan, name as KindName));

/** Returns all rows of a plan, of every list. */
export const rowsOf = (plan: Plan): Identity[] =>
  PLAN_KINDS.flatMap(({ name, rows }) =>
    rows.length === 0
      ? []
      : filesOfKind(plan, name as KindName).flatMap((file) =>
          rows.flatMap((list) => rowsOfList(plan, name as KindName, file, list)),
        ),
  );

/** Yields all tasks and criteria of a plan, with their file. */
export function* tasksOf(plan: Plan): Generator<{ task: Task; file: AnyFile; criterion: boolean }> {
  for (const file of filesOf(plan)) {
    for (const task of flatten(file.body.tasks)) yield { task, file, criterion: false };
    for (const task of flatten(file.body.criteria)) yield { task, file, criterion: true };
  }
}
