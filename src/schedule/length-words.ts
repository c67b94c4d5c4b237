import type { Effort } from '../model/values/effort.ts';
import type { WorkUnit } from '../model/values/span.ts';
import type { WorkCalendar } from './calendar.ts';
import { personWeeks } from './effort.ts';
import type { Amount } from './totals.ts';
import { workingDays } from './working-time.ts';

const figure = (value: number): string => String(Math.round(value * 10) / 10);

/** An amount between its ends: `2`, `2–3`, `at least 2`. */
function between({ low, high }: Amount, size: number): string {
  const [least, most] = [figure(low / size), figure(high / size)];
  return high === Number.POSITIVE_INFINITY ? `at least ${least}` : least === most ? most : `${least}–${most}`;
}

/** Working days in a unit of durations: `11w`, `13.2w`, `3d`, `2 sprints`. */
export const daysInUnit = (days: Amount, unit: WorkUnit, calendar: WorkCalendar): string =>
  `${between(days, workingDays(1, unit, calendar))}${unit === 'sprint' ? ' sprints' : unit}`;

/** Person-weeks in a unit of efforts: `11 pw`, `12 h`. */
export const workInUnit = (weeks: Amount, unit: Effort['unit'], calendar: WorkCalendar): string =>
  `${between(weeks, personWeeks({ raw: '', low: 1, high: 1, unit }, calendar).high)} ${unit}`;
