import { entriesOf } from '../model/absences.ts';
import { WEEKDAYS } from '../model/kinds/calendar.ts';
import type { Calendar, Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import { dayNumber } from '../model/values/day-number.ts';
import { nearest } from '../model/values/nearest.ts';
import { compileCalendar, OFFICE_DAYS, type WorkCalendar } from './calendar.ts';
import { ALWAYS, type DayRange, type RecurringFreeze } from './freezes.ts';
import type { ScheduleProblem } from './problem.ts';

/** A day or days of `holidays:` or `freezes:`, as the model has them. */
type StatedDays = NonNullable<ReturnType<typeof listOfDays>>[number];
const listOfDays = (calendar: Calendar, field: 'holidays' | 'freezes') => calendar[field];

/** The range of one entry; a reversed one is a problem and takes no day away. */
function rangeOf(
  stated: StatedDays,
  at: { source: Source; field: readonly (string | number)[] },
  problems: ScheduleProblem[],
): DayRange | undefined {
  if ('axis' in stated) {
    return stated.axis === 'date' ? { from: dayNumber(stated.from), to: dayNumber(stated.to) + 1 } : undefined;
  }
  const first = stated.from;
  const last = stated.to ?? first;
  if (first?.axis !== 'date' || last?.axis !== 'date') return undefined;
  const title = stated.title;
  const range = { from: dayNumber(first.from), to: dayNumber(last.to) + 1, ...(title !== undefined && { title }) };
  if (range.to > range.from) return range;
  problems.push({
    code: 'calendar-range-reversed',
    message: `${title === undefined ? 'The days' : `"${title}"`} from ${first.raw} to ${last.raw} run backwards, so no day is taken from the calendar.`,
    phases: [],
    sources: [{ ...at, note: `from ${first.raw} to ${last.raw}` }],
    fix: `Write { from: ${last.raw}, to: ${first.raw} }`,
  });
  return undefined;
}

function rangesOf(calendar: Calendar, problems: ScheduleProblem[]): DayRange[] {
  return entriesOf(calendar.holidays).flatMap(([index, entry]) => {
    const range = rangeOf(entry, { source: calendar.source, field: ['holidays', index] }, problems);
    return range ? [range] : [];
  });
}

/** A freeze that comes again and again; nothing where an entry is one of days. */
function recurringOf(stated: StatedDays, index: number): RecurringFreeze | undefined {
  if (!('every' in stated) || !stated.every) return undefined;
  const words = stated.every;
  const { from, to, title } = stated;
  const days = stated.days ?? 1;
  return {
    weekdays: words.flatMap((each) => WEEKDAYS.flatMap((day, at) => (day === each ? [at] : []))),
    monthStart: words.includes('month-start') ? days : 0,
    monthEnd: words.includes('month-end') ? days : 0,
    from: from?.axis === 'date' ? dayNumber(from.from) : ALWAYS.from,
    to: to?.axis === 'date' ? dayNumber(to.to) + 1 : ALWAYS.to,
    ...(title !== undefined && { title }),
    entry: index,
  };
}

/** Freezes of days, and those that come again. One that names no day is a problem. */
function freezesOf(calendar: Calendar, problems: ScheduleProblem[]): Pick<WorkCalendar, 'freezes' | 'recurring'> {
  const entries = entriesOf(calendar.freezes);
  const recurring = entries.flatMap(([index, entry]) => recurringOf(entry, index) ?? []);
  const fixed = entries.flatMap(([index, stated]) => {
    if (recurring.some((each) => each.entry === index)) return [];
    const at = { source: calendar.source, field: ['freezes', index] };
    if (!('axis' in stated) && stated.from === undefined) {
      problems.push({
        code: 'calendar-freeze-undated',
        message: `A freeze of the calendar ${calendar.id} names no day, so it freezes none.`,
        phases: [],
        sources: [{ ...at, note: 'no day' }],
        fix: 'Write { from: 2026-11-23, to: 2026-11-30 }, { every: [fri, sat, sun] } or { every: month-end, days: 3 }',
      });
      return [];
    }
    const range = rangeOf(stated, at, problems);
    return range ? [{ ...range, entry: index }] : [];
  });
  return { freezes: fixed, recurring };
}

function overlappingFreezes(calendar: Calendar, freezes: readonly DayRange[], problems: ScheduleProblem[]): void {
  const sorted = [...freezes].sort((a, b) => a.from - b.from);
  sorted.forEach((freeze, index) => {
    const next = sorted[index + 1];
    if (!next || next.from >= freeze.to) return;
    const name = (range: DayRange) => (range.title === undefined ? 'a freeze' : `"${range.title}"`);
    problems.push({
      code: 'calendar-freezes-overlap',
      message: `${name(freeze)} and ${name(next)} overlap in the calendar ${calendar.id}.`,
      phases: [],
      sources: [{ source: calendar.source, field: ['freezes'], note: 'two freezes for the same days' }],
      fix: 'Make them one, or end the first before the second',
    });
  });
}

function hoursOf(calendar: Calendar, problems: ScheduleProblem[]): number {
  const hours = calendar.hours;
  if (hours === undefined) return OFFICE_DAYS.perDay;
  if (hours.value >= 1 && hours.value <= 24) return hours.value;
  problems.push({
    code: 'calendar-hours',
    message: `A day of ${hours.raw} hours is not a working day; ${OFFICE_DAYS.perDay} are counted.`,
    phases: [],
    sources: [{ source: calendar.source, field: ['hours'], note: hours.raw }],
    fix: 'Write hours: 8 (1 to 24)',
  });
  return OFFICE_DAYS.perDay;
}

function weekOf(calendar: Calendar, problems: ScheduleProblem[]): readonly number[] {
  const office = [0, 1, 2, 3, 4];
  const stated = calendar.week;
  if (stated === undefined) return office;
  const days = stated.flatMap((day) => (typeof day === 'string' ? [WEEKDAYS.indexOf(day)] : []));
  if (days.length > 0) return days;
  problems.push({
    code: 'calendar-empty-week',
    message: `The calendar ${calendar.id} has no working day; Monday to Friday is counted.`,
    phases: [],
    sources: [{ source: calendar.source, field: ['week'], note: 'no working day' }],
    fix: 'Write week: [mon, tue, wed, thu, fri]',
  });
  return office;
}

/** Compiles a calendar of the model. What cannot be meant is a problem and is left out. */
function compileModelCalendar(calendar: Calendar, problems: ScheduleProblem[]): WorkCalendar {
  const title = calendar.title;
  const { freezes, recurring } = freezesOf(calendar, problems);
  overlappingFreezes(calendar, freezes, problems);
  const deployDays = calendar.deployDays?.flatMap((day) => (typeof day === 'string' ? [WEEKDAYS.indexOf(day)] : []));
  return compileCalendar({
    id: calendar.id,
    ...(title !== undefined && { title }),
    week: weekOf(calendar, problems),
    perDay: hoursOf(calendar, problems),
    holidays: rangesOf(calendar, problems),
    freezes,
    recurring,
    ...(deployDays && deployDays.length > 0 && { deployDays }),
  });
}

/** Finds calendars by id, each compiled once. */
export interface CalendarShelf {
  /** The calendar of that id; an unknown one is a problem, answered by `otherwise`. */
  named(id: string, otherwise: WorkCalendar, asked: { source: Source; phases: string[] }): WorkCalendar;
  /** What a plan runs on that names none: the calendar with the id `default`, else Monday to Friday. */
  usual: WorkCalendar;
}

/** The calendar that a plan runs on; what is wrong with it is reported by the schedule. */
export function planCalendar(plan: Plan, calendars: readonly Calendar[]): WorkCalendar {
  return ownCalendar(plan, calendarShelf(calendars, []));
}

/** The calendar that a plan names, else the usual one. */
export function ownCalendar(plan: Plan, shelf: CalendarShelf): WorkCalendar {
  const id = plan.calendar;
  return id === undefined ? shelf.usual : shelf.named(id, shelf.usual, { source: plan.source, phases: [] });
}

/** Compiles the calendars of a portfolio as they are asked for. */
export function calendarShelf(calendars: readonly Calendar[], problems: ScheduleProblem[]): CalendarShelf {
  const compiled = new Map<string, WorkCalendar>();
  const find = (id: string): WorkCalendar | undefined => {
    const known = compiled.get(id);
    if (known) return known;
    const calendar = calendars.find((each) => each.id === id);
    if (!calendar) return undefined;
    const made = compileModelCalendar(calendar, problems);
    compiled.set(id, made);
    return made;
  };
  return {
    usual: find('default') ?? OFFICE_DAYS,
    named(id, otherwise, { source, phases }) {
      const found = find(id);
      if (found) return found;
      const ids = calendars.map((each) => each.id);
      const meant = nearest(id, ids);
      problems.push({
        code: 'calendar-unknown',
        message: `There is no calendar \`${id}\`; ${otherwise.title ?? otherwise.id ?? 'Monday to Friday'} is counted.`,
        phases,
        sources: [{ source, field: ['calendar'], note: id }],
        fix:
          meant !== undefined
            ? `Write calendar: ${meant}`
            : ids.length > 0
              ? `Write calendar: ${ids.join(' | ')}`
              : `Add calendars/${id}.mdx`,
      });
      return otherwise;
    },
  };
}
