import { dayOf } from '../../analysis/day.ts';
import type { Phase, Plan } from '../../model/plan.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import type { PlanSchedule } from '../../schedule/schedule.ts';
import { placeOf } from '../places.ts';

/** A day before which a phase cannot be over as planned, and how the plan says so. */
export interface PlannedEnd {
  day: CivilDate;
  words: string;
}

/** The day that the plan speaks from: its last change, or today. */
export function spokenOn(plan: Plan, today: CivilDate): { day: CivilDate; updated: boolean } {
  const document = plan.document;
  const updated = document && dayOf(document.updated);
  return updated !== undefined && updated < today ? { day: updated, updated: true } : { day: today, updated: false };
}

/** The planned end of a phase that is done before it, without the day on which it was. */
export function doneTooEarly(phase: Phase, plan: Plan, schedule: PlanSchedule, today: CivilDate): PlannedEnd | undefined {
  const actual = phase.actual;
  const place = placeOf(schedule, phase);
  const written = place?.written;
  if (!written || phase.status !== 'done' || (actual && actual.finish !== undefined)) return undefined;
  // A month is over at any of its days, so far as it is known.
  const { precision } = schedule.phases[phase.id] ?? {};
  const day = precision === 'month' || precision === 'quarter' ? written.start : written.finish;
  if (typeof day !== 'string' || day <= spokenOn(plan, today).day) return undefined;
  const stated = place?.stated;
  return {
    day,
    words: !stated ? `until ${day}` : stated.raw.includes(day) ? stated.raw : `${stated.raw}, which is not over before ${day}`,
  };
}
