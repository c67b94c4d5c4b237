import type { PlanSchedule, SchedulePass } from './plan-schedule.ts';

/** A plan's schedule as `export --format json` prints it. */
export type ExportedSchedule = Omit<PlanSchedule, 'places' | 'forecast'> & {
  forecast: Pick<SchedulePass, 'start' | 'finish' | 'days' | 'critical' | 'criticalPaths' | 'buffer'>;
};

/**
 * The schedule for other programs: dates (finishes inclusive), or working days from 0 on undated plans; slack, slip and
 * lateness in working days; progress 0–1. What is not known is null. Of the forecast it holds what is not with the phases
 * and steps; `places` says nothing that they do not say.
 */
export function exportSchedule({ places: _, forecast, ...schedule }: PlanSchedule): ExportedSchedule {
  const { start, finish, days, critical, criticalPaths, buffer } = forecast;
  return { ...schedule, forecast: { start, finish, days, critical, criticalPaths, buffer } };
}
