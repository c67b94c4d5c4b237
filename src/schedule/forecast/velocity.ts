import { type CivilDate, isCivilDate } from '../../model/values/civil.ts';
import { civilDate, dayNumber, isWithinYears } from '../../model/values/day-number.ts';
import { tidy } from '../../model/values/number.ts';
import type { WorkCalendar } from '../calendar.ts';

/** How many boxes a plan had on a day, and how many of them were ticked: one row a commit that changed it. */
export interface TaskCount {
  date: CivilDate;
  done: number;
  total: number;
}

/** When the tasks of a plan are done if they go on being ticked as they were. */
export interface VelocityForecast {
  /** Tasks ticked in a working day. */
  perDay: number;
  /** Over so many working days. */
  days: number;
  open: number;
  /** The last working day of them; null where it lies beyond the year 2999. */
  finish: CivilDate | null;
  assumption: string;
}

/**
 * Carries the speed at which tasks were ticked on to the open ones. Nothing before two days with a count, or where no
 * task was ticked between the first and the last of them.
 */
export function velocityForecast(
  history: readonly TaskCount[],
  calendar: WorkCalendar,
  asOf: CivilDate,
): VelocityForecast | undefined {
  const known = history
    .filter((count) => isCivilDate(count.date) && count.date <= asOf)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return undefined;
  const today = dayNumber(asOf) + 1;
  const days = calendar.indexAt(today) - calendar.indexAt(dayNumber(first.date) + 1);
  const ticked = last.done - first.done;
  if (days <= 0 || ticked <= 0) return undefined;
  const open = Math.max(0, last.total - last.done);
  const perDay = tidy(ticked / days);
  const index = calendar.indexAt(today) + Math.ceil((open * days) / ticked);
  const finish = calendar.endOf(index) - 1;
  return {
    perDay,
    days,
    open,
    finish: isWithinYears(finish) ? civilDate(finish) : null,
    assumption: `${ticked} tasks were ticked in ${days} working days since ${first.date}; the ${open} open ones are taken to go on at that speed, and none to be added.`,
  };
}
