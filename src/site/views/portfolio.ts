import type { Finding } from '../../model/finding.ts';
import type { Phase } from '../../model/plan.ts';
import { civilDate, dayNumber } from '../../model/values/day-number.ts';
import { shortDay } from '../../model/values/day-words.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { decides, finishView } from '../../schedule/lateness-words.ts';
import { lengthText, movedText, workText } from '../../schedule/length-words.ts';
import type { AxisSpan, PhasePlace, PlanSchedule } from '../../schedule/plan-schedule.ts';
import { finishText, rolloutBeyond, startKnownAs } from '../../schedule/position-words.ts';
import { LABELS } from '../labels/index.ts';
import { planUrl } from '../urls.ts';
import { openFindings } from './finding-links.ts';
import { currentPhase, phaseWhen } from './next.ts';
import { axisAfter } from './timeline-words.ts';

/** A point of a row: days from the plan's first day on dated plans, weeks on others; and what it is called. */
export interface TrackPoint {
  at: number;
  text: string;
}

/** A phase as a box, on the axis of its row. */
export interface TrackBox extends AxisSpan {
  phase: Phase;
  critical: boolean;
  done: boolean;
  progress: number;
}

export interface PortfolioRow {
  computed: ComputedPlan;
  /** Day number of the plan's first day, where its places have dates. */
  begin?: number;
  /** Boxes in days or weeks; `order` where the plan states no lengths, and each phase is one unit. */
  track: { kind: 'time' | 'order'; boxes: TrackBox[] } | { kind: 'none' };
  /** The end that it is measured by: `promised 12 Jun`, `stated 10w`, `planned 24 Mar`. */
  due?: TrackPoint;
  /** Where it ends, from the day on: `7 Jul`, `15 weeks`. */
  end?: TrackPoint;
  /** What it is sorted by: working days that a promise is missed by, working days late, errors. */
  need: [missed: number, late: number, errors: number];
  /** Traffic goes on behind the last phase, until then. */
  trafficUntil?: TrackPoint;
  /** Days from its start to the day of the site, on dated plans that have begun and not ended. */
  today?: number;
  next?: { title: string; url: string; when?: string };
  finish: { text: string; late: boolean; note?: string };
  worst?: Finding;
}

function finishOf(computed: ComputedPlan): PortfolioRow['finish'] {
  const { plan, schedule, facts } = computed;
  if (plan.phases.length === 0)
    return {
      text: plan.status === 'done' ? LABELS.portfolio.complete : LABELS.common.unknown,
      late: false,
      note: LABELS.portfolio.noPhasesStated,
    };
  const view = finishView(schedule);
  if (!view)
    return {
      text: LABELS.common.unknown,
      late: false,
      note: LABELS.portfolio.ofPhasesWithoutADuration(schedule.unknown.length, plan.phases.length),
    };
  const stated = schedule.stated.find((total) => total.of === 'plan' && total.field === 'duration');
  const over = stated && schedule.days !== null ? schedule.days - stated.stated.high : 0;
  const beyond = rolloutBeyond(schedule, facts.chosenRollout?.id);
  const slip =
    schedule.slip !== null && schedule.slip !== 0
      ? LABELS.portfolio.againstTheBaseline(movedText(schedule.slip, schedule.calendar))
      : undefined;
  const known = startKnownAs(schedule);
  const notes = [
    view.late,
    !view.late && view.promise?.text,
    !view.late && slip,
    !view.late &&
      (over > 0 && stated
        ? LABELS.portfolio.statedAndOver(stated.raw, workText(over, schedule.calendar))
        : stated && LABELS.portfolio.asStated(stated.raw)),
    !view.late && beyond && LABELS.portfolio.trafficUntil(finishText(beyond.finish, schedule)),
    !view.late && known && LABELS.portfolio.startKnownAs(known),
  ].filter((note) => typeof note === 'string');
  return {
    text: view.text,
    late: view.lateBy > 0 || view.promise?.alarm === true || over > 0 || (schedule.slip ?? 0) > 0,
    ...(notes.length > 0 && { note: notes.slice(0, 2).join(', ') }),
  };
}

function trackOf({ plan, schedule, facts }: ComputedPlan): PortfolioRow['track'] {
  const phases = plan.phases.filter(
    ({ id }) => schedule.phases[id] && !schedule.phases[id]?.summary && schedule.phases[id]?.state !== 'cancelled',
  );
  if (phases.length === 0) return { kind: 'none' };
  const placeOf = (id: string): PhasePlace | undefined => schedule.forecast.phases[id] ?? schedule.phases[id];
  const known = phases.every(({ id }) => placeOf(id)?.early);
  const boxes = phases.map((phase, index): TrackBox => {
    const scheduled = schedule.phases[phase.id];
    const early = placeOf(phase.id)?.early;
    const span = known && early ? onTrack(early, schedule) : { from: index, to: index + 1 };
    return {
      phase,
      critical: decides(phase.id, schedule),
      done: scheduled?.state === 'done',
      progress: facts.phases[phase.id]?.progress ?? 0,
      ...span,
    };
  });
  return { kind: known ? 'time' : 'order', boxes };
}

const spanEnd = (spans: readonly (AxisSpan | null)[]): number | undefined => {
  const ends = spans.flatMap((span) => (span ? [span.to] : []));
  return ends.length === 0 ? undefined : Math.max(...ends);
};

/** A point of the schedule on the track: days where the plan has dates, else weeks. */
const trackAt = (at: number, { axis, calendar }: PlanSchedule): number =>
  axis.origin === undefined ? at / calendar.perWeek : at;
const onTrack = ({ from, to }: AxisSpan, schedule: PlanSchedule): AxisSpan => ({
  from: trackAt(from, schedule),
  to: trackAt(to, schedule),
});

/** An end on the axis of the schedule as a point of the track: the last day, or how long it takes until then. */
function endPoint(to: number, schedule: PlanSchedule, word = ''): TrackPoint {
  const { origin } = schedule.axis;
  const text =
    origin === undefined
      ? lengthText(to, schedule.calendar)
      : shortDay(civilDate(dayNumber(origin) + Math.max(0, Math.ceil(to - 1e-9) - 1)));
  return { at: trackAt(to, schedule), text: `${word}${text}` };
}

/** The end that the plan's last phase is late against: the one promised, stated or planned. */
function dueOf({ plan, schedule }: ComputedPlan): TrackPoint | undefined {
  const { origin } = schedule.axis;
  const promise = plan.finish;
  if (promise?.axis === 'date' && origin !== undefined)
    return endPoint(dayNumber(promise.to) + 1 - dayNumber(origin), schedule, 'promised ');
  const stated = schedule.stated.find((total) => total.of === 'plan' && total.field === 'duration');
  if (stated && schedule.days !== null && schedule.days > stated.stated.high)
    return { ...endPoint(axisAfter(stated.stated.high, schedule), schedule), text: LABELS.portfolio.stated(stated.raw) };
  const planned = spanEnd(Object.values(schedule.phases).map(({ early }) => early));
  return schedule.lateBy > 0 && planned !== undefined ? endPoint(planned, schedule, 'planned ') : undefined;
}

/** What wants attention first: a promise missed, then lateness, then errors; what is done comes last. */
function needOf({ plan, schedule, findings }: ComputedPlan): PortfolioRow['need'] {
  const status = plan.status;
  const errors = findings.filter(({ severity, accepted }) => severity === 'error' && !accepted).length;
  const missed = Math.max(0, -(schedule.promised?.margin ?? 0));
  return status === 'done' || status === 'cancelled' ? [-1, 0, 0] : [missed, schedule.lateBy, errors];
}

/** Plans by their need, the greatest first; those with the same keep the order of the portfolio. */
export const byNeed = (rows: readonly PortfolioRow[]): PortfolioRow[] =>
  [...rows].sort((a, b) => b.need[0] - a.need[0] || b.need[1] - a.need[1] || b.need[2] - a.need[2]);

/** A plan's row of the portfolio. */
export function portfolioRow(computed: ComputedPlan, asOf: string): PortfolioRow {
  const { plan, schedule, facts } = computed;
  const track = trackOf(computed);
  const beyond = rolloutBeyond(schedule, facts.chosenRollout?.id);
  const places = Object.entries(schedule.forecast.phases).flatMap(([id, { early }]) =>
    schedule.phases[id]?.summary || schedule.phases[id]?.state === 'cancelled' ? [] : [early],
  );
  const last = track.kind === 'time' ? spanEnd(places) : undefined;
  const phase = currentPhase(computed);
  const when = phase && phaseWhen(computed, phase);
  const [worst] = openFindings(computed.findings);
  const due = dueOf(computed);
  const { origin } = schedule.axis;
  const begin = track.kind === 'time' && origin !== undefined ? dayNumber(origin) : undefined;
  const today = begin === undefined ? undefined : dayNumber(asOf) - begin;
  const open = track.kind === 'time' && track.boxes.some(({ done }) => !done);
  return {
    computed,
    track,
    need: needOf(computed),
    finish: finishOf(computed),
    ...(begin !== undefined && { begin }),
    ...(due && last !== undefined && { due }),
    ...(last !== undefined && { end: endPoint(last, schedule) }),
    ...(beyond && { trafficUntil: endPoint(beyond.span.to, schedule) }),
    ...(today !== undefined &&
      last !== undefined &&
      today >= 0 &&
      (open || today <= Math.max(last, beyond?.span.to ?? 0)) && { today }),
    ...(phase && {
      next: {
        title: phase.title ?? phase.id,
        url: planUrl(plan.id, `phases/${phase.id}`),
        ...(when !== undefined && { when }),
      },
    }),
    ...(worst && { worst }),
  };
}
