import type { Plan } from '../model/plan.ts';
import type { WorkUnit } from '../model/values/span.ts';
import type { Frame } from './frame.ts';
import type { AxisUnit } from './plan-schedule.ts';
import { daysPer } from './working-time.ts';

/** The unit of durations that a unit of the axis counts in. */
const COUNTED: Record<Exclude<AxisUnit, 'date'>, WorkUnit> = {
  minute: 'min',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'mo',
  sprint: 'sprint',
};

/** An undated plan shorter than so many working days is counted in the unit, the first that applies. */
const FITS: readonly [below: number, unit: 'minute' | 'hour'][] = [
  [0.5, 'minute'],
  [2, 'hour'],
];

/**
 * What the axis of a plan counts, and the length of one unit on it. A plan of days shows days. One without dates counts what
 * its `axis:` says, else what fits its length of `to` working days: minutes, hours, days or weeks.
 */
export function axisUnit(plan: Plan, { dated, unit, calendar }: Frame, to: number): { unit: AxisUnit; perUnit: number } {
  if (dated) return { unit: 'date', perUnit: 1 };
  const stated = plan.axis !== undefined || to <= 0;
  const fitting = stated ? undefined : (FITS.find(([below]) => to < below)?.[1] ?? (to < calendar.perWeek ? 'day' : undefined));
  const counted = fitting ?? unit;
  return { unit: counted, perUnit: daysPer(COUNTED[counted], calendar) };
}
