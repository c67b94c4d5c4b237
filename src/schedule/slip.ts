import { own } from '../model/own.ts';
import { dayNumber } from '../model/values/day-number.ts';
import { tidy } from '../model/values/number.ts';
import type { Frame } from './frame.ts';
import type { PhaseSchedule, PlanSchedule, Position } from './plan-schedule.ts';

/** Working days of the plan's calendar from one finish to another; null where one is not known or they share no axis. */
export function slipBetween(before: Position | null | undefined, now: Position | null, { dated, line }: Frame): number | null {
  if (before === null || before === undefined || now === null) return null;
  if (typeof before === 'number' && typeof now === 'number') return dated ? null : tidy(now - before);
  if (typeof before === 'number' || typeof now === 'number' || !dated) return null;
  return line.indexAt(dayNumber(now) + 1) - line.indexAt(dayNumber(before) + 1);
}

/** Where a baseline had a phase, on the axis of this plan. */
export function baselinePlace(
  baseline: PlanSchedule | undefined,
  id: string,
  frame: Frame,
  origin: number,
): PhaseSchedule['baseline'] {
  const phase = baseline && own(baseline.phases, id);
  if (!phase || phase.earlyStart === null || phase.earlyFinish === null) return null;
  const { earlyStart: start, earlyFinish: finish } = phase;
  if (typeof start === 'number' || typeof finish === 'number') {
    return typeof start === 'number' && typeof finish === 'number' && !frame.dated
      ? { start, finish, span: { from: start, to: finish } }
      : null;
  }
  const begin = baseline?.axis.origin;
  if (!frame.dated || begin === undefined || !phase.early) return null;
  const shift = dayNumber(begin) - origin;
  return { start, finish, span: { from: tidy(phase.early.from + shift), to: tidy(phase.early.to + shift) } };
}
