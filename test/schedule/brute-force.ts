import { addDays, nextDay } from './plain-days.ts';

/**
 * A scheduler that shares nothing with the engine: it knows days one by one, asks each whether it is worked, and moves
 * phases forward a day at a time until nothing is violated. Slow, and simple enough to be believed.
 */
export interface BruteCalendar {
  week: readonly number[];
  holidays: ReadonlySet<string>;
}

export interface BruteLink {
  from: string;
  type: 'FS' | 'SS' | 'FF' | 'SF';
  lag: number;
}

export interface BrutePhase {
  id: string;
  /** Days of work, at least 1. */
  days: number;
  after: BruteLink[];
  notBefore?: string;
  calendar?: BruteCalendar;
}

export interface BrutePlan {
  start: string;
  calendar: BruteCalendar;
  phases: BrutePhase[];
}

const WEEKDAY_OF_1970 = 3;

/** Monday is 0; counted by walking from a known Thursday through `Date`, which the engine does not use. */
const weekday = (date: string): number =>
  (Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + WEEKDAY_OF_1970 + 7_000_000) % 7;

export const isWorked = (date: string, calendar: BruteCalendar): boolean =>
  calendar.week.includes(weekday(date)) && !calendar.holidays.has(date);

/** The last of so many days of work, the first of which is on or after `date`. */
function workFrom(date: string, days: number, calendar: BruteCalendar): { first: string; last: string } {
  let day = date;
  while (!isWorked(day, calendar)) day = nextDay(day);
  const first = day;
  for (let left = days - 1; left > 0; ) {
    day = nextDay(day);
    if (isWorked(day, calendar)) left--;
  }
  return { first, last: day };
}

/** The n-th working day behind (before, if negative) a day. */
function shift(date: string, days: number, calendar: BruteCalendar): string {
  let day = date;
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, Math.sign(days));
    if (isWorked(day, calendar)) left--;
  }
  return day;
}

/** The day at whose end a lag behind the end of `date` is over: so many working days later, or taken back. */
function lagFromEnd(date: string, lag: number, calendar: BruteCalendar): string {
  if (lag >= 0) return shift(date, lag, calendar);
  let day = date;
  for (let left = -lag; left > 0; left--) {
    while (!isWorked(day, calendar)) day = addDays(day, -1);
    day = addDays(day, -1);
  }
  while (!isWorked(day, calendar)) day = addDays(day, -1);
  return day;
}

/** The day at whose beginning a lag behind the beginning of `date` is over. */
function lagFromStart(date: string, lag: number, calendar: BruteCalendar): string {
  if (lag <= 0) return shift(date, lag, calendar);
  let day = date;
  for (let left = lag; left > 0; left--) {
    while (!isWorked(day, calendar)) day = nextDay(day);
    day = nextDay(day);
  }
  while (!isWorked(day, calendar)) day = nextDay(day);
  return day;
}

export interface BruteDates {
  first: string;
  last: string;
}

/**
 * Whether a dependency holds, its lag walked on the calendar of the plan. A finish that has to wait for a start may use
 * the nights and free days before it: its next working day may be that start.
 */
function holds(link: BruteLink, before: BruteDates, now: BruteDates, plan: BruteCalendar, own: BruteCalendar): boolean {
  switch (link.type) {
    case 'FS':
      return now.first > lagFromEnd(before.last, link.lag, plan);
    case 'SS':
      return now.first >= lagFromStart(before.first, link.lag, plan);
    case 'FF':
      return now.last >= lagFromEnd(before.last, link.lag, plan);
    case 'SF':
      return shift(now.last, 1, own) >= lagFromStart(before.first, link.lag, plan);
  }
}

/**
 * Early dates: every phase as early as possible, found by moving the violated ones a day on. `not` holds a phase back to
 * a first working day, to see who moves with it.
 */
export function bruteForward(plan: BrutePlan, not: Record<string, string> = {}): Map<string, BruteDates> {
  const place = (phase: BrutePhase, from: string) => workFrom(from, phase.days, phase.calendar ?? plan.calendar);
  const dates = new Map<string, BruteDates>();
  for (const phase of plan.phases) {
    const floor = [plan.start, phase.notBefore ?? plan.start, not[phase.id] ?? plan.start].sort().at(-1) ?? plan.start;
    dates.set(phase.id, place(phase, floor));
  }
  for (let moved = true; moved; ) {
    moved = false;
    for (const phase of plan.phases) {
      for (const link of phase.after) {
        const before = dates.get(link.from);
        let now = dates.get(phase.id);
        while (before && now && !holds(link, before, now, plan.calendar, phase.calendar ?? plan.calendar)) {
          now = place(phase, nextDay(now.first));
          dates.set(phase.id, now);
          moved = true;
        }
      }
    }
  }
  return dates;
}

export const bruteFinish = (dates: Map<string, BruteDates>): string =>
  [...dates.values()]
    .map((each) => each.last)
    .sort()
    .at(-1) ?? '';

/** How many working days a phase can be held back before `spoilt` says that something moved. */
function heldBack(plan: BrutePlan, id: string, spoilt: (dates: Map<string, BruteDates>) => boolean): number {
  const phase = plan.phases.find((each) => each.id === id);
  let day = bruteForward(plan).get(id)?.first ?? plan.start;
  const calendar = phase?.calendar ?? plan.calendar;
  for (let slack = 0; ; slack++) {
    day = shift(day, 1, calendar);
    if (spoilt(bruteForward(plan, { [id]: day }))) return slack;
  }
}

/** By definition: the working days that a phase can slip without moving the finish of the plan. */
export function bruteTotalSlack(plan: BrutePlan, id: string): number {
  const finish = bruteFinish(bruteForward(plan));
  return heldBack(plan, id, (dates) => bruteFinish(dates) > finish);
}

/** By definition: the working days that a phase can slip without moving any other phase, or the finish of the plan. */
export function bruteFreeSlack(plan: BrutePlan, id: string): number {
  const early = bruteForward(plan);
  const finish = bruteFinish(early);
  return heldBack(
    plan,
    id,
    (dates) =>
      bruteFinish(dates) > finish || [...dates].some(([other, { first }]) => other !== id && first !== early.get(other)?.first),
  );
}
