import { statedOf } from '../../model/absences.ts';
import type { Absence } from '../../model/field.ts';
import type { Status } from '../../model/kinds/common.ts';
import type { Phase } from '../../model/plan.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import { dayNumber } from '../../model/values/day-number.ts';
import { longDay } from '../../model/values/day-words.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import {
  decides,
  lateShort,
  lateText,
  movedFrom,
  slackOf,
  slackWords,
  type TimeWords,
  timingWords,
  unconfirmedWords,
} from '../../schedule/lateness-words.ts';
import { daysText, phaseLengthText, workText } from '../../schedule/length-words.ts';
import type { AxisSpan, PhasePlace, PhaseSchedule, StepPlace } from '../../schedule/plan-schedule.ts';
import type { ShareFrom } from '../charts/area.ts';
import type { LaneInput } from '../charts/lanes.ts';
import type { Mark } from '../charts/marks.ts';
import { drawTimeline, type TimelineDrawing } from '../charts/timeline.ts';
import { LABELS } from '../labels/index.ts';
import { refUrl } from '../urls.ts';
import { axisAfter, whenOf } from './timeline-words.ts';

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
  status: Status | Absence | undefined;
  /** `60 %`, where it is under way. */
  progress?: string;
  length: string;
  /** As written; absent where the order is all that is known. */
  when?: { from: string; to: string };
  /** From the day on, where that is elsewhere. */
  forecast?: { from: string; to: string };
  /** Working days behind its planned finish, `128 d`; absent where it is not late. */
  late?: string;
  /** How it stands on the day: `should have begun on 16 Jun`. */
  timing?: TimeWords;
  /** From the day on: `0`, `10 days`, `−5 days`; absent for what is done, and where nothing says. */
  slack?: string;
  done: boolean;
  /** Decides the finish, from the day on. */
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
  /** Whether any phase is late. */
  late: boolean;
}

const numberOf = (phase: Phase, index: number): string => {
  const label = phase.label?.replace(/^phase\s+/i, '');
  return label !== undefined && label.length <= 6
    ? label
    : String(phase.order === undefined ? index + 1 : Number(phase.order) || phase.order);
};

const LINKS = {
  FS: '',
  SS: LABELS.timeline.startToStart,
  FF: LABELS.timeline.finishToFinish,
  SF: LABELS.timeline.startToFinish,
} as const;

function rowOf(
  phase: Phase,
  index: number,
  scheduled: PhaseSchedule | undefined,
  numbers: ReadonlyMap<string, string>,
  { schedule, plan }: ComputedPlan,
): TimelineRow {
  const links = schedule.dependencies.filter((link) => link.to === phase.id);
  const title = phase.title ?? phase.id;
  const when = scheduled && whenOf(scheduled, schedule);
  const ahead = schedule.forecast.phases[phase.id];
  const forecast =
    scheduled && ahead && movedFrom(scheduled) ? whenOf({ ...ahead, milestone: scheduled.milestone }, schedule) : undefined;
  const progress = scheduled?.progress ?? null;
  const length =
    scheduled && scheduled.days !== null
      ? phaseLengthText({ days: scheduled.days, elapsed: scheduled.elapsed }, schedule)
      : LABELS.common.notStated;
  const slack = slackOf(phase.id, schedule);
  const critical = decides(phase.id, schedule);
  const timing = scheduled && timingWords(scheduled, schedule);
  const lateBy = scheduled?.lateBy ?? 0;
  const status = phase.status;
  const slip = scheduled?.slip ?? null;
  const parts = [
    title,
    when
      ? scheduled?.milestone
        ? LABELS.timeline.milestoneAt(when.to)
        : LABELS.timeline.fromTo(when.from, when.to)
      : LABELS.timeline.noDatesOnlyItsOrderIsKnown,
    ...(forecast
      ? [
          scheduled?.milestone
            ? LABELS.timeline.forecastAt(forecast.to)
            : LABELS.timeline.forecastFromTo(forecast.from, forecast.to),
        ]
      : []),
    ...(status === undefined ? [] : [LABELS.values.status[status]]),
    ...(timing ? [timing.text] : []),
    ...(lateBy > 0 && timing?.text !== lateText(lateBy, schedule) ? [lateText(lateBy, schedule)] : []),
    ...(progress !== null && progress > 0 && progress < 1 ? [LABELS.timeline.done(Math.round(progress * 100))] : []),
    ...(critical
      ? [LABELS.timeline.criticalKey]
      : slack === null || slack === 0
        ? []
        : [
            slack > 0
              ? LABELS.timeline.slackOf(workText(slack, schedule.calendar))
              : LABELS.timeline.tooLateForWhatFollows(workText(slack, schedule.calendar)),
          ]),
    ...(slip
      ? [(slip > 0 ? LABELS.timeline.behindBaseline : LABELS.timeline.aheadOfBaseline)(workText(slip, schedule.calendar))]
      : []),
  ];
  let depth = 0;
  for (let parent = phase.parent; parent !== undefined && depth < 4; depth++)
    parent = plan.phases.find((each) => each.id === parent)?.parent;
  return {
    id: phase.id,
    ref: phase.ref,
    number: numberOf(phase, index),
    title,
    status: statedOf(phase, 'status'),
    done: scheduled?.state === 'done',
    ...(status === 'in-progress' && progress !== null && { progress: `${Math.round(progress * 100)} %` }),
    length,
    ...(when && { when }),
    ...(forecast && { forecast }),
    ...(lateBy > 0 && { late: lateShort(lateBy, schedule) }),
    ...(timing && { timing }),
    ...(slack !== null && { slack: slackWords(slack, schedule) }),
    critical,
    after: links.map((link) => ({
      id: link.from,
      text: `${numbers.get(link.from) ?? link.from}${LINKS[link.type]}${link.lag === 0 ? '' : `, ${link.rawLag ?? `${link.lag < 0 ? '−' : ''}${workText(link.lag, schedule.calendar)}`}`}`,
      assumed: link.assumed,
    })),
    ...(slip !== null && {
      slip: slip === 0 ? LABELS.timeline.onBaseline : `${slip > 0 ? '+' : '−'}${daysText(slip, schedule.calendar)}`,
    }),
    sentence: parts.join(', '),
    depth,
  };
}

const endOf = (phases: Readonly<Record<string, PhasePlace>>): number | undefined => {
  const ends = Object.values(phases).flatMap(({ early }) => (early ? [early.to] : []));
  return ends.length === 0 ? undefined : Math.max(...ends);
};

/** Where the plan's ends stand on its axis: as promised or stated, as planned, as forecast, as in the baseline. */
function marksOf({ plan, schedule }: ComputedPlan): Mark[] {
  const { axis } = schedule;
  const planned = endOf(schedule.phases);
  const ahead = endOf(schedule.forecast.phases) ?? planned;
  if (planned === undefined || ahead === undefined) return [];
  const marks: Mark[] = [];
  const total = schedule.stated.find((each) => each.of === 'plan' && each.field === 'duration');
  const finish = plan.finish;
  const day = (date: CivilDate): number => dayNumber(date) - dayNumber(axis.origin ?? date);
  const promised = finish?.axis === 'date' && axis.origin !== undefined;
  const stated = promised ? day(finish.to) + 1 : total ? axisAfter(total.stated.high, schedule) : undefined;
  // Days off between both ends are no difference.
  const same = stated !== undefined && (stated === planned || (total !== undefined && finish === undefined && total.agrees));
  const moved = schedule.finish !== null && ahead !== planned;
  const late = (stated !== undefined && !same && ahead > stated) || schedule.lateBy > 0;
  if (stated !== undefined && !same)
    marks.push({
      at: stated,
      label: promised ? LABELS.timeline.promisedEnd : LABELS.timeline.statedEnd,
      kind: 'stated',
      alarm: false,
    });
  if (moved) marks.push({ at: planned, label: LABELS.timeline.plannedEnd, kind: 'planned', alarm: false });
  if (schedule.finish !== null)
    marks.push({
      at: ahead,
      label: moved ? LABELS.timeline.forecastEnd : same ? LABELS.timeline.endAsStated : LABELS.timeline.plannedEnd,
      kind: 'computed',
      alarm: late,
    });
  const baseline = Object.values(schedule.phases).flatMap((phase) => (phase.baseline ? [phase.baseline.span.to] : []));
  if (baseline.length > 0)
    marks.push({ at: Math.max(...baseline), label: LABELS.timeline.baselineEnd, kind: 'baseline', alarm: false });
  return marks;
}

const placed = <Step extends StepPlace>(steps: readonly Step[]): (Step & { span: AxisSpan })[] =>
  steps.flatMap((step) => (step.span ? [{ ...step, span: step.span }] : []));

/**
 * Traffic and rollout steps of the rollout that holds (else of the first with places), from the day on, and the days on
 * which endpoints go. Steps whose planned day passed without a confirmation stand there too, hollow.
 */
function lanesOf({ plan, schedule, facts }: ComputedPlan): LaneInput[] {
  const lanes: LaneInput[] = [];
  const written =
    schedule.rollouts.find((each) => each.id === facts.chosenRollout?.id && placed(each.steps).length > 0) ??
    schedule.rollouts.find((each) => placed(each.steps).length > 0);
  const rollout = plan.rollout.find((each) => each.id === written?.id);
  const ahead = schedule.forecast.rollouts.find((each) => each.id === written?.id) ?? written;
  if (written && ahead && rollout) {
    const stepsById = new Map((facts.rollouts[rollout.id] ?? []).map((fact) => [fact.step.ref, fact]));
    const sharesOf = (steps: readonly StepPlace[]): ShareFrom[] =>
      placed(steps).flatMap((step): ShareFrom[] => {
        const share = stepsById.get(step.ref)?.share;
        return share === undefined ? [] : [{ at: step.span.from, share }];
      });
    const titleOf = (ref: string): string => {
      const fact = stepsById.get(ref);
      const title = fact ? (fact.step.title ?? ref) : ref;
      return fact?.share === undefined ? title : `${title}, ${fact.share} %`;
    };
    const numberOfStep = (ref: string): string => String(written.steps.findIndex((each) => each.ref === ref) + 1);
    const missed = placed(written.steps).filter(({ timing }) => timing === 'not-begun' || timing === 'overdue');
    lanes.push({
      kind: 'steps',
      name: LABELS.common.rollout,
      items: [
        ...missed.map((step) => ({
          span: { from: step.span.from, to: step.span.from },
          label: '',
          title: LABELS.timeline.step(
            numberOfStep(step.ref),
            titleOf(step.ref),
            unconfirmedWords(step) ?? LABELS.timeline.notConfirmed,
          ),
          url: refUrl(plan.id, step.ref),
          hollow: true,
        })),
        ...placed(ahead.steps).map((step) => ({
          span: step.span,
          label: numberOfStep(step.ref),
          title: titleOf(step.ref),
          url: refUrl(plan.id, step.ref),
        })),
      ],
    });
    const shares = sharesOf(ahead.steps);
    const before = missed.length > 0 ? sharesOf(written.steps) : undefined;
    if (shares.length > 1)
      lanes.push({ kind: 'traffic', name: LABELS.timeline.traffic, shares, ...(before && { planned: before }) });
    const rows = placed(ahead.traffic).flatMap((row): ShareFrom[] => {
      const share = rollout.traffic.find((each) => each.ref === row.ref)?.share;
      return share ? [{ at: row.span.from, share: share.percent }] : [];
    });
    if (rows.length > 1)
      lanes.push({
        kind: 'traffic',
        name: shares.length > 1 ? LABELS.timeline.trafficByItsTable : LABELS.timeline.traffic,
        shares: rows,
      });
  }
  const sunsets = new Map<number, { count: number; date: CivilDate; ref: string }>();
  for (const { at, date, ref } of schedule.sunsets)
    if (at !== null) sunsets.set(at, { count: (sunsets.get(at)?.count ?? 0) + 1, date, ref });
  if (sunsets.size > 0) {
    lanes.push({
      kind: 'sunsets',
      name: LABELS.timeline.sunset,
      items: [...sunsets].map(([at, { count, date, ref }]) => ({
        span: { from: at, to: at },
        label: String(count),
        title: LABELS.timeline.switchedOff(count, longDay(date)),
        url: refUrl(plan.id, ref),
      })),
    });
  }
  return lanes;
}

/** One lane where there is little room: the traffic, by its table where there is one. */
function atAGlance(lanes: readonly LaneInput[]): LaneInput[] {
  const traffic = lanes.filter((lane) => lane.kind === 'traffic').at(-1);
  return traffic ? [{ ...traffic, name: LABELS.timeline.traffic }] : lanes.slice(0, 1);
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
            name: LABELS.timeline.milestones,
            items: milestones.flatMap(({ label, row }) => {
              const span = (schedule.forecast.phases[row.id] ?? schedule.phases[row.id])?.early;
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
    late: rows.some((row) => row.late !== undefined),
  };
}
