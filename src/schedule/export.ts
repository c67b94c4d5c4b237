import type { PlanSchedule, SchedulePass } from './plan-schedule.ts';

/** A plan's schedule as `export --format json` prints it. */
export type ExportedSchedule = Omit<PlanSchedule, 'places' | 'forecast'> & {
  forecast: Pick<SchedulePass, 'start' | 'finish' | 'days' | 'critical' | 'criticalPaths' | 'buffer'>;
};

/** Decimals of days in exports: less than a tenth of a second. Thirds of an hour have no last digit, and none are made up. */
const DECIMALS = 6;

/** The same value with all its numbers rounded to {@link DECIMALS} decimals. */
export function rounded<T>(value: T): T;
export function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toFixed(DECIMALS));
  if (Array.isArray(value)) return value.map((each) => rounded(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)]));
}

/**
 * The schedule for other programs: dates (finishes inclusive), or working days from 0 on undated plans; slack, slip and
 * lateness in working days, with six decimals; progress 0–1. What is not known is null. Of the forecast it holds what is not
 * with the phases and steps; `places` says nothing that they do not say.
 */
export function exportSchedule({ places: _, forecast, ...schedule }: PlanSchedule): ExportedSchedule {
  const { start, finish, days, critical, criticalPaths, buffer } = forecast;
  const exported = rounded({ ...schedule, forecast: { start, finish, days, critical, criticalPaths, buffer } });
  // A minute of an eight-hour day is 1/480: rounded, the end of a long axis would be off.
  return { ...exported, axis: { ...exported.axis, perUnit: schedule.axis.perUnit } };
}
