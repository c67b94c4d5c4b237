import type { CivilDate } from '../../model/values/civil.ts';
import { civilDate, dayNumber } from '../../model/values/day-number.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { decides, finishView, type TimeWords } from '../../schedule/lateness-words.ts';
import type { PhasePlace } from '../../schedule/plan-schedule.ts';
import { finishText } from '../../schedule/position-words.ts';
import { type Scale, type Stretch, scaleOf } from '../charts/scale.ts';
import { type AxisTicks, ticksOf } from '../charts/ticks.ts';
import { LABELS } from '../labels/index.ts';
import { ORDER_UNIT } from './portfolio-axis.ts';
import { startWords } from './timeline-words.ts';

export interface PortfolioBar extends Stretch {
  id: string;
  title: string;
  critical: boolean;
  progress: number;
  order: boolean;
  milestone: boolean;
}

/** A plan as a row of the timeline of all plans. */
export interface PortfolioTimelineRow {
  computed: ComputedPlan;
  bars: PortfolioBar[];
  /** Where it was to end, as promised, stated or planned, in percent. */
  due?: number;
  /** Behind that end, up to what its phases come to. */
  overrun?: Stretch;
  start?: string;
  planned?: string;
  /** From the day on. */
  finish?: string;
  /** Working days. */
  lateBy: number;
  promise?: TimeWords;
  sentence: string;
}

export interface PortfolioTimelineView {
  rows: PortfolioTimelineRow[];
  ticks: AxisTicks;
  /** First day and length of a dated axis. */
  days?: { from: number; length: number };
  /** Percent of the day that the dates are judged by, or the side on which it lies. */
  today?: number | 'before' | 'after';
  /** Length of the axis in weeks. */
  weeks: number;
}

function rowOf(computed: ComputedPlan, scale: Scale, shift: number, unit: number): PortfolioTimelineRow {
  const { plan, schedule } = computed;
  const stretch = (from: number, to: number): Stretch => ({
    x: scale.at((from + shift) / unit),
    width: scale.span(from / unit, to / unit),
  });
  const unknown = plan.phases.filter(({ id }) => !schedule.phases[id]?.early && !schedule.forecast.phases[id]?.early);
  const placeOf = (id: string): PhasePlace | undefined => schedule.forecast.phases[id] ?? schedule.phases[id];
  const ends = (of: (id: string) => PhasePlace | undefined): number =>
    Math.max(0, ...plan.phases.flatMap(({ id }) => of(id)?.early?.to ?? []));
  const lastKnown = ends(placeOf);
  const bars = plan.phases.flatMap((phase): PortfolioBar[] => {
    const scheduled = schedule.phases[phase.id];
    if (!scheduled || scheduled.summary) return [];
    const common = {
      id: phase.id,
      title: phase.title ?? phase.id,
      critical: decides(phase.id, schedule),
      progress: scheduled.progress ?? 0,
      milestone: scheduled.milestone,
    };
    const early = placeOf(phase.id)?.early;
    if (early) return [{ ...common, ...stretch(early.from, early.to), order: false }];
    const at = lastKnown + unknown.indexOf(phase) * ORDER_UNIT * unit;
    return [{ ...common, ...stretch(at, at + ORDER_UNIT * unit), order: true, milestone: false }];
  });
  const view = finishView(schedule);
  const due = dueAt(
    computed,
    ends((id) => schedule.phases[id]),
  );
  const late = due !== undefined && lastKnown > due.at;
  const start = startWords(plan, schedule);
  const words = [
    view === undefined ? LABELS.timeline.inOrderEndNotComputable : LABELS.timeline.finish(view.text),
    view?.planned,
    view?.late,
    view?.promise?.text,
    late && due.raw !== undefined && LABELS.timeline.dueStated(due.raw),
  ].filter((part) => typeof part === 'string');
  return {
    computed,
    bars,
    ...(late && { due: scale.at((due.at + shift) / unit), overrun: stretch(due.at, lastKnown) }),
    ...(start !== undefined && { start }),
    ...(schedule.planned.finish !== null && { planned: finishText(schedule.planned.finish, schedule) }),
    ...(view && { finish: view.text }),
    ...(view?.promise && { promise: view.promise }),
    lateBy: schedule.lateBy,
    sentence: LABELS.timeline.phases(plan.title ?? plan.id, bars.length, words.join(', ')),
  };
}

/** The end that a plan is late against, on its axis: the promised one, the stated one, else the planned one. */
function dueAt({ plan, schedule }: ComputedPlan, planned: number): { at: number; raw?: string } | undefined {
  const { origin } = schedule.axis;
  const promise = plan.finish;
  if (promise?.axis === 'date' && origin !== undefined) return { at: dayNumber(promise.to) + 1 - dayNumber(origin) };
  const total = schedule.stated.find((each) => each.of === 'plan' && each.field === 'duration');
  if (total && !total.agrees && schedule.days !== null && schedule.days > total.stated.high) {
    const { high } = total.stated;
    return { at: origin === undefined ? high : (high / schedule.calendar.perWeek) * 7 - 2, raw: total.raw };
  }
  return schedule.lateBy > 0 ? { at: planned } : undefined;
}

/** By lateness, the latest first; those with the same keep the order of the portfolio. */
const byLateness = (rows: PortfolioTimelineRow[]): PortfolioTimelineRow[] => rows.sort((a, b) => b.lateBy - a.lateBy);

/** All plans on one axis: those with dates on the calendar, the others counted from their own first week. */
export function portfolioTimelines(
  plans: readonly ComputedPlan[],
  asOf: CivilDate,
): { dated?: PortfolioTimelineView; undated?: PortfolioTimelineView; without: { title: string }[] } {
  const having = plans.filter(({ plan }) => plan.phases.length > 0);
  const dated = having.filter(({ schedule }) => schedule.axis.origin !== undefined);
  const undated = having.filter(({ schedule }) => schedule.axis.origin === undefined);
  const without = plans.filter(({ plan }) => plan.phases.length === 0).map(({ plan }) => ({ title: plan.title ?? plan.id }));
  return {
    ...(dated.length > 0 && { dated: datedView(dated, asOf) }),
    ...(undated.length > 0 && { undated: undatedView(undated) }),
    without,
  };
}

function datedView(plans: readonly ComputedPlan[], asOf: CivilDate): PortfolioTimelineView {
  const begin = (computed: ComputedPlan): number => dayNumber(computed.schedule.axis.origin ?? asOf);
  const from = Math.min(...plans.map((each) => begin(each) + each.schedule.axis.from));
  // While a plan is open, the day belongs to the picture.
  const day = dayNumber(asOf);
  const open = plans.some(({ plan, schedule }) =>
    plan.phases.some(({ id }) => ['planned', 'begun'].includes(schedule.phases[id]?.state ?? '')),
  );
  const to = Math.max(...plans.map((each) => begin(each) + each.schedule.axis.to), open ? day + 1 : 0) + 3;
  const scale = scaleOf(0, to - from);
  const today = day - from;
  return {
    rows: byLateness(plans.map((each) => rowOf(each, scale, begin(each) - from, 1))),
    ticks: ticksOf(scale, { unit: 'date', origin: civilDate(from), perUnit: 1 }),
    days: { from, length: to - from },
    today: today < 0 ? 'before' : today > to - from ? 'after' : scale.at(today + 0.5),
    weeks: (to - from) / 7,
  };
}

function undatedView(plans: readonly ComputedPlan[]): PortfolioTimelineView {
  // Weeks of work: plans may have weeks of different length.
  const length = ({ plan, schedule }: ComputedPlan): number => {
    const unknown = plan.phases.filter((phase) => !schedule.phases[phase.id]?.early).length;
    return schedule.axis.to / schedule.calendar.perWeek + unknown * ORDER_UNIT;
  };
  const weeks = Math.max(1, Math.ceil(Math.max(...plans.map(length))));
  const scale = scaleOf(0, weeks);
  return {
    rows: plans.map((each) => rowOf(each, scale, 0, each.schedule.calendar.perWeek)),
    ticks: ticksOf(scale, { unit: 'week', perUnit: 1 }),
    weeks,
  };
}
