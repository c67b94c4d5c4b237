import { type CivilDate, MONTHS } from '../../model/values/civil.ts';
import { civilParts, dayNumber, dayNumberOf, weekdayOf } from '../../model/values/day-number.ts';
import { LABELS } from '../labels/index.ts';
import { need, roomOfLabel } from './need.ts';
import { round, type Scale } from './scale.ts';

/** A label of the axis, in percent, with the class that says how much room it needs. */
export interface Tick {
  at: number;
  label: string;
  /** Whether it stands in the middle of its unit, or begins at its line. */
  centred: boolean;
  need?: string | undefined;
}

export interface Line {
  at: number;
  need?: string | undefined;
}

export interface AxisTicks {
  /** Months or years above the units. */
  upper: Tick[];
  units: Tick[];
  lines: Line[];
  /** What a unit is: `week`, `month`. */
  unit: string;
}

/** Longer axes have no lines for weeks, however far one zooms. */
const MOST_WEEKS = 320;
const MOST_MONTHS = 260;
/** Axes of at most so many days have a line for each day. */
const MOST_DAYS = 21;
/** px that a label takes with the space around it. */
const [NUMBER, MONTH, MONTH_YEAR, YEAR] = [26, 36, 72, 44];

/** A label of `width` px that needs `room` px of the whole drawing for its neighbours, and as much as keeps it within the edges. */
function labelled(at: number, label: string, centred: boolean, room: number, width: number): Tick {
  const toEdge = centred ? 2 * Math.min(at, 100 - at) : 100 - at;
  const own = need(Math.max(room, (width * 100) / Math.max(0.1, toEdge)));
  return { at, label, centred, ...(own !== undefined && { need: own }) };
}

/** Days within the stretch on which a period of `months` months begins. */
function* monthStarts(from: number, to: number, months: number): Generator<{ day: number; year: number; month: number }> {
  const first = civilParts(from);
  let index = first.year * 12 + first.month - 1;
  index -= index % months;
  for (;;) {
    const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
    const day = dayNumberOf(year, month, 1);
    if (day >= to) return;
    if (day >= from) yield { day, year, month };
    index += months;
  }
}

/** The axis of a plan with dates: days or weeks below months, months below years, or years, by how long it is. */
function dateTicks(scale: Scale, origin: CivilDate): AxisTicks {
  const zero = dayNumber(origin);
  const [from, to] = [zero + scale.from, zero + scale.to];
  const at = (day: number): number => scale.at(day - zero);
  /** Mondays, or all days of a short axis. */
  const marked: number[] = [];
  const weeks = Math.ceil((to - from) / 7);
  if (to - from <= MOST_DAYS) for (let day = Math.ceil(from); day < to; day++) marked.push(day);
  else if (weeks <= MOST_WEEKS) for (let day = from + ((7 - weekdayOf(from)) % 7); day < to; day += 7) marked.push(day);
  const months = [...monthStarts(from, to, 1)];
  const lead = civilParts(from);
  // A stretch that begins within a month names it at its left edge, where that leaves room for the next one.
  const opening =
    months[0] && months[0].day - from >= Math.max(10, Math.ceil((to - from) / 10))
      ? [{ day: from, year: lead.year, month: lead.month }]
      : months.length === 0
        ? [{ day: from, year: lead.year, month: lead.month }]
        : [];
  const named = [...opening, ...months];
  const years = named.filter(({ month }, index) => index === 0 || month === 1);
  const monthRoom = (index: number, width: number): number => roomOfLabel(index, named.length, width);
  if (marked.length > 0 && weeks <= 60) {
    return {
      unit: to - from <= MOST_DAYS ? 'day' : 'week',
      upper: named.map(({ day, year, month }, index) => {
        const withYear = index === 0 || month === 1;
        return labelled(
          at(day),
          withYear ? `${MONTHS[month - 1]} ${year}` : (MONTHS[month - 1] ?? ''),
          false,
          monthRoom(index, index === 0 ? MONTH_YEAR : MONTH + 20),
          withYear ? MONTH_YEAR : MONTH,
        );
      }),
      units: marked.map((day, index) =>
        labelled(at(day), String(civilParts(day).day), false, roomOfLabel(index, marked.length, NUMBER), NUMBER - 6),
      ),
      lines: marked.map((day, index) => ({ at: at(day), ...lineNeed(roomOfLabel(index, marked.length, 9)) })),
    };
  }
  if (months.length <= MOST_MONTHS) {
    return {
      unit: 'month',
      upper: years.map(({ day, year }, index) =>
        labelled(at(day), String(year), false, roomOfLabel(index, years.length, YEAR), YEAR),
      ),
      units: named.map(({ day, month }, index) =>
        labelled(at(day), MONTHS[month - 1] ?? '', false, monthRoom(index, MONTH), MONTH),
      ),
      lines: [
        ...named.map(({ day }, index) => ({ at: at(day), ...lineNeed(monthRoom(index, 8)) })),
        ...marked.map((day) => ({ at: at(day), ...lineNeed(marked.length * 12) })),
      ],
    };
  }
  const step = Math.max(1, Math.ceil((to - from) / 365.25 / 60));
  const starts = [...monthStarts(from, to, 12 * step)];
  return {
    unit: 'year',
    upper: [],
    units: starts.map(({ day, year }, index) =>
      labelled(at(day), String(year), false, roomOfLabel(index, starts.length, YEAR), YEAR),
    ),
    lines: starts.map(({ day }) => ({ at: at(day) })),
  };
}

function lineNeed(room: number): { need?: string } {
  const own = need(room);
  return own === undefined ? {} : { need: own };
}

/** What lines of an axis of hours or minutes are apart, in its units. */
const CLOCK_STEPS: Record<string, readonly number[]> = { minute: [1, 2, 5, 10, 15, 30, 60], hour: [1, 2, 4, 8] };
const MOST_CLOCK_LINES = 14;
/** px that a label of hours and minutes takes with the space around it. */
const CLOCK = 48;

/** `30 min`, `1 h`, `1 h 30`. */
function clockLabel(at: number, unit: string): string {
  if (unit === 'hour') return LABELS.timeline.hours(at);
  const [hours, minutes] = [Math.floor(at / 60), at % 60];
  return hours === 0
    ? LABELS.timeline.minutes(minutes)
    : minutes === 0
      ? LABELS.timeline.hours(hours)
      : LABELS.timeline.hoursAndMinutes(hours, minutes);
}

/** The axis of a plan that takes hours: time from its start, at even distances. */
function clockTicks(scale: Scale, perUnit: number, unit: string, steps: readonly number[]): AxisTicks {
  const count = Math.floor((scale.to - scale.from) / perUnit + 1e-4);
  const step = steps.find((each) => count / each <= MOST_CLOCK_LINES) ?? Math.ceil(count / MOST_CLOCK_LINES);
  // A drawing may begin later than the plan: labels count from the start of the plan in any case.
  const first = Math.ceil(scale.from / perUnit / step - 1e-4);
  const last = Math.floor(scale.to / perUnit / step + 1e-4);
  const marks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  const at = (mark: number): number => round(scale.at(mark * perUnit));
  return {
    unit,
    upper: [],
    units: marks
      .filter((mark) => at(mark) < 100)
      .map((mark, index, all) =>
        labelled(at(mark), clockLabel(mark, unit), false, roomOfLabel(index, all.length, CLOCK), CLOCK - 6),
      ),
    lines: marks.map((mark) => ({ at: at(mark) })),
  };
}

/** The axis of a plan without dates: its own units, counted from 1. */
function unitTicks(scale: Scale, perUnit: number, unit: string): AxisTicks {
  const steps = CLOCK_STEPS[unit];
  if (steps) return clockTicks(scale, perUnit, unit, steps);
  const count = Math.ceil((scale.to - scale.from) / perUnit - 1e-9);
  const step = Math.max(1, Math.ceil(count / MOST_WEEKS));
  const starts = Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
  return {
    unit,
    upper: [],
    units: starts
      .filter((start) => scale.from + (start + 0.6) * perUnit <= scale.to)
      .map((start, index, all) =>
        labelled(
          scale.at(scale.from + (start + 0.5) * perUnit),
          String(start + 1),
          true,
          roomOfLabel(index, all.length, NUMBER),
          NUMBER - 6,
        ),
      ),
    lines: [...starts, starts.length * step]
      .filter((start) => scale.from + start * perUnit <= scale.to + 1e-9)
      .map((start, index, all) => ({
        at: round(scale.at(scale.from + start * perUnit)),
        ...lineNeed(roomOfLabel(index, all.length, 9)),
      })),
  };
}

/** Labels and lines of an axis. `origin` is the day at 0 of a dated one; `perUnit` the length of a unit of an undated one. */
export const ticksOf = (scale: Scale, axis: { unit: string; origin?: CivilDate; perUnit: number }): AxisTicks =>
  axis.origin === undefined ? unitTicks(scale, axis.perUnit, axis.unit) : dateTicks(scale, axis.origin);
