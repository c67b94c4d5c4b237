import { given } from '../model/field.ts';
import type { Phase, Plan } from '../model/plan.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { dayOf } from './day.ts';
import { addElapsed } from './evidence.ts';

/** A day before which a phase cannot be over as planned, and how the plan says so. */
export interface PlannedEnd {
  day: CivilDate;
  words: string;
}

/** From its own dates, else from its place in weeks and the plan's earliest start. */
function plannedEnd(phase: Phase, plan: Plan): PlannedEnd | undefined {
  const finish = given(phase.finish);
  const period = given(phase.period);
  if (finish?.axis === 'date') return { day: finish.from, words: finish.raw };
  if (period?.axis === 'date') return { day: period.precision === 'day' ? period.to : period.from, words: period.raw };
  const start = given(plan.start);
  if (period?.axis !== 'week' || start?.axis !== 'date') return undefined;
  // Five days in: whatever weekday the plan begins on, the last week is not over earlier.
  const days = (period.to - 1) * 7 + (period.toPart ? 0 : 4);
  const day = addElapsed(start.from, { raw: '', unit: 'd', low: days, high: days });
  return { day, words: `${period.raw}, which with a start in ${start.raw} is not over before ${day}` };
}

/** The day that the plan speaks from: its last change, or today. */
export function spokenOn(plan: Plan, today: CivilDate): { day: CivilDate; updated: boolean } {
  const document = given(plan.document);
  const updated = document && dayOf(given(document.updated));
  return updated !== undefined && updated < today ? { day: updated, updated: true } : { day: today, updated: false };
}

/** The planned end of a phase that is done before it, without the day on which it was. */
export function doneTooEarly(phase: Phase, plan: Plan, today: CivilDate): PlannedEnd | undefined {
  const actual = given(phase.actual);
  if (given(phase.status) !== 'done' || (actual && given(actual.finish) !== undefined)) return undefined;
  const end = plannedEnd(phase, plan);
  return end && end.day > spokenOn(plan, today).day ? end : undefined;
}
