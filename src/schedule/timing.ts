import { dayNumber } from '../model/values/day-number.ts';
import type { Frame } from './frame.ts';
import type { Dates, PhaseSchedule, Timed, Timing } from './plan-schedule.ts';
import { slipBetween } from './slip.ts';

/** What happened to something: the state of a phase or a step. */
type State = PhaseSchedule['state'];

/** How something stands on a day, by its planned dates and its state alone. `today`: a day number. */
function timingOf(state: State, { start, finish }: Dates, milestone: boolean, today: number | undefined): Timing {
  if (state === 'done') return 'done';
  if (state === 'cancelled' || today === undefined || typeof start !== 'string') return 'unknown';
  const begins = dayNumber(start);
  const ends = typeof finish === 'string' ? dayNumber(finish) : undefined;
  if (state === 'planned' && begins < today) return milestone ? 'overdue' : 'not-begun';
  if (state === 'begun' && ends === undefined) return 'unknown';
  if (state === 'begun' && ends !== undefined && ends < today) return 'overdue';
  return (state === 'planned' && begins === today) || ends === today ? 'due' : 'on-time';
}

/** How something stands on the day: its planned and its forecast place, and how late that makes it. */
export function timed(
  state: State,
  planned: Dates,
  forecast: Dates,
  milestone: boolean,
  { frame, today }: { frame: Frame; today: number | undefined },
): Timed {
  const late = state === 'done' || state === 'cancelled' ? 0 : (slipBetween(planned.finish, forecast.finish, frame) ?? 0);
  return {
    planned,
    forecast,
    lateBy: today === undefined ? 0 : Math.max(0, late),
    timing: timingOf(state, planned, milestone, today),
  };
}
