import { type DayNumber, weekdayOf } from '../model/values/day-number.ts';
import type { DayRange, RecurringFreeze } from './freezes.ts';
import type { WorkLine } from './line.ts';

/** Parts of days that differ by less are the same. */
const NOISE = 1e-6;

/** A working calendar, compiled: every question costs O(log holidays). */
export interface WorkCalendar extends WorkLine {
  /** Absent for Monday to Friday, which no file describes. */
  id?: string;
  title?: string;
  /** Whether Monday (0) … Sunday (6) is worked. */
  week: readonly boolean[];
  /** Working days of a week: `1w`. */
  perWeek: number;
  /** Working hours of a day. */
  perDay: number;
  /** Days on which no one works, merged and in order. */
  holidays: readonly DayRange[];
  /** Working days on which no rollout step may fall. They shift no phase. */
  freezes: readonly DayRange[];
  recurring: readonly RecurringFreeze[];
  isWorking(day: DayNumber): boolean;
  /** Whether a rollout step may begin on a day, by `deployDays:`; on any day where a calendar has none. */
  deploysOn(day: DayNumber): boolean;
}

export interface CalendarSpec {
  id?: string;
  title?: string;
  /** Working weekdays, Monday = 0. Not empty. */
  week: readonly number[];
  perDay: number;
  holidays: readonly DayRange[];
  freezes: readonly DayRange[];
  recurring?: readonly RecurringFreeze[];
  /** Weekdays on which rollout steps begin, Monday = 0; absent for any day. */
  deployDays?: readonly number[];
}

/** Ranges in order, with those that touch or overlap made one. */
function mergeRanges(ranges: readonly DayRange[]): DayRange[] {
  const merged: DayRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}

/** How many of the sorted numbers satisfy `≤ limit`. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Compiles a calendar. Without holidays the working days form a regular pattern, in which counting and finding are
 * arithmetic; each holiday range takes a known number of them away.
 */
export function compileCalendar(spec: CalendarSpec): WorkCalendar {
  const week = Array.from({ length: 7 }, (_, day) => spec.week.includes(day));
  const offsets = week.flatMap((worked, day) => (worked ? [day] : []));
  const perWeek = offsets.length;
  const before = week.map((_, day) => offsets.filter((offset) => offset < day).length);

  /** Working days of the pattern before a day, counted from Monday 1969-12-29 (day −3). */
  const patternAt = (day: DayNumber): number => Math.floor((day + 3) / 7) * perWeek + (before[weekdayOf(day)] ?? 0);
  const patternDay = (index: number): DayNumber => {
    const weeks = Math.floor(index / perWeek);
    return weeks * 7 - 3 + (offsets[index - weeks * perWeek] ?? 0);
  };

  const holidays = mergeRanges(spec.holidays);
  /** Working days that the ranges up to and including each one take away. */
  const taken: number[] = [];
  for (const range of holidays) taken.push((taken.at(-1) ?? 0) + patternAt(range.to) - patternAt(range.from));
  const begins = holidays.map((range) => range.from);
  /** Index of the first working day behind each range. */
  const resumes = holidays.map((range, index) => patternAt(range.from) - (taken[index - 1] ?? 0));

  const dayIndex = (moment: DayNumber): number => {
    const ranges = countUpTo(begins, moment - 1);
    const last = holidays[ranges - 1];
    if (!last) return patternAt(moment);
    const ahead = last.to > moment ? patternAt(last.to) - patternAt(moment) : 0;
    return patternAt(moment) - (taken[ranges - 1] ?? 0) + ahead;
  };
  const dayOf = (index: number): DayNumber => patternDay(index + (taken[countUpTo(resumes, index) - 1] ?? 0));
  /** Whole days of a moment or an index, and the part of a day that is over; noise of fractions is none. */
  const wholeOf = (value: number): number => Math.floor(value + NOISE);
  const partOf = (value: number, whole: number): number => (value - whole > NOISE ? value - whole : 0);
  const isHoliday = (day: DayNumber): boolean => (holidays[countUpTo(begins, day) - 1]?.to ?? day) > day;
  const indexAt = (moment: DayNumber): number => {
    const day = wholeOf(moment);
    const part = partOf(moment, day);
    return dayIndex(day) + (part > 0 && week[weekdayOf(day)] && !isHoliday(day) ? part : 0);
  };
  const startOf = (index: number): DayNumber => {
    const whole = wholeOf(index);
    return dayOf(whole) + partOf(index, whole);
  };

  return {
    ...(spec.id !== undefined && { id: spec.id }),
    ...(spec.title !== undefined && { title: spec.title }),
    week,
    perWeek,
    perDay: spec.perDay,
    holidays,
    freezes: spec.freezes,
    recurring: spec.recurring ?? [],
    indexAt,
    startOf,
    endOf(index) {
      const whole = wholeOf(index);
      const part = partOf(index, whole);
      return part === 0 ? dayOf(whole - 1) + 1 : dayOf(whole) + part;
    },
    isWorking: (day) => dayIndex(day + 1) > dayIndex(day),
    deploysOn: (day) =>
      spec.deployDays === undefined ||
      (spec.deployDays.includes(weekdayOf(day)) && !holidays.some((range) => day >= range.from && day < range.to)),
  };
}

/** Monday to Friday, eight hours, no holidays: what a plan without a calendar runs on. */
export const OFFICE_DAYS: WorkCalendar = compileCalendar({ week: [0, 1, 2, 3, 4], perDay: 8, holidays: [], freezes: [] });
