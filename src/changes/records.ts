import { rowLabel, shortText } from '../analysis/labels.ts';
import { resolveMapping } from '../analysis/operations.ts';
import { titleOf } from '../analysis/title.ts';
import type { Task } from '../model/body.ts';
import type { EndpointMapping, Plan, Portfolio, Surface } from '../model/plan.ts';
import { KINDS, type Kind, type KindName, kindOf, partOf } from '../model/registry.ts';
import { type AnyFile, filesOfKind, rowsOfList } from '../model/rows-of.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { operationsKey } from './old-operations.ts';
import { proseOf, stepText } from './prose.ts';
import type { ModelRecord } from './record.ts';

/** What identifies a record, and where it stands: compared by matching, not as fields. `order` counts as sequence only. */
const IDENTITY = ['id', 'ref', 'source', 'body', 'order', 'defaults'];
/** Fields of the assembled plan that hold its files. */
const PARTS: ReadonlySet<string> = new Set(KINDS.map((kind: Kind) => partOf(kind)));

const omittedOf = (kind: KindName): ReadonlySet<string> =>
  new Set([...IDENTITY, ...kindOf(kind).rows.map(({ field }) => field), ...(kind === 'plan' ? PARTS : [])]);
const OMITTED = new Map(KINDS.map(({ name }) => [name as KindName, omittedOf(name)]));
const NONE: ReadonlySet<string> = new Set(IDENTITY);

/** Whether a file is a checklist that something waits for. */
const isGate = (file: object): boolean => 'gates' in file && file.gates !== undefined;

function taskRecords(tasks: readonly Task[], kind: 'task' | 'criterion', file: AnyFile, plan: string | undefined): ModelRecord[] {
  const seen = new Map<string, number>();
  const visit = (task: Task, parent: Task | undefined): ModelRecord[] => {
    const count = (seen.get(task.ref) ?? 0) + 1;
    seen.set(task.ref, count);
    const { id: _, ...attributes } = task.attributes;
    const fields = { text: task.text, state: task.state, heading: task.heading, under: parent?.id, ...attributes };
    const ref = count === 1 ? task.ref : `${task.ref}~${count}`;
    return [
      {
        kind,
        ...(plan !== undefined && { plan }),
        id: count === 1 ? task.id : `${task.id}~${count}`,
        ref,
        label: shortText(task.text),
        fileRef: file.ref,
        ...(isGate(file) && { gates: true as const }),
        leaves: leavesOf(fields, new Set()),
        source: task.source,
        inBody: true,
      },
      ...task.children.flatMap((child) => visit(child, task)),
    ];
  };
  return tasks.flatMap((task) => visit(task, undefined));
}

/** A file's own fields: its frontmatter, its procedure, its prose. */
function fileLeaves(file: AnyFile, kind: KindName): Leaf[] {
  const { body } = file;
  const own = leavesOf(file as unknown as Record<string, unknown>, OMITTED.get(kind) ?? NONE);
  const steps = body.steps.map(stepText);
  const prose = proseOf(body);
  return [
    ...own,
    ...(steps.length > 0 ? [{ path: ['body', 'steps'], value: steps, ordered: true }] : []),
    ...(prose.length > 0 ? [{ path: ['body', 'prose'], value: prose, ordered: true }] : []),
  ];
}

/** What callers send and what answers them, by a key without spelling. */
const callsOf = (row: EndpointMapping, surface: Surface): string => {
  const { from, to } = resolveMapping(row, surface);
  return `${operationsKey(from)} → ${from.length > 0 ? '' : operationsKey(to)}`;
};

/** Returns the records of a file: itself, its rows, tasks and criteria. */
function fileRecords(file: AnyFile, kind: KindName, plan: Plan | undefined): ModelRecord[] {
  const inPlan = plan === undefined ? {} : { plan: plan.id };
  const own: ModelRecord = {
    kind,
    ...inPlan,
    id: file.id,
    ref: file.ref,
    label: titleOf(file as { id: string }),
    fileRef: file.ref,
    leaves: fileLeaves(file, kind),
    source: file.source,
    inBody: false,
  };
  const lists = plan ? kindOf(kind).rows : [];
  const rows = lists.flatMap((list): ModelRecord[] =>
    (plan ? rowsOfList(plan, kind, file, list) : []).map((row) => ({
      kind,
      list: list.field,
      ...inPlan,
      id: row.id,
      ref: row.ref,
      label: rowLabel(row),
      fileRef: file.ref,
      ...(kind === 'endpoints' && { identity: callsOf(row as EndpointMapping, file as unknown as Surface) }),
      leaves: leavesOf(row as unknown as Record<string, unknown>, NONE),
      source: row.source,
      inBody: false,
    })),
  );
  const { body } = file;
  return [
    own,
    ...rows,
    ...taskRecords(body.tasks, 'task', file, plan?.id),
    ...taskRecords(body.criteria, 'criterion', file, plan?.id),
  ];
}

/** Returns every record of a plan, the plan itself first. */
export const planRecords = (plan: Plan): ModelRecord[] =>
  KINDS.flatMap(({ name, location }) =>
    location === 'root' ? [] : filesOfKind(plan, name).flatMap((file) => fileRecords(file, name, plan)),
  );

/** What belongs to no plan: `portfolio.mdx` and the calendars. */
export const sharedRecords = ({ file, calendars }: Portfolio): ModelRecord[] => [
  ...(file ? fileRecords(file, 'portfolio', undefined) : []),
  ...calendars.flatMap((calendar) => fileRecords(calendar, 'calendar', undefined)),
];

/** The title of a plan. */
export const planTitle = (plan: Plan): string => plan.title ?? plan.id;
