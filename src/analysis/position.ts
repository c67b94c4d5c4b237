import { given } from '../model/field.ts';
import type { Plan } from '../model/plan.ts';
import { addMonths, type DayNumber, dayNumber, weekdayOf } from '../model/values/day-number.ts';
import type { Period } from '../model/values/period.ts';
import { chosenRollout, cutoverStep } from './rollout.ts';

/**
 * A stretch of a plan's time, `[from, to)`. Stretches compare only on one scale: `date` counts days since 1970,
 * `work` working days from the plan's start, `month` and `sprint` themselves from 0, `cutover` days from T.
 */
export interface Stretch {
  scale: 'date' | 'work' | 'month' | 'sprint' | 'cutover';
  from: number;
  to: number;
}

/** Turns the positions that a plan states into stretches that can be compared. */
export interface Positions {
  of(period: Period | undefined): Stretch | undefined;
}

type Ordinal = Extract<Period, { axis: 'week' | 'day' | 'month' | 'sprint' }>;
type Relative = Extract<Period, { axis: 'cutover' }>;

const WORKING_DAYS = 5;
const CLOCK_DAYS = 7;
const DAYS_OF: Record<Relative['unit'], number> = { min: 1 / 1440, h: 1 / 24, d: 1, w: 7, mo: 30 };

const letter = (part: string | undefined): number => (part === undefined ? 0 : part.charCodeAt(0) - 96);

/** Every position that a plan states, wherever it stands. */
function* statedPositions(plan: Plan): Generator<Period> {
  const stated = [
    ...plan.phases.flatMap((phase) => [given(phase.period), given(given(phase.stated)?.period)]),
    ...plan.rollout.flatMap((rollout) => [
      ...rollout.steps.flatMap((step) => [given(step.at), given(step.period)]),
      ...rollout.traffic.map((row) => given(row.at)),
    ]),
    ...(plan.metrics?.metrics ?? []).map((metric) => given(metric.when)),
    ...plan.decisions.map((decision) => given(decision.due)),
  ];
  for (const period of stated) if (period) yield period;
}

/** `week 7a`: into how many parts the plan divides a week. At least halves, since an `a` needs a `b`. */
function partsOf(plan: Plan): number {
  let parts = 2;
  for (const period of statedPositions(plan))
    if ('fromPart' in period || 'toPart' in period) parts = Math.max(parts, letter(period.fromPart), letter(period.toPart));
  return parts;
}

/** The first day of a plan's first week, where its start is a Monday: only then is it plain which days a week is. */
function firstMonday(plan: Plan): DayNumber | undefined {
  const start = given(plan.start);
  if (start?.axis !== 'date' || start.precision !== 'day') return undefined;
  const day = dayNumber(start.from);
  return weekdayOf(day) === 0 ? day : undefined;
}

const onCalendar = (monday: DayNumber, index: number): DayNumber => {
  const week = Math.floor(index / WORKING_DAYS);
  return monday + week * CLOCK_DAYS + (index - week * WORKING_DAYS);
};

function ordinalStretch(period: Ordinal, parts: number): Stretch {
  const { axis, from, to, fromPart, toPart, days } = period;
  if (axis === 'day') return { scale: 'work', from: from - 1, to };
  const size = axis === 'week' ? WORKING_DAYS : 1;
  const scale = axis === 'week' ? 'work' : axis;
  if (days && axis === 'week') return { scale, from: (from - 1) * size + days[0] - 1, to: (to - 1) * size + days[1] };
  const begin = from - 1 + (fromPart ? (letter(fromPart) - 1) / parts : 0);
  const end = to - 1 + (toPart ? letter(toPart) / parts : 1);
  return { scale, from: begin * size, to: end * size };
}

/** `T+14d`, where T is known: that much later on T's own scale. */
function shifted(period: Relative, cutover: Stretch | undefined): Stretch {
  const days = period.offset * DAYS_OF[period.unit];
  if (!cutover) return { scale: 'cutover', from: days, to: days };
  if (cutover.scale === 'date' && period.unit === 'mo')
    return { scale: 'date', from: addMonths(cutover.from, period.offset), to: addMonths(cutover.to, period.offset) };
  const size = { date: 1, cutover: 1, work: WORKING_DAYS / CLOCK_DAYS, month: 1 / 30, sprint: Number.NaN }[cutover.scale];
  if (Number.isNaN(size)) return { scale: 'cutover', from: days, to: days };
  return { scale: cutover.scale, from: cutover.from + days * size, to: cutover.to + days * size };
}

/** The positions of a plan. T is the first step with 100 % of the rollout that holds. */
export function planPositions(plan: Plan): Positions {
  const parts = partsOf(plan);
  const monday = firstMonday(plan);
  const fixed = (period: Exclude<Period, Relative>): Stretch => {
    if (period.axis === 'date') return { scale: 'date', from: dayNumber(period.from), to: dayNumber(period.to) + 1 };
    const stretch = ordinalStretch(period, parts);
    if (monday === undefined || stretch.scale !== 'work') return stretch;
    return { scale: 'date', from: onCalendar(monday, stretch.from), to: onCalendar(monday, stretch.to) };
  };
  const chosen = chosenRollout(plan)?.rollout;
  const step = chosen && cutoverStep(chosen);
  const at = step && (given(step.at) ?? given(step.period));
  const cutover = at && at.axis !== 'cutover' ? fixed(at) : undefined;
  return {
    of: (period) => (period === undefined ? undefined : period.axis === 'cutover' ? shifted(period, cutover) : fixed(period)),
  };
}

/** Whether one ends before (or when) the other begins; not known between scales. */
export const isBefore = (a: Stretch, b: Stretch): boolean => a.scale === b.scale && a.to <= b.from + 1e-9;

/** Whether they share time. */
export const overlap = (a: Stretch, b: Stretch): boolean => a.scale === b.scale && a.from < b.to - 1e-9 && b.from < a.to - 1e-9;
