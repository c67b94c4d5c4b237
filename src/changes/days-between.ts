import { given } from '../model/field.ts';
import type { Calendar, Plan } from '../model/plan.ts';
import { calendarShelf } from '../schedule/calendars.ts';
import { frameOf } from '../schedule/frame.ts';
import type { Position } from '../schedule/plan-schedule.ts';
import { slipBetween } from '../schedule/slip.ts';

/** Working days of a plan's calendar from one position to another; null where they share no axis. */
export function daysBetween(
  plan: Plan,
  calendars: readonly Calendar[],
): (before: Position | null, now: Position | null) => number | null {
  // What is wrong with the calendars is told by the schedule.
  const shelf = calendarShelf(calendars, []);
  const id = given(plan.calendar);
  const calendar = id === undefined ? shelf.usual : shelf.named(id, shelf.usual, { source: plan.source, phases: [] });
  const frame = frameOf(plan, calendar, []);
  return (before, now) => slipBetween(before, now, frame);
}
