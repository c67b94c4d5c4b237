import { decisionState } from '../../analysis/decision.ts';
import { isStated } from '../../model/absences.ts';
import { flatten } from '../../model/body.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import { rowName } from '../../model/row-name.ts';
import { filesOf, rowsOf, tasksOf } from '../../model/rows-of.ts';
import { slugger } from '../../model/slug.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { LABELS } from '../labels/index.ts';
import { refUrl } from '../urls.ts';
import { type DueItem, dueItems, inOrder } from './due.ts';

/** Something that someone answers for. */
export interface Duty {
  plan: ComputedPlan;
  /** `Phase`, `Task`, `Risk`. */
  kind: string;
  /** Author text. */
  text: string;
  file: string;
  url: string;
  done: boolean;
}

/** An owner as plans name them: a person, a team or a role, and everything that is theirs. */
export interface Person {
  name: string;
  slug: string;
  /** Roles in the teams of plans, and plans that they answer for. */
  roles: { plan: ComputedPlan; text: string }[];
  duties: Duty[];
  /** What has a day, the earliest first. */
  due: DueItem[];
}

const KINDS: Readonly<Record<string, string>> = {
  phase: LABELS.common.phases,
  tasks: LABELS.people.tasks,
  decisions: LABELS.common.decisions,
  decision: LABELS.common.decisions,
  risks: LABELS.common.risks,
  rollout: LABELS.common.rollout,
  rollback: LABELS.common.rollback,
  endpoints: LABELS.common.endpoints,
  metrics: LABELS.common.metrics,
  checklist: LABELS.common.checklists,
  data: LABELS.common.data,
  stack: LABELS.common.stack,
  mappings: LABELS.common.mappings,
  quality: LABELS.common.quality,
  environment: LABELS.common.environment,
  architecture: LABELS.common.architecture,
  page: LABELS.common.pages,
};
const ORDER = [...new Set(Object.values(KINDS))];

const kindOf = (ref: string): string => KINDS[ref.split('/')[0] ?? ''] ?? LABELS.people.others;

/** `Ada, Mira` and `Ada and Mira` are two; names are compared without regard to case and spaces. */
export const ownersIn = (owner: string): string[] =>
  owner
    .split(/\s*[,;/&+、]\s*|\s+(?:and|und|et|y|e)\s+/u)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '');

const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase();

const CLOSED = new Set(['done', 'cancelled', 'closed', 'mitigated']);

/** A row that someone owns, or no one does. */
interface Owned extends Identity {
  owner?: string | undefined;
  status?: string | undefined;
}

const isDone = (row: Owned): boolean => CLOSED.has(row.status ?? '');

/** Files and rows of a plan, each once, with their owners. */
const ownedOf = (plan: Plan): Owned[] => [...filesOf(plan).filter((file) => file !== plan), ...rowsOf(plan)];

function dutiesOf(computed: ComputedPlan): { owner: string; duty: Duty }[] {
  const { plan } = computed;
  const duty = (kind: string, text: string, row: Pick<Identity, 'ref' | 'source'>, done: boolean): Duty => ({
    plan: computed,
    kind,
    text,
    file: row.source.file,
    url: refUrl(plan.id, row.ref),
    done,
  });
  const rows = ownedOf(plan).flatMap((row) => {
    const { owner } = row;
    const decided = row.ref.startsWith('decision') && decisionState(row as never) !== 'open';
    return owner === undefined ? [] : [{ owner, duty: duty(kindOf(row.ref), rowName(row), row, decided || isDone(row)) }];
  });
  const tasks = [...tasksOf(plan)].flatMap(({ task }) =>
    task.owner === undefined
      ? []
      : [{ owner: task.owner, duty: duty(LABELS.people.tasks, task.text, task, task.state === 'done') }],
  );
  return [...rows, ...tasks];
}

/** Owners by {@link keyOf} their names, for the plans of a reading. */
const cache = new WeakMap<readonly ComputedPlan[], ReadonlyMap<string, Person>>();

/** Everybody whom a plan names as an owner, by name; with what is theirs over all plans. */
export const peopleOf = (plans: readonly ComputedPlan[]): Person[] => [...peopleByKey(plans).values()];

function peopleByKey(plans: readonly ComputedPlan[]): ReadonlyMap<string, Person> {
  const known = cache.get(plans);
  if (known) return known;
  const people = new Map<string, Person>();
  const unique = slugger();
  const person = (name: string): Person => {
    const key = keyOf(name);
    const found = people.get(key) ?? { name, slug: '', roles: [], duties: [], due: [] };
    people.set(key, found);
    return found;
  };
  for (const computed of plans) {
    const { plan } = computed;
    const owner = plan.owner;
    if (owner !== undefined)
      for (const name of ownersIn(owner)) person(name).roles.push({ plan: computed, text: LABELS.people.answersForThePlan });
    for (const { owner: names, duty } of dutiesOf(computed)) for (const name of ownersIn(names)) person(name).duties.push(duty);
    for (const item of dueItems(computed)) for (const name of ownersIn(item.owner ?? '')) person(name).due.push(item);
    for (const member of plan.team ?? []) {
      const role = member.role;
      for (const name of member.people ?? []) {
        const found = people.get(keyOf(name));
        if (found && role !== undefined) found.roles.push({ plan: computed, text: role });
      }
    }
    for (const name of plan.escalation ?? [])
      people.get(keyOf(name))?.roles.push({ plan: computed, text: LABELS.people.escalation });
  }
  const sorted = new Map([...people].sort(([, a], [, b]) => a.name.localeCompare(b.name, 'en')));
  for (const each of sorted.values()) {
    each.slug = unique(each.name);
    each.due = inOrder(each.due);
    each.duties.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  }
  cache.set(plans, sorted);
  return sorted;
}

/** The page of an owner; of several, the first one's. Nothing where no plan names them as an owner. */
export function personUrl(plans: readonly ComputedPlan[], owner: string): string | undefined {
  const [first] = ownersIn(owner);
  const found = first === undefined ? undefined : peopleByKey(plans).get(keyOf(first));
  return found && `/people/${found.slug}/`;
}

/** Open things that ought to have an owner and name no one: phases, tasks of the phase in progress, risks, decisions, rollouts, rollbacks. */
export function ownerless(computed: ComputedPlan): Duty[] {
  const { plan, schedule } = computed;
  if (['done', 'cancelled'].includes(plan.status ?? '')) return [];
  const begun = new Set(plan.phases.filter(({ id }) => schedule.phases[id]?.state === 'begun').map(({ ref }) => ref));
  const nobody = (row: Owned): boolean => !isStated(row, 'owner') && !isDone(row);
  const make = (kind: string, row: Identity, text = rowName(row)): Duty => ({
    plan: computed,
    kind,
    text,
    file: row.source.file,
    url: refUrl(plan.id, row.ref),
    done: false,
  });
  const steps = plan.rollout.filter((rollout) => nobody(rollout) && rollout.steps.some(nobody));
  return [
    ...plan.phases
      .filter((phase) => nobody(phase) && schedule.phases[phase.id]?.state !== 'done')
      .map((row) => make(LABELS.common.phases, row)),
    ...plan.phases
      .filter((phase) => begun.has(phase.ref) && !isStated(phase, 'owner'))
      .flatMap((phase) =>
        [...flatten(phase.body.tasks)]
          .filter(({ owner, state }) => owner === undefined && state === 'open')
          .map((task) => make(LABELS.people.tasks, task, task.text)),
      ),
    ...plan.decisions
      .filter((decision) => nobody(decision) && decisionState(decision) === 'open')
      .map((row) => make(LABELS.common.decisions, row)),
    ...(plan.risks?.risks ?? []).filter(nobody).map((row) => make(LABELS.common.risks, row)),
    ...steps.map((row) => make(LABELS.common.rollout, row)),
    ...plan.rollback.filter(nobody).map((row) => make(LABELS.common.rollback, row)),
  ];
}

/** Duties by plan and kind, in the order in which they come. */
export function byPlan(duties: readonly Duty[]): { plan: ComputedPlan; kinds: { kind: string; duties: Duty[] }[] }[] {
  const plans = new Map<ComputedPlan, Map<string, Duty[]>>();
  for (const duty of duties) {
    const kinds = plans.get(duty.plan) ?? new Map<string, Duty[]>();
    plans.set(duty.plan, kinds);
    kinds.set(duty.kind, [...(kinds.get(duty.kind) ?? []), duty]);
  }
  return [...plans].map(([plan, kinds]) => ({ plan, kinds: [...kinds].map(([kind, list]) => ({ kind, duties: list })) }));
}
