import { day, month, shortDay } from '../model/values/day-words.ts';
import type { AxisSpan, PhaseSchedule, PlanSchedule, Position } from './plan-schedule.ts';

/** Units closer to each other than this are the same: fractions of a day are kept to nine decimals. */
const NEAR = 1e-4;

/** Names the unit of an undated plan's axis; `week` on dated ones. */
const unitOf = (schedule: PlanSchedule): string => (schedule.axis.unit === 'date' ? 'week' : schedule.axis.unit);

/** A start: `27 Feb`, or on an undated plan the week that it falls into. */
export function startText(position: Position, schedule: PlanSchedule): string {
  if (typeof position === 'string') return shortDay(position);
  return `${unitOf(schedule)} ${Math.floor(position / schedule.axis.perUnit + NEAR) + 1}`;
}

/** A point of an undated axis: `week 3` where a unit begins or ends there, `week 3, day 2` where it lies inside one. */
export function pointText(at: number, schedule: PlanSchedule, ends: boolean): string {
  const per = schedule.axis.perUnit;
  const units = at / per;
  const word = schedule.unit === 'date' ? 'day' : schedule.unit;
  const whole = Math.round(units);
  if (Math.abs(units - whole) < NEAR) return `${word} ${ends ? Math.max(1, whole) : whole + 1}`;
  const unit = Math.floor(units);
  if (per <= 1) return `${word} ${unit + 1}`;
  const inside = at - unit * per;
  return `${word} ${unit + 1}, day ${ends ? Math.ceil(inside - NEAR) : Math.floor(inside + NEAR) + 1}`;
}

/** A finish: the last day worked, or on an undated plan the week or the day of it that is worked to its end. */
export function finishText(position: Position, schedule: PlanSchedule): string {
  return typeof position === 'string' ? day(position) : pointText(position, schedule, true);
}

/** From when to when: `18 Feb – 3 Mar 2026`, `weeks 4–5`, `week 3`; `undefined` where nothing says. */
export function spanText(
  { earlyStart: start, earlyFinish: finish }: Pick<PhaseSchedule, 'earlyStart' | 'earlyFinish'>,
  schedule: PlanSchedule,
): string | undefined {
  if (start === null || finish === null) return undefined;
  if (typeof start === 'string' && typeof finish === 'string') {
    if (start === finish) return day(finish);
    return start.slice(0, 4) === finish.slice(0, 4) ? `${shortDay(start)} – ${day(finish)}` : `${day(start)} – ${day(finish)}`;
  }
  if (typeof start !== 'number' || typeof finish !== 'number') return undefined;
  const { perUnit } = schedule.axis;
  const first = Math.floor(start / perUnit + NEAR) + 1;
  const last = Math.max(first, Math.ceil(finish / perUnit - NEAR));
  const unit = unitOf(schedule);
  return first === last ? `${unit} ${first}` : `${unit}s ${first}–${last}`;
}

/** How exactly the plan's start is known, where that is less than a day: `Feb 2026`. */
export function startKnownAs({ precision, start }: PlanSchedule): string | undefined {
  if (precision === 'day' || typeof start !== 'string') return undefined;
  return precision === 'month' ? month(start) : `the quarter of ${month(start)}`;
}

/** The last moment of the rollout that holds, on the axis, where it lies behind the last phase; both from the day on. */
export function rolloutBeyond(
  schedule: PlanSchedule,
  rollout: string | undefined,
): { span: AxisSpan; finish: Position } | undefined {
  const chosen = schedule.forecast.rollouts.find(({ id }) => id === rollout);
  const phases = Math.max(0, ...Object.values(schedule.forecast.phases).map(({ early }) => early?.to ?? 0));
  const rows = [...(chosen?.steps ?? []), ...(chosen?.traffic ?? [])];
  const last = rows.reduce<(typeof rows)[number] | undefined>(
    (late, row) => (row.span && row.span.to > (late?.span?.to ?? phases) ? row : late),
    undefined,
  );
  return last?.span && last.finish !== null ? { span: { from: phases, to: last.span.to }, finish: last.finish } : undefined;
}
