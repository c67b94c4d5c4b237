import type { Calendar, Plan } from '../model/plan.ts';
import { planCalendar } from '../schedule/calendars.ts';
import { frameOf } from '../schedule/frame.ts';
import type { Position } from '../schedule/plan-schedule.ts';
import { slipBetween } from '../schedule/slip.ts';

/** Working days of a plan's calendar from one position to another; null where they share no axis. */
export function daysBetween(
  plan: Plan,
  calendars: readonly Calendar[],
): (before: Position | null, now: Position | null) => number | null {
  const frame = frameOf(plan, planCalendar(plan, calendars), []);
  return (before, now) => slipBetween(before, now, frame);
}
