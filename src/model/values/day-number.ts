import { type CivilDate, daysInMonth, FIRST_YEAR, LAST_YEAR } from './civil.ts';

/**
 * Days since 1970-01-01. Also a moment: the midnight at the start of that day, so that a range of days is `[from, to)`. Integer
 * day arithmetic is free of time zones and daylight saving.
 */
export type DayNumber = number;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/**
 * Returns the day number of a year, month (1–12) and day. Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms", days_from_civil.
 */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Returns the day number of an existing date (`isCivilDate`). */
export const dayNumber = (date: CivilDate): DayNumber =>
  dayNumberOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));

/** Returns year, month (1–12) and day of a day number. Hinnant's civil_from_days. */
export function civilParts(number: DayNumber): { year: number; month: number; day: number } {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** The first and the last day that plans may use. */
export const FIRST_DAY: DayNumber = dayNumberOf(FIRST_YEAR, 1, 1);
export const LAST_DAY: DayNumber = dayNumberOf(LAST_YEAR, 12, 31);

/** Returns whether the day is within the years 1900–2999. */
export const isWithinYears = (number: DayNumber): boolean => number >= FIRST_DAY && number <= LAST_DAY;

/** Returns a date such as `2026-02-28`. The day must be within the years 0–9999. */
export function civilDate(number: DayNumber): CivilDate {
  const { year, month, day } = civilParts(number);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Returns the weekday: Monday is 0, Sunday is 6 (ISO 8601 counts from 1). 1970-01-01 was a Thursday. */
export const weekdayOf = (number: DayNumber): number => (((number + 3) % 7) + 7) % 7;

/** Returns the same day some months later, or the last day of a shorter month: 31 January + 1 = 28 February. */
export function addMonths(number: DayNumber, months: number): DayNumber {
  const { year, month, day } = civilParts(number);
  const zeroBased = year * 12 + month - 1 + months;
  const toYear = Math.floor(zeroBased / 12);
  const toMonth = zeroBased - toYear * 12 + 1;
  return dayNumberOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}
