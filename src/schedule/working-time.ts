import { tidy } from '../model/values/number.ts';
import type { ClockUnit, Span, WorkUnit } from '../model/values/span.ts';
import type { WorkCalendar } from './calendar.ts';

/** Weeks of a month of working time: 20 days in a five-day week, as Microsoft Project counts ("days per month: 20"). */
export const WEEKS_PER_MONTH = 4;
/** Weeks of a sprint. The Scrum Guide (2020) allows up to a month; two weeks is what plans mean that do not say. */
export const WEEKS_PER_SPRINT = 2;
/** Days of a month and a year on the clock. */
const CLOCK_DAYS: Record<ClockUnit, number> = { s: 1 / 86_400, min: 1 / 1440, h: 1 / 24, d: 1, w: 7, mo: 30, y: 365 };

/** No plan is longer than the years that its dates may have. */
export const LONGEST_SPAN = 402_000;

/** Working days of a unit, exactly. */
export const daysPer = (unit: WorkUnit, calendar: WorkCalendar): number => {
  switch (unit) {
    case 'min':
      return 1 / (calendar.perDay * 60);
    case 'h':
      return 1 / calendar.perDay;
    case 'd':
      return 1;
    case 'w':
      return calendar.perWeek;
    case 'mo':
      return calendar.perWeek * WEEKS_PER_MONTH;
    case 'sprint':
      return calendar.perWeek * WEEKS_PER_SPRINT;
  }
};

/** An amount of working time in working days of the calendar, fractions kept. */
export const workingDays = (amount: number, unit: WorkUnit, calendar: WorkCalendar): number =>
  tidy(amount * daysPer(unit, calendar));

/** Time on the clock in days, fractions kept. */
export const clockDays = (amount: number, unit: ClockUnit): number => tidy(amount * CLOCK_DAYS[unit]);

/**
 * The end of a range that the plan's dates count with: the upper one, so that the plan holds even if the work takes as
 * long as its author expects at most. `≥ 1w` and `> 1w` count with what they name.
 */
export const countedEnd = (span: Span<string>): number => span.high;

/** The whole days that an amount takes up: 4 hours are part of one. */
export const wholeDays = (days: number): number => {
  const whole = Math.ceil(tidy(days) - 1e-9);
  return whole === 0 ? 0 : whole;
};

/**
 * Time on the clock as working days of an undated axis, where no weekday is known: whole weeks, and for the rest as
 * many working days as it can meet at most. 7d is a week, 24h is a day, 6d is a week, 6h is a quarter of a day.
 */
export function elapsedWorkingDays(elapsed: number, perWeek: number): number {
  const weeks = Math.floor(elapsed / 7 + 1e-9);
  return tidy(weeks * perWeek + Math.min(Math.max(0, elapsed - weeks * 7), perWeek));
}
