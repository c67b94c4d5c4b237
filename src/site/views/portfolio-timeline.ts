import { given } from '../../model/field.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import { civilDate, dayNumber } from '../../model/values/day-number.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { type Scale, type Stretch, scaleOf } from '../charts/scale.ts';
import { type AxisTicks, ticksOf } from '../charts/ticks.ts';
import { finishText } from './positions.ts';
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
  /** Where it says it ends, in percent. */
  stated?: number;
  /** Behind that end, up to what its phases come to. */
  overrun?: Stretch;
  start?: string;
  finish?: string;
  sentence: string;
}

export interface PortfolioTimelineView {
  rows: PortfolioTimelineRow[];
  ticks: AxisTicks;
  /** First day and length of a dated axis. */
  days?: { from: number; length: number };
  today?: number;
  /** Length of the axis in weeks. */
  weeks: number;
}

/** A phase whose length is not stated is drawn as wide as half a unit. */
const ORDER_UNIT = 0.5;

function rowOf(computed: ComputedPlan, scale: Scale, shift: number, unit: number): PortfolioTimelineRow {
  const { plan, schedule } = computed;
  const stretch = (from: number, to: number): Stretch => ({
    x: scale.at((from + shift) / unit),
    width: scale.span(from / unit, to / unit),
  });
  const unknown = plan.phases.filter((phase) => !schedule.phases[phase.id]?.early);
  const lastKnown = Math.max(0, ...Object.values(schedule.phases).flatMap((phase) => (phase.early ? [phase.early.to] : [])));
  const bars = plan.phases.flatMap((phase): PortfolioBar[] => {
    const scheduled = schedule.phases[phase.id];
    if (!scheduled || scheduled.summary) return [];
    const common = {
      id: phase.id,
      title: given(phase.title) ?? phase.id,
      critical: scheduled.critical,
      progress: scheduled.progress ?? 0,
      milestone: scheduled.milestone,
    };
    if (scheduled.early) return [{ ...common, ...stretch(scheduled.early.from, scheduled.early.to), order: false }];
    const at = lastKnown + unknown.indexOf(phase) * ORDER_UNIT * unit;
    return [{ ...common, ...stretch(at, at + ORDER_UNIT * unit), order: true, milestone: false }];
  });
  const total = schedule.stated.find((each) => each.of === 'plan' && each.field === 'duration');
  const late = total !== undefined && !total.agrees && schedule.days !== null && schedule.days > total.stated.high;
  const statedAt = late
    ? schedule.axis.origin === undefined
      ? total.stated.high
      : (total.stated.high / schedule.calendar.perWeek) * 7 - 2
    : undefined;
  const [start, finish] = [
    startWords(plan, schedule),
    schedule.finish === null ? undefined : finishText(schedule.finish, schedule),
  ];
  return {
    computed,
    bars,
    ...(statedAt !== undefined && { stated: scale.at((statedAt + shift) / unit), overrun: stretch(statedAt, lastKnown) }),
    ...(start !== undefined && { start }),
    ...(finish !== undefined && { finish }),
    sentence: `${given(plan.title) ?? plan.id}: ${bars.length} phases${finish === undefined ? ', in order, end not computable' : `, finish ${finish}`}${late ? `, ${total.raw} stated` : ''}`,
  };
}

/** All plans on one axis: those with dates on the calendar, the others counted from their own first week. */
export function portfolioTimelines(
  plans: readonly ComputedPlan[],
  asOf: CivilDate,
): { dated?: PortfolioTimelineView; undated?: PortfolioTimelineView; without: { title: string }[] } {
  const having = plans.filter(({ plan }) => plan.phases.length > 0);
  const dated = having.filter(({ schedule }) => schedule.axis.origin !== undefined);
  const undated = having.filter(({ schedule }) => schedule.axis.origin === undefined);
  const without = plans
    .filter(({ plan }) => plan.phases.length === 0)
    .map(({ plan }) => ({ title: given(plan.title) ?? plan.id }));
  return {
    ...(dated.length > 0 && { dated: datedView(dated, asOf) }),
    ...(undated.length > 0 && { undated: undatedView(undated) }),
    without,
  };
}

function datedView(plans: readonly ComputedPlan[], asOf: CivilDate): PortfolioTimelineView {
  const begin = (computed: ComputedPlan): number => dayNumber(computed.schedule.axis.origin ?? asOf);
  const from = Math.min(...plans.map((each) => begin(each) + each.schedule.axis.from));
  const to = Math.max(...plans.map((each) => begin(each) + each.schedule.axis.to)) + 3;
  const scale = scaleOf(0, to - from);
  const today = dayNumber(asOf) - from;
  return {
    rows: plans.map((each) => rowOf(each, scale, begin(each) - from, 1)),
    ticks: ticksOf(scale, { unit: 'date', origin: civilDate(from), perUnit: 1 }),
    days: { from, length: to - from },
    ...(today >= 0 && today <= to - from && { today: scale.at(today + 0.5) }),
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
