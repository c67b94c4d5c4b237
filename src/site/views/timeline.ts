import type { Absence } from '../../model/field.ts';
import { given } from '../../model/field.ts';
import type { Status } from '../../model/kinds/common.ts';
import type { Phase } from '../../model/plan.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import { dayNumber } from '../../model/values/day-number.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import type { AxisSpan, PhaseSchedule, ScheduledStep } from '../../schedule/schedule.ts';
import type { ShareFrom } from '../charts/area.ts';
import type { LaneInput } from '../charts/lanes.ts';
import type { Mark } from '../charts/marks.ts';
import { drawTimeline, type TimelineDrawing } from '../charts/timeline.ts';
import { refUrl } from '../urls.ts';
import { longDay } from './dates.ts';
import { workingDays } from './positions.ts';
import { axisAfter, lengthWords, whenOf } from './timeline-words.ts';

/** Plans with more phases than this are drawn in low rows. */
const DENSE = 15;
/** The same where the drawing shares a screen with others. */
const DENSE_AT_A_GLANCE = 5;

/** A phase as a row of the timeline. */
export interface TimelineRow {
  id: string;
  ref: string;
  /** `3`, `P8.5`: how the plan numbers it. */
  number: string;
  title: string;
  status: Status | Absence;
  /** `60 %`, where it is under way. */
  progress?: string;
  length: string;
  /** Absent where the order is all that is known. */
  when?: { from: string; to: string };
  slack?: string;
  critical: boolean;
  /** What it waits for: number and title of the phase, and how. */
  after: { id: string; text: string; assumed: boolean }[];
  slip?: string;
  /** The same in one sentence, for those who hear the bar. */
  sentence: string;
  depth: number;
}

export interface TimelineView {
  drawing: TimelineDrawing;
  /** Of the critical phases alone; only of dense plans. */
  critical?: TimelineDrawing;
  rows: TimelineRow[];
  marks: Mark[];
  dense: boolean;
  milestones: { label: string; row: TimelineRow }[];
  baseline: boolean;
}

const numberOf = (phase: Phase, index: number): string => {
  const label = given(phase.label)?.replace(/^phase\s+/i, '');
  return label !== undefined && label.length <= 6
    ? label
    : String(phase.order === undefined ? index + 1 : Number(phase.order) || phase.order);
};

const LINKS = { FS: '', SS: ' (start to start)', FF: ' (finish to finish)', SF: ' (start to finish)' } as const;

function rowOf(
  phase: Phase,
  index: number,
  scheduled: PhaseSchedule | undefined,
  numbers: ReadonlyMap<string, string>,
  { schedule, plan }: ComputedPlan,
): TimelineRow {
  const links = schedule.dependencies.filter((link) => link.to === phase.id);
  const title = given(phase.title) ?? phase.id;
  const when = scheduled && whenOf(scheduled, schedule);
  const progress = scheduled?.progress ?? null;
  const known = scheduled?.known === true && scheduled.days !== null;
  const length = !known ? 'not stated' : lengthWords(scheduled.days ?? 0, schedule);
  const slack = scheduled?.totalSlack ?? null;
  const status = given(phase.status);
  const slip = scheduled?.slip ?? null;
  const parts = [
    title,
    when
      ? scheduled?.milestone
        ? `milestone at ${when.to}`
        : `${when.from} to ${when.to}`
      : 'no dates, only its order is known',
    ...(status === undefined ? [] : [status.replace('-', ' ')]),
    ...(progress !== null && progress > 0 && progress < 1 ? [`${Math.round(progress * 100)} % done`] : []),
    ...(scheduled?.critical ? ['critical'] : slack === null || slack === 0 ? [] : [`slack ${workingDays(slack)}`]),
    ...(slip ? [slip > 0 ? `${workingDays(slip)} behind the baseline` : `${workingDays(-slip)} ahead of the baseline`] : []),
  ];
  let depth = 0;
  for (let parent = given(phase.parent); parent !== undefined && depth < 4; depth++)
    parent = given(plan.phases.find((each) => each.id === parent)?.parent);
  return {
    id: phase.id,
    ref: phase.ref,
    number: numberOf(phase, index),
    title,
    status: phase.status,
    ...(status === 'in-progress' && progress !== null && { progress: `${Math.round(progress * 100)} %` }),
    length,
    ...(when && { when }),
    ...(slack !== null && { slack: slack === 0 ? '0' : workingDays(slack).replace('working ', '') }),
    critical: scheduled?.critical ?? false,
    after: links.map((link) => ({
      id: link.from,
      text: `${numbers.get(link.from) ?? link.from}${LINKS[link.type]}${link.lag === 0 ? '' : `, ${link.rawLag ?? workingDays(link.lag)}`}`,
      assumed: link.assumed,
    })),
    ...(slip !== null && {
      slip: slip === 0 ? 'on baseline' : `${slip > 0 ? '+' : '−'}${workingDays(Math.abs(slip)).replace('working ', '')}`,
    }),
    sentence: parts.join(', '),
    depth,
  };
}

/** Where the plan's ends stand on its axis: as stated, as computed, as in the baseline. */
function marksOf({ plan, schedule }: ComputedPlan): Mark[] {
  const { axis } = schedule;
  const ends = Object.values(schedule.phases).flatMap((phase) => (phase.early ? [phase.early.to] : []));
  if (ends.length === 0) return [];
  const marks: Mark[] = [];
  const total = schedule.stated.find((each) => each.of === 'plan' && each.field === 'duration');
  const finish = given(plan.finish);
  const day = (date: CivilDate): number => dayNumber(date) - dayNumber(axis.origin ?? date);
  const stated =
    finish?.axis === 'date' && axis.origin !== undefined
      ? day(finish.to) + 1
      : total
        ? axisAfter(total.stated.high, schedule)
        : undefined;
  const computed = Math.max(...ends);
  // Days off between both ends are no difference.
  const same = stated !== undefined && (stated === computed || (total !== undefined && finish === undefined && total.agrees));
  const late = stated !== undefined && !same && computed > stated;
  if (stated !== undefined && !same) marks.push({ at: stated, label: 'stated end', kind: 'stated', alarm: false });
  if (schedule.finish !== null)
    marks.push({
      at: computed,
      label: same ? 'end, as stated' : stated === undefined ? 'computed end' : 'computed end',
      kind: 'computed',
      alarm: late,
    });
  const baseline = Object.values(schedule.phases).flatMap((phase) => (phase.baseline ? [phase.baseline.span.to] : []));
  if (baseline.length > 0) marks.push({ at: Math.max(...baseline), label: 'baseline end', kind: 'baseline', alarm: false });
  return marks;
}

const placed = (steps: readonly ScheduledStep[]): (ScheduledStep & { span: AxisSpan })[] =>
  steps.flatMap((step) => (step.span ? [{ ...step, span: step.span }] : []));

/** Traffic and rollout steps of the rollout that holds (else of the first with places), and the days on which endpoints go. */
function lanesOf({ plan, schedule, facts }: ComputedPlan): LaneInput[] {
  const lanes: LaneInput[] = [];
  const chosen =
    schedule.rollouts.find((each) => each.id === facts.chosenRollout?.id && placed(each.steps).length > 0) ??
    schedule.rollouts.find((each) => placed(each.steps).length > 0);
  const rollout = plan.rollout.find((each) => each.id === chosen?.id);
  if (chosen && rollout) {
    const stepsById = new Map((facts.rollouts[rollout.id] ?? []).map((fact) => [fact.step.ref, fact]));
    const steps = placed(chosen.steps);
    const shares = steps.flatMap((step): ShareFrom[] => {
      const share = stepsById.get(step.ref)?.share;
      return share === undefined ? [] : [{ at: step.span.from, share }];
    });
    lanes.push({
      kind: 'steps',
      name: 'Rollout',
      items: steps.map((step, index) => {
        const fact = stepsById.get(step.ref);
        const title = fact ? (given(fact.step.title) ?? step.ref) : step.ref;
        return {
          span: step.span,
          label: String(chosen.steps.findIndex((each) => each.ref === step.ref) + 1 || index + 1),
          title: fact?.share === undefined ? title : `${title}, ${fact.share} %`,
          url: refUrl(plan.id, step.ref),
        };
      }),
    });
    if (shares.length > 1) lanes.push({ kind: 'traffic', name: 'Traffic', shares });
    const rows = placed(chosen.traffic).flatMap((row): ShareFrom[] => {
      const share = given(rollout.traffic.find((each) => each.ref === row.ref)?.share);
      return share ? [{ at: row.span.from, share: share.percent }] : [];
    });
    if (rows.length > 1)
      lanes.push({ kind: 'traffic', name: shares.length > 1 ? 'Traffic, by its table' : 'Traffic', shares: rows });
  }
  const sunsets = new Map<number, { count: number; date: CivilDate; ref: string }>();
  for (const { at, date, ref } of schedule.sunsets)
    if (at !== null) sunsets.set(at, { count: (sunsets.get(at)?.count ?? 0) + 1, date, ref });
  if (sunsets.size > 0) {
    lanes.push({
      kind: 'sunsets',
      name: 'Sunset',
      items: [...sunsets].map(([at, { count, date, ref }]) => ({
        span: { from: at, to: at },
        label: String(count),
        title: `${count} ${count === 1 ? 'operation is' : 'operations are'} switched off on ${longDay(date)}`,
        url: refUrl(plan.id, ref),
      })),
    });
  }
  return lanes;
}

/** One lane where there is little room: the traffic, by its table where there is one. */
function atAGlance(lanes: readonly LaneInput[]): LaneInput[] {
  const traffic = lanes.filter((lane) => lane.kind === 'traffic').at(-1);
  return traffic ? [{ ...traffic, name: 'Traffic' }] : lanes.slice(0, 1);
}

/** A plan's timeline: the drawing, and the same as rows. `plain` leaves out links, milestones, and all lanes but one. */
export function timelineOf(computed: ComputedPlan, asOf: CivilDate, plain = false): TimelineView {
  const { plan, schedule } = computed;
  const numbers = new Map(plan.phases.map((phase, index) => [phase.id, numberOf(phase, index)]));
  const rows = plan.phases.map((phase, index) => rowOf(phase, index, schedule.phases[phase.id], numbers, computed));
  const dense = rows.length > (plain ? DENSE_AT_A_GLANCE : DENSE);
  const marks = marksOf(computed);
  const milestones = schedule.milestones.flatMap((id, index) => {
    const row = rows.find((each) => each.id === id);
    return row ? [{ label: `M${index + 1}`, row }] : [];
  });
  const above: LaneInput[] =
    milestones.length === 0 || plain
      ? []
      : [
          {
            kind: 'milestones',
            name: 'Milestones',
            items: milestones.flatMap(({ label, row }) => {
              const span = schedule.phases[row.id]?.early;
              return span ? [{ span, label, title: row.sentence, url: refUrl(plan.id, row.ref) }] : [];
            }),
          },
        ];
  const common = { schedule, marks, asOf, dense, plain };
  const lanes = lanesOf(computed);
  const below = plain ? atAGlance(lanes) : lanes;
  const critical = rows.filter((row) => row.critical);
  return {
    drawing: drawTimeline({ ...common, phases: rows.map((row) => row.id), above, below }),
    ...(dense &&
      critical.length > 0 &&
      critical.length < rows.length && {
        critical: drawTimeline({ ...common, phases: critical.map((row) => row.id), above: [], below: [] }),
      }),
    rows,
    marks,
    dense,
    milestones,
    baseline: rows.some((row) => row.slip !== undefined),
  };
}
