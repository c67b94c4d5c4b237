import { lengthText, workText } from '../schedule/length-words.ts';
import type { PlanSchedule, Position } from '../schedule/plan-schedule.ts';
import type { FinishMove } from './consequence.ts';

const NEAR = 1e-4;

/** A finish on an undated axis: the week that is worked to its end, or how far it lies from the start where that distinguishes them. */
const unitWords = (position: number, { axis, calendar }: PlanSchedule, exact: boolean): string => {
  if (exact) return `${lengthText(position, calendar)} from the start`;
  return `${axis.unit === 'date' ? 'week' : axis.unit} ${Math.max(1, Math.ceil(position / axis.perUnit - NEAR))}`;
};

/** A finish on both sides, as short as distinguishes them: `2026-09-12` and `2026-09-19`, `week 8` and `week 9`, `not known`. */
export function finishWords(
  before: Position | null,
  after: Position | null,
  base: PlanSchedule | undefined,
  head: PlanSchedule | undefined,
): [before: string, after: string] {
  // Both sides are reported in the larger of their units.
  const coarser = base && head && base.axis.perUnit > head.axis.perUnit ? base : head;
  const words = (position: Position | null, schedule: PlanSchedule | undefined, exact: boolean): string =>
    position === null || schedule === undefined
      ? 'not known'
      : typeof position === 'string'
        ? position
        : unitWords(position, coarser ?? schedule, exact);
  const [was, now] = [words(before, base, false), words(after, head, false)];
  return was === now && before !== after ? [words(before, base, true), words(after, head, true)] : [was, now];
}

/** `5 working days later`, `1 working day earlier`, `2 hours later` */
export const laterBy = (days: number, { calendar }: PlanSchedule): string =>
  `${workText(days, calendar)} ${days > 0 ? 'later' : 'earlier'}`;

/** ` (14 days on the calendar)` where holidays make that much more than the working days suggest; empty elsewhere. */
export const onTheCalendar = ({ slip, calendarDays }: FinishMove): string =>
  slip !== null && calendarDays !== null && Math.abs(calendarDays) > Math.abs(slip) * 1.4 + 2
    ? ` (${Math.abs(calendarDays)} days on the calendar)`
    : '';
