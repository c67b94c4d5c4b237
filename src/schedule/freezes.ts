import { daysInMonth } from '../model/values/civil.ts';
import { civilDate, type DayNumber, dayNumber, weekdayOf } from '../model/values/day-number.ts';

/** Days from `from` up to, not including, `to`. */
export interface DayRange {
  from: DayNumber;
  to: DayNumber;
  title?: string;
  /** Its place in `holidays:` or `freezes:`. */
  entry?: number;
}

/** A freeze that recurs. */
export interface RecurringFreeze {
  /** Monday = 0. */
  weekdays: readonly number[];
  /** How many of the first, and of the last days of each month. */
  monthStart: number;
  monthEnd: number;
  /** The days between which it comes; `to` exclusive. */
  from: DayNumber;
  to: DayNumber;
  title?: string;
  entry?: number;
}

/** Longer axes show what comes again for their first ten years only. */
const SHOWN_DAYS = 3660;

function isFrozen({ weekdays, monthStart, monthEnd }: RecurringFreeze, day: DayNumber): boolean {
  if (weekdays.includes(weekdayOf(day))) return true;
  if (monthStart === 0 && monthEnd === 0) return false;
  const [year = 0, month = 1, ofMonth = 1] = civilDate(day).split('-').map(Number);
  return ofMonth <= monthStart || ofMonth > daysInMonth(year, month) - monthEnd;
}

/** All freezes that share a day with the days from `from` up to, not including, `to`; those that come again, each time. */
export function freezesBetween(
  fixed: readonly DayRange[],
  recurring: readonly RecurringFreeze[],
  from: DayNumber,
  to: DayNumber,
): DayRange[] {
  const again = recurring.flatMap((freeze): DayRange[] => {
    const ranges: DayRange[] = [];
    const [first, last] = [Math.max(from, freeze.from), Math.min(to, freeze.to, from + SHOWN_DAYS)];
    for (let day = first; day < last; day++) {
      if (!isFrozen(freeze, day)) continue;
      const open = ranges.at(-1);
      const { title, entry } = freeze;
      if (open?.to === day) open.to++;
      else ranges.push({ from: day, to: day + 1, ...(title !== undefined && { title }), ...(entry !== undefined && { entry }) });
    }
    return ranges;
  });
  return [...fixed.filter((range) => range.from < to && range.to > from), ...again].sort((a, b) => a.from - b.from);
}

/** Any day of a freeze that comes again: where it begins to, and where it ends. */
export const ALWAYS = { from: dayNumber('1900-01-01'), to: dayNumber('2999-12-31') + 1 };
