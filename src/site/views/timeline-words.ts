import type { Plan } from '../../model/plan.ts';
import { dayNumber } from '../../model/values/day-number.ts';
import { day, month, shortDay } from '../../model/values/day-words.ts';
import { pointText } from '../../schedule/position-words.ts';
import type { PhaseSchedule, PlanSchedule, Position } from '../../schedule/schedule.ts';

const positionWords = (position: Position, schedule: PlanSchedule, ends: boolean): string =>
  typeof position === 'string' ? shortDay(position) : pointText(position, schedule, ends && position > 0);

/** When a phase begins and ends, as two cells; `undefined` where a length that it depends on is not known. */
export function whenOf(
  phase: Pick<PhaseSchedule, 'earlyStart' | 'earlyFinish' | 'milestone'>,
  schedule: PlanSchedule,
): { from: string; to: string } | undefined {
  if (phase.earlyStart === null || phase.earlyFinish === null) return undefined;
  const to = positionWords(phase.earlyFinish, schedule, true);
  return { from: phase.milestone ? to : positionWords(phase.earlyStart, schedule, false), to };
}

export function startWords(plan: Plan, schedule: PlanSchedule): string | undefined {
  const stated = plan.start;
  if (stated?.axis === 'date' && stated.precision !== 'day')
    return stated.precision === 'month' ? month(stated.from) : stated.raw;
  if (schedule.start === null) return undefined;
  return typeof schedule.start === 'string' ? day(schedule.start) : undefined;
}

/** Points of the axis as far from the plan's start as that many working days: the plan's calendar left out what it does not work. */
export function axisAfter(days: number, schedule: PlanSchedule): number {
  const begin =
    typeof schedule.start === 'string' && schedule.axis.origin !== undefined
      ? dayNumber(schedule.start) - dayNumber(schedule.axis.origin)
      : schedule.axis.from;
  if (schedule.axis.origin === undefined) return begin + days;
  const { perWeek } = schedule.calendar;
  if (schedule.nonWorking.length === 0) return begin + Math.ceil((days * 7) / perWeek);
  const off = [...schedule.nonWorking].sort((a, b) => a.from - b.from);
  let at = begin;
  let left = days;
  for (const range of off) {
    if (range.to <= at) continue;
    const worked = Math.max(0, range.from - at);
    if (worked >= left) return at + left;
    left -= worked;
    at = range.to;
  }
  // Behind the last known range, weeks go on as they are.
  return at + Math.floor((left - 1e-9) / perWeek) * 7 + (left % perWeek || perWeek);
}
