import { titleOf } from '../analysis/title.ts';
import type { Calendar, Plan } from '../model/plan.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { civilDate, dayNumber } from '../model/values/day-number.ts';
import { planCalendar } from '../schedule/calendars.ts';
import { stretchWords } from '../schedule/length-words.ts';
import { CONTINUOUS, type WorkLine } from '../schedule/line.ts';
import type { AxisSpan, ComputedPlace, PlanSchedule, TimedPlace } from '../schedule/plan-schedule.ts';

/** Moments that lie closer to each other are the same. */
const NEAR = 1e-9;

/** Whether one ends before (or when) the other begins. */
export const isBefore = (a: AxisSpan, b: AxisSpan): boolean => a.to <= b.from + NEAR;

/** Whether one begins before the other begins. */
export const beginsBefore = (a: AxisSpan, b: AxisSpan): boolean => a.from < b.from - NEAR;

/** Whether they share time. */
export const overlap = (a: AxisSpan, b: AxisSpan): boolean => a.from < b.to - NEAR && b.from < a.to - NEAR;

/** Where the plan as written puts something: a phase, a step, a row. */
export const placeOf = ({ places }: PlanSchedule, thing: { ref: string } | undefined): TimedPlace | undefined =>
  thing && places[thing.ref];

export const spanOf = (schedule: PlanSchedule, thing: { ref: string } | undefined): AxisSpan | undefined =>
  placeOf(schedule, thing)?.written?.span;

/** The day at a point of a dated axis, and the point of a day. */
export const dayAt = ({ axis }: PlanSchedule, point: number): CivilDate =>
  civilDate(dayNumber(axis.origin ?? '1970-01-01') + Math.floor(point + NEAR));
export const pointOf = ({ axis }: PlanSchedule, day: CivilDate): number =>
  dayNumber(day) - dayNumber(axis.origin ?? '1970-01-01');

/** The working time of a plan along the axis of its schedule. */
export function axisLine(plan: Plan, calendars: readonly Calendar[], { axis }: PlanSchedule): WorkLine {
  if (axis.origin === undefined) return CONTINUOUS;
  const [calendar, origin] = [planCalendar(plan, calendars), dayNumber(axis.origin)];
  return {
    indexAt: (point) => calendar.indexAt(point + origin),
    startOf: (index) => calendar.startOf(index) - origin,
    endOf: (index) => calendar.endOf(index) - origin,
  };
}

/** Titles of what something can follow. */
function named(plan: Plan, ref: string | undefined): string {
  const things = [...plan.phases, ...plan.rollout.flatMap(({ steps, traffic }) => [...steps, ...traffic])];
  const thing = things.find((each) => each.ref === ref);
  return thing ? `"${titleOf(thing)}"` : 'the one before';
}

/** By what something stands in its place: `by the hold of "Half"`; nothing where it says so itself. */
export function reasonOf({ by, after }: ComputedPlace, plan: Plan): string {
  switch (by) {
    case 'hold':
      return `, by the hold of ${named(plan, after)}`;
    case 'work':
      return `, by the work of ${named(plan, after)}`;
    case 'step':
    case 'dependency':
      return `, after ${named(plan, after)}`;
    case 'phase':
      return `, with the start of ${named(plan, after)}`;
    case 'plan':
      return ', with the start of the plan';
    case 'as-of':
      return ', since it has not started';
    case 'actual':
      return ', as it happened';
    default:
      return '';
  }
}

/** The days of a computed place: `2026-11-23`, `2026-11-02 to 2026-11-13`, `working days 10 to 15`. */
const daysWords = ({ start, finish }: ComputedPlace): string =>
  typeof start === 'number'
    ? stretchWords(start, typeof finish === 'number' ? finish : start)
    : start === finish
      ? `${start}`
      : `${start} to ${finish}`;

/** A computed place in words, and by what it is there: `2026-11-23, by the hold of "Half"`. */
export const computedWords = (place: ComputedPlace, plan: Plan): string => `${daysWords(place)}${reasonOf(place, plan)}`;

/** Where something stands: in the words of the plan where it states that, else as computed and by what. */
export function placeWords(place: TimedPlace | undefined, plan: Plan): string {
  if (!place?.written) return 'without a place';
  return place.written.by === 'stated' && place.stated ? place.stated.raw : computedWords(place.written, plan);
}

/**
 * Where a rule about both sides judges something: as the plan is written, else as it is forecast. Of what is late itself the
 * forecast says no more than that, and `time/` rules have reported it.
 */
export function judgedPlaces(place: TimedPlace | undefined): { side: 'written' | 'ahead'; computed: ComputedPlace }[] {
  if (!place || place.state === 'done' || place.state === 'cancelled') return [];
  const told = place.timing === 'not-begun' || place.timing === 'overdue';
  return [
    ...(place.written ? [{ side: 'written' as const, computed: place.written }] : []),
    ...(place.ahead && !told ? [{ side: 'ahead' as const, computed: place.ahead }] : []),
  ];
}

/** The stretch of a phase that its steps are judged by: a phase that is forecast to be done early keeps its planned end. */
export function boundsOf(phase: TimedPlace | undefined, side: 'written' | 'ahead'): AxisSpan | undefined {
  const span = phase?.[side]?.span;
  return span && { from: span.from, to: Math.max(span.to, phase.written?.span.to ?? span.to) };
}

/** Where something stands on one of both sides. What is under way stands in its forecast place because it is under way. */
export function sideWords(place: TimedPlace | undefined, side: 'written' | 'ahead', plan: Plan): string {
  if (side === 'written' || !place?.ahead) return placeWords(place, plan);
  return `forecast for ${place.state === 'begun' ? daysWords(place.ahead) : computedWords(place.ahead, plan)}`;
}

/** The field by which a finding points to a place: the one that states it, else another. */
export const fieldOf = (place: TimedPlace | undefined, otherwise: string): string => place?.stated?.field ?? otherwise;
