import { addMonths, dayNumber } from '../model/values/day-number.ts';
import type { OrdinalAxis, Period } from '../model/values/period.ts';
import type { Frame } from './frame.ts';
import { clockDays, elapsedWorkingDays, WEEKS_PER_MONTH, WEEKS_PER_SPRINT } from './working-time.ts';

/** Two moments of a plan's time. */
export interface Stretch {
  from: number;
  to: number;
}

/** A stretch on the plan's axis, or why a position has none. */
export type Placed = { ok: true; stretch: Stretch } | { ok: false; why: string; write: string };

type CutoverUnit = Extract<Period, { axis: 'cutover' }>['unit'];

const WEEKS: Record<'week' | 'month' | 'sprint', number> = { week: 1, month: WEEKS_PER_MONTH, sprint: WEEKS_PER_SPRINT };

/** Where the n-th week, month, sprint or day begins (n from 1; one past the last ends it). */
function ordinalStart(axis: OrdinalAxis, n: number, frame: Frame): number {
  const { dated, origin, calendar } = frame;
  if (axis === 'day') return dated ? calendar.startOf(calendar.indexAt(origin) + n - 1) : n - 1;
  if (!dated) return (n - 1) * WEEKS[axis] * calendar.perWeek;
  // On dates, weeks are seven days from the plan's first day, and months are those of the calendar.
  return axis === 'month' ? addMonths(origin, n - 1) : origin + (n - 1) * WEEKS[axis] * 7;
}

/** First and last working moment of a stretch: weekends at its ends belong to no one. */
function worked({ from, to }: Stretch, { line }: Frame): Stretch {
  const [first, last] = [line.indexAt(from), line.indexAt(to)];
  return last > first ? { from: line.startOf(first), to: line.endOf(last) } : { from, to };
}

/** The first or second half of a week, month or sprint, in its working time; on dates the first half gets the odd day. */
function half(part: string, whole: Stretch, { line, dated }: Frame): Stretch | undefined {
  if (part !== 'a' && part !== 'b') return undefined;
  const [first, last] = [line.indexAt(whole.from), line.indexAt(whole.to)];
  if (last <= first) return whole;
  const exact = (last - first) / 2;
  const middle = first + (dated ? Math.ceil(exact) : exact);
  return part === 'a' ? { from: whole.from, to: line.endOf(middle) } : { from: line.startOf(middle), to: whole.to };
}

const invalid = (why: string, write: string): Placed => ({ ok: false, why, write });

function placeOrdinal(period: Extract<Period, { axis: OrdinalAxis }>, frame: Frame): Placed {
  const unit = (n: number): Stretch =>
    worked({ from: ordinalStart(period.axis, n, frame), to: ordinalStart(period.axis, n + 1, frame) }, frame);
  let [first, last] = [unit(period.from), unit(period.to)];
  if (period.days) {
    const [from, to] = period.days;
    const { line } = frame;
    const length = line.indexAt(first.to) - line.indexAt(first.from);
    if (from < 1 || to < from || to > length) {
      return invalid(
        `${period.axis} ${period.from} has days 1–${length}`,
        `${period.axis} ${period.from}, day ${Math.max(1, Math.floor(length))}`,
      );
    }
    const start = line.indexAt(first.from);
    return { ok: true, stretch: { from: line.startOf(start + from - 1), to: line.endOf(start + to) } };
  }
  if (period.fromPart !== undefined) {
    const part = half(period.fromPart, first, frame);
    if (!part) return invalid(`a ${period.axis} has the halves a and b`, `${period.axis} ${period.from}a`);
    first = part;
  }
  if (period.toPart !== undefined) {
    const part = period.from === period.to && period.fromPart === period.toPart ? first : half(period.toPart, last, frame);
    if (!part) return invalid(`a ${period.axis} has the halves a and b`, `${period.axis} ${period.to}b`);
    last = part;
  }
  if (last.to < first.from) return invalid('the position runs backwards', `${period.axis} ${period.from}a–${period.to}b`);
  return { ok: true, stretch: { from: first.from, to: last.to } };
}

/** A distance on the clock as a distance on the plan's axis, fractions kept: days on dates, working days on an undated one. */
export function clockDistance(days: number, frame: Frame): number {
  if (frame.dated) return days;
  const distance = elapsedWorkingDays(Math.abs(days), frame.calendar.perWeek);
  return days < 0 ? -distance : distance;
}

/** `T+14d`: so much later on the clock. `T+1mo` is the same day of the next month. */
function fromCutover(cutover: number, offset: number, unit: CutoverUnit, frame: Frame): number {
  if (unit !== 'mo' || !frame.dated) return cutover + clockDistance(clockDays(offset, unit), frame);
  const [day, months] = [Math.floor(cutover), Math.trunc(offset)];
  return addMonths(day, months) + (cutover - day) + clockDays(offset - months, 'mo');
}

/**
 * Where a position lies on the plan's axis: a date, `2026-02`, `weeks 3–4`, `week 7a` (its first half), `week 2, days 1–2`,
 * or `T+14d` from the cutover (the moment of which has to be given). Dates have no place on an undated axis.
 */
export function placePeriod(period: Period, frame: Frame, cutover?: number): Placed {
  switch (period.axis) {
    case 'date': {
      if (!frame.dated) return invalid('the plan has no dates', 'start: 2026-03-02 in plan.mdx, or a week of the plan');
      const stretch = { from: dayNumber(period.from), to: dayNumber(period.to) + 1 };
      return { ok: true, stretch: period.precision === 'day' ? stretch : worked(stretch, frame) };
    }
    case 'cutover': {
      if (cutover === undefined)
        return invalid('the moment T is not known: no rollout step with 100 % has a place', 'at: for the step with share: 100 %');
      const from = fromCutover(cutover, period.offset, period.unit, frame);
      return { ok: true, stretch: { from, to: from } };
    }
    default:
      return placeOrdinal(period, frame);
  }
}
