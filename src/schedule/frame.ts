import type { Phase, Plan } from '../model/plan.ts';
import { type CivilDate, isCivilDate } from '../model/values/civil.ts';
import { dayNumber } from '../model/values/day-number.ts';
import type { OrdinalAxis, Period } from '../model/values/period.ts';
import type { WorkCalendar } from './calendar.ts';
import { CONTINUOUS, type WorkLine } from './line.ts';
import type { ScheduleProblem } from './problem.ts';

/** What a plan's time is counted in. Moments are day numbers where it is dated, and working days from 0 where not. */
export interface Frame {
  dated: boolean;
  /** The moment in which the plan may begin. */
  begin: number;
  /** From where `week 1` is counted: the first working day. */
  origin: number;
  /** How exactly the start is known. */
  precision: 'day' | 'month' | 'quarter';
  /** The unit in which an undated plan counts. */
  unit: OrdinalAxis;
  /** The plan's working time: its calendar, or on an undated plan the axis itself. */
  line: WorkLine;
  /** The plan's calendar, for lengths of weeks and days in any case. */
  calendar: WorkCalendar;
  /** The phase whose date the plan starts on, where the plan gives none itself. */
  startsWith?: string;
}

type DatedPeriod = Extract<Period, { axis: 'date' }>;
const asDate = (period: Period | undefined): DatedPeriod | undefined => (period?.axis === 'date' ? period : undefined);

/** Dates that put a phase on the calendar. A deadline does not: it says when it is late, not when it is. */
function datesOf(phase: Phase): CivilDate[] {
  const fields = [phase.start, phase.notBefore, phase.period, phase.actual?.start, phase.finish, phase.actual?.finish];
  return fields.flatMap((field) => asDate(field)?.from ?? []);
}

/** The earliest date that a phase gives, and that phase. */
function earliestDate(phases: readonly Phase[]): { phase: Phase; date: CivilDate } | undefined {
  const all = phases.flatMap((phase) => datesOf(phase).map((date) => ({ phase, date })));
  return all.reduce<(typeof all)[number] | undefined>(
    (first, each) => (first && first.date <= each.date ? first : each),
    undefined,
  );
}

const usable = (period: DatedPeriod): boolean => isCivilDate(period.from);

/** Decides whether a plan runs on dates or on its own axis, and from where. */
export function frameOf(plan: Plan, calendar: WorkCalendar, problems: ScheduleProblem[]): Frame {
  const unit = plan.axis ?? 'week';
  const stated = plan.start;
  const start = asDate(stated);
  if (start && usable(start)) {
    const first = dayNumber(start.from);
    const origin = calendar.startOf(calendar.indexAt(first));
    const begin = start.precision === 'day' ? first : origin;
    return { dated: true, begin, origin, precision: start.precision, unit, line: calendar, calendar };
  }
  if (stated) {
    problems.push({
      code: 'start-not-a-date',
      message: `The plan starts at "${stated.raw}", which is no date, so it is counted from 0.`,
      phases: [],
      sources: [{ source: plan.source, field: ['start'], note: stated.raw }],
      fix: 'Write start: 2026-03-02, or start: 2026-03, or leave it out',
    });
  }
  const earliest = earliestDate(plan.phases);
  if (!earliest) return { dated: false, begin: 0, origin: 0, precision: 'day', unit, line: CONTINUOUS, calendar };
  problems.push({
    code: 'start-missing',
    message: `The plan gives no start, but ${earliest.phase.id} gives a date, so the plan is counted from ${earliest.date}.`,
    phases: [earliest.phase.id],
    sources: [
      { source: plan.source, field: ['start'], note: 'no start' },
      { source: earliest.phase.source, note: `dated ${earliest.date}` },
    ],
    fix: `Write start: ${earliest.date} in plan.mdx, or the day on which the plan really starts`,
  });
  const begin = dayNumber(earliest.date);
  const origin = calendar.startOf(calendar.indexAt(begin));
  return { dated: true, begin, origin, precision: 'day', unit, line: calendar, calendar, startsWith: earliest.phase.id };
}
