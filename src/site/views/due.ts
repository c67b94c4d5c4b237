import { decisionState } from '../../analysis/decision.ts';
import { isStated } from '../../model/absences.ts';
import { flatten, type Task } from '../../model/body.ts';
import { compareText } from '../../model/order.ts';
import type { Phase } from '../../model/plan.ts';
import { rowName } from '../../model/row-name.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import { civilDate, dayNumber } from '../../model/values/day-number.ts';
import { parsePeriod } from '../../model/values/period.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import type { TimedPlace } from '../../schedule/plan-schedule.ts';
import { LABELS } from '../labels/index.ts';
import { planUrl, refUrl } from '../urls.ts';

/** Something of a plan that is to happen on a day. */
export interface DueItem {
  plan: ComputedPlan;
  day: CivilDate;
  /** Whether its day has passed without it. */
  overdue: boolean;
  kind: 'begins' | 'ends' | 'milestone' | 'rollout step' | 'decision' | 'sunset' | 'task' | 'deadline' | 'promise' | 'metric';
  /** Author text. */
  text: string;
  file: string;
  url: string;
  owner?: string;
}

/** The due day of a task, where it is a day: its last one. */
export function taskDue({ due }: Task): CivilDate | undefined {
  const parsed = due === undefined ? undefined : parsePeriod(due);
  return parsed?.ok && parsed.value.axis === 'date' ? parsed.value.to : undefined;
}

const KINDS = {
  milestone: 'milestone',
  step: 'rollout step',
  decision: 'decision',
  sunset: 'sunset',
  metric: 'metric',
} as const;

/** What stands in a plan's time: as forecast, and where its planned day has passed without it, on that day. */
function timedItem(computed: ComputedPlan, place: TimedPlace): Omit<DueItem, 'text' | 'owner' | 'file' | 'url'>[] {
  const { kind, timing, planned, forecast, state } = place;
  if (kind === 'traffic' || kind === 'task' || state === 'done' || state === 'cancelled') return [];
  const overdue = timing === 'not-begun' || timing === 'overdue';
  const on = (day: unknown, word: DueItem['kind'], late: boolean): Omit<DueItem, 'text' | 'owner' | 'file' | 'url'>[] =>
    typeof day === 'string' ? [{ plan: computed, day: day as CivilDate, kind: word, overdue: late }] : [];
  if (kind !== 'phase') return on(overdue ? planned.start : forecast.start, KINDS[kind], overdue);
  return [
    ...(state === 'planned' ? on(timing === 'not-begun' ? planned.start : forecast.start, 'begins', timing === 'not-begun') : []),
    ...on(timing === 'overdue' ? planned.finish : forecast.finish, 'ends', timing === 'overdue'),
  ];
}

const open = ({ schedule }: ComputedPlan, { id }: Phase): boolean =>
  ['planned', 'begun'].includes(schedule.phases[id]?.state ?? '') && !schedule.phases[id]?.summary;

const byDay = (a: DueItem, b: DueItem): number => compareText(a.day, b.day);

/** What is due, the earliest first. */
export const inOrder = (items: readonly DueItem[]): DueItem[] => [...items].sort(byDay);

/** Everything of a plan that has a day and has not happened, the earliest first. */
export function dueItems(computed: ComputedPlan): DueItem[] {
  const { plan, schedule, facts } = computed;
  const { asOf } = schedule;
  if (asOf === null || plan.status === 'done' || plan.status === 'cancelled') return [];
  const rows = new Map<string, { name: string; file: string; owner: string | undefined }>();
  const name = (row: { ref: string; source: { file: string } }, owner: string | undefined): void =>
    void rows.set(row.ref, {
      name: rowName(row as never),
      file: row.source.file,
      owner,
    });
  for (const phase of plan.phases) name(phase, phase.owner);
  for (const rollout of plan.rollout)
    for (const step of rollout.steps) name(step, isStated(step, 'owner') ? step.owner : rollout.owner);
  for (const decision of plan.decisions) name(decision, decision.owner);
  for (const metric of plan.metrics?.metrics ?? []) name(metric, metric.owner);
  for (const { mapping } of facts.endpoints) name(mapping, mapping.owner);
  const decided = new Set(plan.decisions.filter((each) => decisionState(each) !== 'open').map(({ ref }) => ref));
  const gone = new Set(facts.endpoints.filter(({ stage }) => stage === 'gone').map(({ mapping }) => mapping.ref));
  const chosen = facts.chosenRollout?.id;
  const phases = plan.phases.filter((phase) => open(computed, phase));
  const phaseRefs = new Set(phases.map(({ ref }) => ref));
  const timed = Object.values(schedule.places).flatMap((place): DueItem[] => {
    const row = rows.get(place.ref);
    const other = place.kind === 'step' && chosen !== undefined && !place.ref.startsWith(`rollout/${chosen}/`);
    const hidden = place.kind === 'phase' && !phaseRefs.has(place.ref);
    if (!row || other || hidden || decided.has(place.ref) || gone.has(place.ref)) return [];
    return timedItem(computed, place).map((item) => ({
      ...item,
      text: row.name,
      file: row.file,
      url: refUrl(plan.id, place.ref),
      ...(row.owner !== undefined && { owner: row.owner }),
    }));
  });
  /** An item of a stated day; it is overdue when the day has passed. */
  const stated = (kind: DueItem['kind'], day: CivilDate, text: string, file: string, url: string, owner?: string): DueItem => ({
    plan: computed,
    day,
    overdue: day < asOf,
    kind,
    text,
    file,
    url,
    ...(owner !== undefined && { owner }),
  });
  const tasks = phases.flatMap((phase) =>
    [...flatten(phase.body.tasks)].flatMap((task) => {
      const day = taskDue(task);
      return day === undefined || task.state === 'done'
        ? []
        : [stated('task', day, task.text, task.source.file, refUrl(plan.id, task.ref), task.owner ?? phase.owner)];
    }),
  );
  const deadlines = phases.flatMap((phase) => {
    const { source, ref, id } = phase;
    const deadline = phase.deadline;
    return deadline?.axis === 'date'
      ? [stated('deadline', deadline.to, phase.title ?? id, source.file, refUrl(plan.id, ref), phase.owner)]
      : [];
  });
  const promise = plan.finish;
  const promised =
    promise?.axis === 'date' && phases.length > 0
      ? [
          stated(
            'promise',
            promise.to,
            LABELS.portfolio.planFinishedAsPromised,
            plan.source.file,
            planUrl(plan.id, 'timeline'),
            plan.owner,
          ),
        ]
      : [];
  return inOrder([...timed, ...tasks, ...deadlines, ...promised]);
}

/** What is due over all plans: what is overdue, what falls into the next weeks, and what is later. */
export interface Agenda {
  overdue: DueItem[];
  soon: DueItem[];
  later: DueItem[];
}

/** Sorts what is due by whether it is overdue, within so many weeks of the day, or later. */
export function agendaOf(plans: readonly ComputedPlan[], asOf: CivilDate, weeks = 4): Agenda {
  const all = inOrder(plans.flatMap(dueItems));
  const until = civilDate(dayNumber(asOf) + weeks * 7);
  return {
    overdue: all.filter(({ overdue }) => overdue),
    soon: all.filter(({ overdue, day }) => !overdue && day <= until),
    later: all.filter(({ overdue, day }) => !overdue && day > until),
  };
}
