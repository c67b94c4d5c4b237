import { progressOf } from '../analysis/progress.ts';
import type { Phase } from '../model/plan.ts';
import { civilDate, dayNumber, isWithinYears } from '../model/values/day-number.ts';
import type { Period } from '../model/values/period.ts';
import { type Placed, placePeriod, type Stretch } from './axis.ts';
import type { WorkCalendar } from './calendar.ts';
import type { Frame } from './frame.ts';
import { CONTINUOUS, type WorkLine } from './line.ts';
import { type Length, lengthOf } from './phase-length.ts';
import type { ScheduleProblem } from './problem.ts';
import { countedEnd, workingDays } from './working-time.ts';

/** The fields that hold a phase to a place. */
export type BoundField = 'start' | 'finish' | 'notBefore' | 'deadline' | 'period' | 'as-of' | 'plan';

/** A place that a phase's start or finish is held to, as an index on its line of working time. */
export interface Bound {
  at: number;
  field: BoundField;
  raw: string;
}

/** A phase as the passes see it. Indexes are on its own line of working time. */
export interface PhaseInput {
  phase: Phase;
  calendar: WorkCalendar;
  line: WorkLine;
  state: 'planned' | 'begun' | 'done' | 'cancelled';
  length?: Length;
  /** 0 where no length is known. */
  days: number;
  known: boolean;
  /** What its start may not precede, the strongest last. */
  floors: Bound[];
  finishFloor?: Bound;
  /** What its finish may not pass. */
  ceilings: Bound[];
  /** Where it stands in any case: its stated position (as written), or what has happened. */
  pin?: { from: number; to: number; by: 'period' | 'actual' };
  /** Where a phase in progress began, as far as the plan says. */
  begunAt?: number;
  /** Moments of `actual:`, shown as they are, whatever the calendar says of that day. */
  actual: { start?: number; finish?: number };
  /** Its stated position. */
  period?: Stretch & { raw: string; precision: 'day' | 'month' | 'quarter' | 'axis' };
  /** Boxes of a phase none of which is ticked; 1 where it has none. */
  boxes: number;
  /** Work that is left of a phase in progress, from `asOf` on: working days, or a share of its length. */
  remaining?: { days: number } | { share: number };
}

export interface InputContext {
  frame: Frame;
  /** Day number; only on dated plans. */
  asOf?: number;
  progress: (phase: Phase) => number | undefined;
  problems: ScheduleProblem[];
  /** Whether a stated position holds a phase in its place (`fixed`), or only keeps it from beginning earlier. */
  positions?: 'fixed' | 'earliest';
}

type DatedPeriod = Extract<Period, { axis: 'date' }>;
const dateOf = (period: Period | undefined): DatedPeriod | undefined => (period?.axis === 'date' ? period : undefined);

function periodOf(phase: Phase, line: WorkLine, { frame, problems }: InputContext): PhaseInput['period'] {
  const period = phase.period;
  if (!period) return undefined;
  const placed: Placed =
    period.axis === 'cutover'
      ? { ok: false, why: 'a phase has no place relative to the cutover', write: 'period: weeks 3–4' }
      : placePeriod(period, frame);
  if (placed.ok) {
    const { from, to } = placed.stretch;
    if (to > from && line.indexAt(to) <= line.indexAt(from) && phase.status !== 'done') {
      const first = line.startOf(line.indexAt(from));
      const day = isWithinYears(first) ? civilDate(first) : 'after the year 2999';
      problems.push({
        code: 'period-unworked',
        message: `${phase.id} is placed in ${period.raw}, in which its calendar has no working day; the first one behind it is ${day}.`,
        phases: [phase.id],
        sources: [{ source: phase.source, field: ['period'], note: period.raw }],
        fix: 'Move it to days that are worked, or give it a calendar that works on these',
      });
    }
    return { ...placed.stretch, raw: period.raw, precision: period.axis === 'date' ? period.precision : 'axis' };
  }
  problems.push({
    code: 'position-invalid',
    message: `"${period.raw}" has no place on the axis of this plan: ${placed.why}.`,
    phases: [phase.id],
    sources: [{ source: phase.source, field: ['period'], note: period.raw }],
    fix: `Write ${placed.write}`,
  });
  return undefined;
}

/** What a phase may not begin before: the plan's start, its own dates, and today for what has not begun. */
function floorsOf(phase: Phase, line: WorkLine, { frame, asOf }: InputContext): Bound[] {
  const floors: Bound[] = [{ at: line.indexAt(frame.begin), field: 'plan', raw: 'start of the plan' }];
  if (!frame.dated) return floors;
  if (asOf !== undefined) floors.push({ at: line.indexAt(asOf), field: 'as-of', raw: 'as of' });
  for (const field of ['notBefore', 'start'] as const) {
    const date = dateOf(phase[field]);
    if (date) floors.push({ at: line.indexAt(dayNumber(date.from)), field, raw: date.raw });
  }
  return floors;
}

function ceilingsOf(phase: Phase, line: WorkLine, days: number, frame: Frame): Bound[] {
  if (!frame.dated) return [];
  const start = dateOf(phase.start);
  const ends = (['finish', 'deadline'] as const).flatMap((field) => {
    const date = dateOf(phase[field]);
    return date ? [{ at: line.indexAt(dayNumber(date.to) + 1), field, raw: date.raw }] : [];
  });
  return start ? [{ at: line.indexAt(dayNumber(start.from)) + days, field: 'start', raw: start.raw }, ...ends] : ends;
}

/** `start` and `finish` together tell the length of a phase that names none. */
function lengthBetween(phase: Phase, line: WorkLine): number | undefined {
  const [start, finish] = [dateOf(phase.start), dateOf(phase.finish)];
  if (!start || !finish || finish.to < start.from) return undefined;
  return line.indexAt(dayNumber(finish.to) + 1) - line.indexAt(dayNumber(start.from));
}

function stateOf(phase: Phase, cancelled: boolean): PhaseInput['state'] {
  const status = phase.status;
  const actual = phase.actual;
  if (cancelled) return 'cancelled';
  if (status === 'done' || actual?.finish) return 'done';
  return status === 'in-progress' || actual?.start ? 'begun' : 'planned';
}

/** What is left: as stated, or by ticked boxes. A hold runs on the clock, whatever its boxes say. */
function remainingOf(
  phase: Phase,
  length: Length | undefined,
  calendar: WorkCalendar,
  context: InputContext,
): PhaseInput['remaining'] {
  const stated = phase.remaining;
  if (stated) return { days: workingDays(countedEnd(stated), stated.unit, calendar) };
  const progress = length?.elapsed ? undefined : context.progress(phase);
  return progress === undefined || progress <= 0 ? undefined : { share: Math.max(0, 1 - progress) };
}

/** Where `actual:` puts a phase that is done; its other end follows from its length where it is not stated. */
function donePin(
  actual: PhaseInput['actual'],
  line: WorkLine,
  days: number,
  known: boolean,
  asOf: number | undefined,
): PhaseInput['pin'] {
  const start = actual.start === undefined ? undefined : line.indexAt(actual.start);
  const finish = actual.finish === undefined ? undefined : line.indexAt(actual.finish);
  if (start !== undefined && finish !== undefined) return { from: start, to: Math.max(start, finish), by: 'actual' };
  if (finish !== undefined) return { from: known ? finish - days : finish, to: finish, by: 'actual' };
  if (start === undefined) return undefined;
  const end = asOf === undefined ? start + days : Math.min(start + days, Math.max(start, line.indexAt(asOf)));
  return { from: start, to: known ? end : start, by: 'actual' };
}

/** Reads what a phase brings into the network. */
export function phaseInput(phase: Phase, calendar: WorkCalendar, cancelled: boolean, context: InputContext): PhaseInput {
  const { frame, problems, asOf } = context;
  const length = lengthOf(phase, calendar, frame, problems);
  const line = !frame.dated || length?.elapsed ? CONTINUOUS : calendar;
  const state = stateOf(phase, cancelled);
  const between = length ? undefined : lengthBetween(phase, line);
  const period = periodOf(phase, line, context);
  const placedDays = period && line.indexAt(period.to) - line.indexAt(period.from);
  const days = state === 'cancelled' ? 0 : (length?.days ?? between ?? placedDays ?? 0);
  const known = state === 'cancelled' || length !== undefined || between !== undefined || period !== undefined;
  const stated = frame.dated ? phase.actual : undefined;
  const [begun, ended] = [dateOf(stated?.start), dateOf(stated?.finish)];
  const actual = { ...(begun && { start: dayNumber(begun.from) }), ...(ended && { finish: dayNumber(ended.to) + 1 }) };

  /** Only its status says that it is over or in progress: that moves nothing, until there is a day to plan from. */
  const asWritten = state !== 'cancelled' && asOf === undefined && !begun && !ended;

  const input: PhaseInput = {
    phase,
    calendar,
    line,
    state,
    days,
    known,
    actual,
    boxes: length?.elapsed ? 1 : Math.max(1, progressOf(phase.body.tasks).total),
    floors:
      state === 'cancelled'
        ? [{ at: line.indexAt(frame.begin), field: 'plan', raw: 'start of the plan' }]
        : floorsOf(phase, line, context),
    ceilings: state === 'planned' || state === 'begun' || asWritten ? ceilingsOf(phase, line, days, frame) : [],
    ...(length && { length }),
    ...(period && { period }),
  };
  if (state === 'cancelled') return input;
  const finish = frame.dated && (state === 'planned' || asWritten) ? dateOf(phase.finish) : undefined;
  if (finish) input.finishFloor = { at: line.indexAt(dayNumber(finish.to) + 1), field: 'finish', raw: finish.raw };
  if (state === 'begun' && frame.dated) {
    const remaining = remainingOf(phase, length, calendar, context);
    if (remaining) input.remaining = remaining;
    if (actual.start !== undefined) input.begunAt = line.indexAt(actual.start);
    else if (period && asOf !== undefined) input.begunAt = line.indexAt(Math.min(period.from, asOf));
  }
  const pin = state === 'done' ? donePin(actual, line, days, known, asOf) : undefined;
  if (pin) return { ...input, pin, known: known || (actual.start !== undefined && actual.finish !== undefined) };
  if (!period || input.begunAt !== undefined || dateOf(phase.start) || dateOf(phase.finish)) return input;
  const [from, to] = [line.indexAt(period.from), line.indexAt(period.to)];
  if (state === 'planned' && (asOf !== undefined || context.positions === 'earliest')) {
    // From the day on a stated position is the earliest one: its phase moves as any other does, and keeps its length.
    input.floors.push({ at: from, field: 'period', raw: period.raw });
    if (context.positions !== 'earliest') input.days = to - from;
    return input;
  }
  // What is done ended by the day, wherever the plan had it.
  const end = asOf === undefined || state !== 'done' ? to : Math.min(to, line.indexAt(asOf));
  input.pin = { from: Math.min(from, end), to: end, by: 'period' };
  return input;
}
