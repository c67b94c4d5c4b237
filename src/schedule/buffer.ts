import type { Plan } from '../model/plan.ts';
import { tidy } from '../model/values/number.ts';
import type { Frame } from './frame.ts';
import { placeBetween } from './places.ts';
import type { ScheduledBuffer } from './plan-schedule.ts';
import { countedEnd, wholeDays, workingDays } from './working-time.ts';

/** The reserve behind the last phase. */
export interface Buffer {
  /** Working days. */
  days: number;
  /** Of the phases together (from the first to the last), in percent. */
  percent: number;
  raw: string;
}

/** The buffer of a plan whose phases take so many working days from the first to the last. */
export function bufferOf(plan: Plan, frame: Frame, planDays: number): Buffer | undefined {
  const stated = plan.buffer;
  if (!stated) return undefined;
  const count = frame.dated ? wholeDays : tidy;
  const share = 'percent' in stated ? stated : stated.share;
  const duration = 'percent' in stated ? undefined : stated.duration;
  if (duration) {
    const days = count(workingDays(countedEnd(duration), duration.unit, frame.calendar));
    return { days, percent: planDays > 0 ? tidy((days / planDays) * 100) : 0, raw: duration.raw };
  }
  return share && { days: count((planDays * share.percent) / 100), percent: share.percent, raw: share.raw };
}

/** A buffer behind the moment in which the last phase ends, on the axis; nothing where it takes no time. */
export function placeBuffer({ days, raw }: Buffer, end: number, origin: number, frame: Frame): ScheduledBuffer | null {
  const first = frame.line.indexAt(end);
  const place = days > 0 ? placeBetween(frame.line.startOf(first), frame.line.endOf(first + days), frame) : undefined;
  return place
    ? { days, raw, start: place.start, finish: place.finish, span: { from: place.from - origin, to: place.to - origin } }
    : null;
}
