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

/** The units of a plan's lengths: hours of its working day, and days of its working week. */
export interface LengthScale {
  perDay: number;
  perWeek: number;
}

const MINUTES = 60;
const UNITS = {
  week: { word: 'week', short: 'w' },
  day: { word: 'day', short: 'd' },
  hour: { word: 'hour', short: 'h' },
  minute: { word: 'minute', short: 'min' },
  second: { word: 'second', short: 's' },
} as const;

/** Lengths closer to each other than this are shown as the same: a tenth of a second of an eight-hour day. */
const NEAR = 4e-6;
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < NEAR;

interface Told {
  amount: string;
  unit: keyof typeof UNITS;
}

/** Halves are kept; other fractions of what is long are noise. */
const daysFigure = (days: number): string => (days < 20 || isWhole(days * 2) ? figure(days) : String(Math.round(days)));

/** A length without its sign, in the unit that fits it: whole weeks where they are asked for, days, else parts of a day. */
function told(length: number, { perDay, perWeek }: LengthScale, weeks: boolean): Told {
  const days = Math.abs(length);
  if (weeks && days >= perWeek - NEAR && isWhole(days / perWeek))
    return { amount: String(Math.round(days / perWeek)), unit: 'week' };
  if (days >= 0.95 || days < 1e-9) return { amount: daysFigure(days), unit: 'day' };
  const hours = days * perDay;
  if (hours >= 2 - NEAR || (hours >= 1 - NEAR && isWhole(hours * 2))) return { amount: figure(hours), unit: 'hour' };
  const minutes = hours * MINUTES;
  return minutes >= 1 - NEAR
    ? { amount: String(Math.round(minutes)), unit: 'minute' }
    : { amount: String(Math.round(minutes * 60)), unit: 'second' };
}

const inWords = ({ amount, unit }: Told, kind = ''): string => `${amount} ${kind}${UNITS[unit].word}${amount === '1' ? '' : 's'}`;

/**
 * A length in the unit that fits it: `2 weeks`, `12.5 days`, `2 hours`, `20 minutes`. `days`: working days of the scale, or
 * days on the clock with {@link clockScale}.
 */
export const lengthText = (days: number, scale: LengthScale): string => inWords(told(days, scale, true));

/** A distance in working time, without its sign: `75 working days`, `1 working day`, `2 hours`. */
export function workText(days: number, scale: LengthScale): string {
  const length = told(days, scale, false);
  return inWords(length, length.unit === 'day' ? 'working ' : '');
}

/** How far something moved: `+5 working days`, `−1 working day`, `+2 hours`. */
export const movedText = (days: number, scale: LengthScale): string => `${days > 0 ? '+' : '−'}${workText(days, scale)}`;

/** The same where the column says what it counts: `10 days`, `2 hours`. */
export const daysText = (days: number, scale: LengthScale): string => inWords(told(days, scale, false));

/** The same for narrow columns: `75 d`, `2 h`, `20 min`. */
export function shortLength(days: number, scale: LengthScale): string {
  const { amount, unit } = told(days, scale, false);
  return `${amount} ${UNITS[unit].short}`;
}

/** The scale of lengths on the clock. On an undated axis a week of it is a working week. */
export const clockScale = ({ perWeek }: LengthScale, dated: boolean): LengthScale => ({
  perDay: 24,
  perWeek: dated ? 7 : perWeek,
});

/** The length of a phase: `2 weeks`, `90 minutes`, `milestone`. */
export const phaseLengthText = (
  { days, elapsed }: { days: number; elapsed: boolean },
  { calendar, unit }: { calendar: LengthScale; unit: string },
): string => (days === 0 ? 'milestone' : lengthText(days, elapsed ? clockScale(calendar, unit === 'date') : calendar));

/** A point of an undated axis: `working day 25` where that day ends, `within working day 1` where it lies inside one. */
export const pointWords = (at: number): string =>
  isWhole(at) ? `working day ${Math.round(at)}` : `within working day ${Math.ceil(at)}`;

/** A stretch of an undated axis: `working days 10 to 15`, `within working day 1`. */
export function stretchWords(from: number, to: number): string {
  if (Math.abs(to - from) < NEAR) return pointWords(to);
  if (!(isWhole(from) && isWhole(to)) && Math.ceil(to - NEAR) - Math.floor(from + NEAR) === 1)
    return `within working day ${Math.ceil(to - NEAR)}`;
  return `working days ${figure(from)} to ${figure(to)}`;
}
