import type { PhaseSchedule, PlanSchedule } from './plan-schedule.ts';

/** A phase as `export --format json` prints it. */
export type ExportedPhase = Pick<
  PhaseSchedule,
  'earlyStart' | 'earlyFinish' | 'lateStart' | 'lateFinish' | 'totalSlack' | 'freeSlack' | 'critical' | 'progress' | 'slip'
>;

/** A plan's schedule as `export --format json` prints it. */
export interface ExportedSchedule extends Pick<PlanSchedule, 'unit' | 'start' | 'finish' | 'critical'> {
  phases: Record<string, ExportedPhase>;
}

/**
 * The schedule for other programs: dates (finishes inclusive), or working days from 0 on undated plans; slack and slip in
 * working days; progress 0–1. What is not known is null.
 */
export const exportSchedule = ({ unit, start, finish, critical, phases }: PlanSchedule): ExportedSchedule => ({
  unit,
  start,
  finish,
  critical,
  phases: Object.fromEntries(
    Object.entries(phases).map(
      ([id, { earlyStart, earlyFinish, lateStart, lateFinish, totalSlack, freeSlack, critical: isCritical, progress, slip }]) => [
        id,
        { earlyStart, earlyFinish, lateStart, lateFinish, totalSlack, freeSlack, critical: isCritical, progress, slip },
      ],
    ),
  ),
});
