import { entriesOf } from './absences.ts';
import type { Calendar, Identity, Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { filesOf, rowsOf, tasksOf } from './rows-of.ts';
import type { Source } from './source.ts';
import { isSlip, nearest } from './values/nearest.ts';

/** All reference targets of a plan. */
export interface ReferenceIndex {
  phases: ReadonlySet<string>;
  metrics: ReadonlySet<string>;
  decisions: ReadonlySet<string>;
  triggers: ReadonlySet<string>;
  /** `kind/id` of every file, row and task. */
  refs: ReadonlySet<string>;
  /** The last parts of refs: ids that a field of mixed type may use alone. */
  ids: ReadonlySet<string>;
}

const idsOf = (things: readonly Identity[] | undefined): Set<string> => new Set((things ?? []).map((thing) => thing.id));

export function referenceIndex(plan: Plan): ReferenceIndex {
  const refs = new Set<string>([...filesOf(plan), ...rowsOf(plan)].map((thing) => thing.ref));
  for (const { task } of tasksOf(plan)) refs.add(task.ref);
  return {
    phases: idsOf(plan.phases),
    metrics: idsOf(plan.metrics?.metrics),
    decisions: idsOf(plan.decisions),
    triggers: new Set(plan.rollback.flatMap((procedure) => procedure.triggers.map((trigger) => trigger.id))),
    refs,
    ids: new Set([...refs].map((ref) => ref.slice(ref.lastIndexOf('/') + 1))),
  };
}

type Field = (string | number)[];

/** Collects the broken references of a plan. */
class Checker {
  readonly problems: Problem[] = [];
  readonly plan: Plan;
  readonly index: ReferenceIndex;

  constructor(plan: Plan) {
    this.plan = plan;
    this.index = referenceIndex(plan);
  }

  dangling(
    kind: string,
    id: string,
    known: Iterable<string>,
    source: Source,
    field: Field,
    related: Problem['related'] = [],
  ): void {
    const meant = nearest(id, known);
    const some = [...known].slice(0, 8);
    this.problems.push({
      rule: `reference/unknown-${kind}`,
      message: `there is no ${kind} \`${id}\``,
      source,
      field,
      fix: meant
        ? `Did you mean \`${meant}\`?`
        : some.length > 0
          ? `Known are ${some.join(', ')}${some.length < [...known].length ? ', …' : ''}`
          : `This plan has no ${kind} yet`,
      ...(meant !== undefined && isSlip(id, meant) && { replacement: meant }),
      key: `${kind}:${id}:${field.join('.')}`,
      plan: this.plan.id,
      ...(related.length > 0 && { related }),
    });
  }

  one(kind: 'phase' | 'metric' | 'decision' | 'trigger', id: unknown, source: Source, ...field: Field): void {
    if (typeof id !== 'string') return;
    const known = {
      phase: this.index.phases,
      metric: this.index.metrics,
      decision: this.index.decisions,
      trigger: this.index.triggers,
    }[kind];
    if (!known.has(id)) this.dangling(kind, id, known, source, field);
  }

  /** Accepts `kind/id`, or an id alone. A value of plain words is no reference. */
  mixed(ref: unknown, source: Source, ...field: Field): void {
    if (typeof ref !== 'string') return;
    if (ref.includes('/') ? this.index.refs.has(normalRef(ref)) : this.index.ids.has(ref)) return;
    if (!ref.includes('/') && !/^[\p{L}\p{N}._-]+$/u.test(ref)) return;
    this.dangling('reference', ref, this.index.refs, source, field);
  }
}

/** Authors write `phases/auth` for `phase/auth`. */
const normalRef = (ref: string): string =>
  ref
    .replace(/^phases\//, 'phase/')
    .replace(/^checklists\//, 'checklist/')
    .replace(/^pages\//, 'page/');

/** Returns a problem for every broken reference of a plan. The reader checks links in bodies. */
export function checkReferences(plan: Plan, calendars: readonly Calendar[]): Problem[] {
  const check = new Checker(plan);
  const phased = [...rowsOf(plan), ...plan.checklists, ...plan.pages] as (Identity & { phase?: unknown })[];
  for (const row of phased) check.one('phase', row.phase, row.source, 'phase');

  const calendarIds = idsOf(calendars);
  for (const owner of [plan, ...plan.phases]) {
    const id = owner.calendar;
    if (id !== undefined && !calendarIds.has(id)) check.dangling('calendar', id, calendarIds, owner.source, ['calendar']);
  }
  for (const phase of plan.phases) {
    for (const [index, dependency] of entriesOf(phase.after)) {
      const long = typeof dependency === 'object' ? dependency : undefined;
      check.one('phase', long ? long.phase : dependency, phase.source, 'after', index, ...(long ? ['phase'] : []));
    }
    check.one('phase', phase.parent, phase.source, 'parent');
    check.one('phase', phase.replacedBy, phase.source, 'replacedBy');
  }
  for (const decision of plan.decisions) {
    for (const [index, phase] of entriesOf(decision.blocks)) {
      check.one('phase', phase, decision.source, 'blocks', index);
    }
    check.one('decision', decision.supersedes, decision.source, 'supersedes');
    for (const [index, option] of entriesOf(decision.options)) {
      if (/^rollout\/[^/\s]+$/.test(option)) check.mixed(option, decision.source, 'options', index);
    }
    for (const [index, ref] of entriesOf(decision.affects)) {
      check.mixed(ref, decision.source, 'affects', index);
    }
  }
  const pages = idsOf(plan.pages);
  for (const audience of plan.audiences) {
    for (const [index, ref] of entriesOf(audience.only)) {
      check.mixed(ref, audience.source, 'only', index);
    }
    for (const [index, page] of entriesOf(audience.pages)) {
      if (!pages.has(page)) check.dangling('page', page, pages, audience.source, ['pages', index]);
    }
  }
  for (const checklist of plan.checklists) {
    check.one('phase', checklist.after, checklist.source, 'after');
    check.mixed(checklist.gates, checklist.source, 'gates');
  }
  for (const risk of plan.risks?.risks ?? []) {
    for (const [index, ref] of entriesOf(risk.affects)) {
      check.mixed(ref, risk.source, 'affects', index);
    }
    for (const [index, ref] of entriesOf(risk.tasks)) {
      check.mixed(ref, risk.source, 'tasks', index);
    }
  }
  for (const option of plan.rollout) {
    for (const step of option.steps) {
      for (const field of ['promoteIf', 'abortIf'] as const) {
        for (const [index, condition] of entriesOf(step[field])) {
          if (typeof condition === 'string') check.mixed(condition, step.source, field, index);
          else check.one('metric', condition.metric, step.source, field, index, 'metric');
        }
      }
    }
    for (const threshold of option.thresholds) check.one('metric', threshold.metric, threshold.source, 'metric');
  }
  for (const procedure of plan.rollback) {
    const until = procedure.until;
    check.mixed(until?.from, procedure.source, 'until', 'from');
    for (const trigger of procedure.triggers) check.one('metric', trigger.metric, trigger.source, 'metric');
  }
  for (const load of plan.quality?.load ?? []) check.one('metric', load.metric, load.source, 'metric');
  for (const item of plan.stack?.stack ?? []) check.one('decision', item.decision, item.source, 'decision');
  for (const view of plan.architecture) {
    const groups = idsOf(view.groups);
    const ends = new Set([...groups, ...idsOf(view.nodes)]);
    for (const node of [...view.groups, ...view.nodes]) {
      const group = node.group;
      if (group !== undefined && !groups.has(group)) check.dangling('group', group, groups, node.source, ['group']);
    }
    for (const edge of view.edges) {
      for (const end of ['from', 'to'] as const) {
        const id = edge[end];
        if (id !== undefined && !ends.has(id)) check.dangling('node', id, ends, edge.source, [end]);
      }
    }
    for (const node of view.nodes) {
      const replaced = node.replaces;
      if (replaced !== undefined && !ends.has(replaced)) check.dangling('node', replaced, ends, node.source, ['replaces']);
    }
  }
  const nextReview = plan.document?.nextReview;
  if (nextReview !== undefined && /^\w+\/\S+$/.test(nextReview)) check.mixed(nextReview, plan.source, 'document', 'nextReview');
  const tasks = new Map([...tasksOf(plan)].map(({ task }) => [task.ref, task]));
  for (const { task, file } of tasksOf(plan)) {
    for (const ref of task.after ?? []) {
      if (taskAt(ref, file.ref, tasks)) continue;
      const known = [...tasks.keys()].map((each) => shortTaskRef(each, file.ref));
      check.dangling('task', ref, known, task.source, ['after', ref]);
    }
  }
  for (const { task } of tasksOf(plan)) if (task.metric !== undefined) check.one('metric', task.metric, task.source, 'metric');
  checkOwners(plan, check);
  return check.problems;
}

/** The task that `after:` of a task in a file names: `rehearsal`, `core-api/jwt`, `checklist/cutover/dns`. */
export function taskAt<T>(ref: string, file: string, tasks: ReadonlyMap<string, T>): T | undefined {
  return tasks.get(`${file}/${ref}`) ?? tasks.get(`phase/${ref}`) ?? tasks.get(normalRef(ref));
}

/** A reference as one would write it in a file: without what goes without saying there. */
const shortTaskRef = (ref: string, file: string): string =>
  ref.startsWith(`${file}/`) ? ref.slice(file.length + 1) : ref.replace(/^phase\//, '');

/** Owners that mean the whole team, as plans write them. */
const EVERYBODY = ['all', 'everyone', 'team', 'the team', 'alle', 'tous', 'todos', 'tutti', 'все', '全员', '全員', '모두'];

/** Where the plan names its team, an owner who is not in it is mistyped, or missing from the team. */
function checkOwners(plan: Plan, check: Checker): void {
  const known = new Set(
    (plan.team ?? []).flatMap(({ role, people }) => [role, ...(people ?? [])]).filter((name) => name !== undefined),
  );
  if (known.size === 0) return;
  // An owner of the whole plan is named by the plan itself, be it a person, a team or a department.
  for (const name of [plan.owner, ...(plan.escalation ?? [])]) if (name !== undefined) known.add(name);
  const lower = new Set([...EVERYBODY, ...known].map((name) => name.toLowerCase()));
  const owned = [...filesOf(plan), ...rowsOf(plan), ...tasksOf(plan).map(({ task }) => task)] as (Identity & {
    owner?: unknown;
  })[];
  const unknown = owned.flatMap(({ owner, source }) =>
    typeof owner === 'string' && !lower.has(owner.toLowerCase()) ? [{ owner, source }] : [],
  );
  // One finding a name: who is missing from the team is missing once, however much is theirs.
  for (const [owner, [first, ...more]] of Map.groupBy(unknown, (each) => each.owner))
    if (first)
      check.dangling(
        'owner',
        owner,
        known,
        first.source,
        ['owner'],
        more.map(({ source }) => ({ source, field: ['owner'], message: 'and here' })),
      );
}
