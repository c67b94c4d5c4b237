import type { CivilDate } from '../../model/values/civil.ts';
import { civilDate, dayNumber } from '../../model/values/day-number.ts';
import { day } from '../../model/values/day-words.ts';
import { type Scale, scaleOf } from '../charts/scale.ts';
import { type AxisTicks, ticksOf } from '../charts/ticks.ts';
import { LABELS } from '../labels/index.ts';

/** The tasks of a plan at the end of a day. */
export interface Snapshot {
  day: CivilDate;
  done: number;
  total: number;
}

/** Progress over time as a drawing: x in percent of the width, y in percent of the height from the top. */
export interface BurnUp {
  ticks: AxisTicks;
  /** Paths of 10,000 × 10,000 units: the area that is done, the line of all tasks, and the cone of what may follow. */
  done: string;
  total: string;
  cone?: string;
  /** Percent of the day that the dates are judged by. */
  asOf: number;
  most: number;
  sentence: string;
}

/** Fewer days with changes say nothing about a pace. */
const FEWEST = 5;
/** A pace is measured over at least so many days. */
const WINDOW = 7;
/** The drawing goes on for at most so many times the length of the history. */
const AHEAD = 2;
/** A pace that would take longer than this is no pace. */
const LONGEST = 3650;

/** The last snapshot of each day, from old to new. */
function byDay(snapshots: readonly Snapshot[]): Snapshot[] {
  const last = new Map<CivilDate, Snapshot>();
  for (const each of [...snapshots].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) last.set(each.day, each);
  return [...last.values()];
}

/** The fastest and the slowest pace, in tasks a day, from any day that is far enough back until now. */
function paces(days: readonly Snapshot[], now: number): { fastest: number; slowest: number } | undefined {
  const last = days.at(-1);
  const all = days.flatMap((each) => {
    const length = now - dayNumber(each.day);
    return last === undefined || length < WINDOW ? [] : [Math.max(0, last.done - each.done) / length];
  });
  return all.length < 2 ? undefined : { fastest: Math.max(...all), slowest: Math.min(...all) };
}

/**
 * Returns the progress of a plan's tasks over time, or `undefined` where its history has fewer than five days with changes,
 * or no task. What follows is a range between the fastest and the slowest pace seen, never a single day.
 */
export function burnUp(snapshots: readonly Snapshot[], asOf: CivilDate): BurnUp | undefined {
  const days = byDay(snapshots.filter((each) => each.day <= asOf));
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.length < FEWEST || last.total === 0) return undefined;
  const [zero, now] = [dayNumber(first.day), dayNumber(asOf)];
  const rest = last.total - last.done;
  const pace = rest > 0 ? paces(days, now) : undefined;
  const after = (perDay: number): number | undefined => {
    const length = perDay > 0 ? Math.ceil(rest / perDay) : LONGEST;
    return length < LONGEST ? now + length : undefined;
  };
  const early = pace && after(pace.fastest);
  const late = pace && after(pace.slowest);
  const longest = now + Math.max(14, (now - zero) * AHEAD);
  const end = early === undefined ? now + 1 : Math.min(late ?? longest, longest);
  const scale = scaleOf(0, Math.max(1, end - zero));
  const most = Math.max(...days.map(({ total }) => total));
  return {
    ticks: ticksOf(scale, { unit: 'day', origin: first.day, perUnit: 1 }),
    ...steps(days, scale, zero, now, most),
    ...(pace && early !== undefined && { cone: cone(last, { early, late, end, now, zero }, scale, most) }),
    asOf: scale.at(now - zero),
    most,
    sentence: sentenceOf(first, last, early, late),
  };
}

const y = (value: number, most: number): number => Math.round((1 - value / most) * 10_000);
const x = (scale: Scale, at: number): number => Math.round(scale.at(at) * 100);

function steps(
  days: readonly Snapshot[],
  scale: Scale,
  zero: number,
  now: number,
  most: number,
): { done: string; total: string } {
  const line = (key: 'done' | 'total'): string => {
    const runs = days.map((each, index) => {
      const [at, height] = [x(scale, dayNumber(each.day) - zero), y(each[key], most)];
      return index === 0 ? `M${at} ${height}` : `H${at}V${height}`;
    });
    return `${runs.join('')}H${x(scale, now - zero)}`;
  };
  return { done: `${line('done')}V10000H0z`, total: line('total') };
}

/** From what is done now to all that there is to do, between the two paces, cut off at the end of the drawing. */
function cone(
  last: Snapshot,
  { early, late, end, now, zero }: { early: number; late: number | undefined; end: number; now: number; zero: number },
  scale: Scale,
  most: number,
): string {
  const at = (day: number): number => x(scale, Math.min(day, end) - zero);
  const risen = (day: number | undefined): number =>
    day === undefined ? last.done : last.done + (last.total - last.done) * Math.min(1, (end - now) / Math.max(1, day - now));
  const top = y(last.total, most);
  return `M${x(scale, now - zero)} ${y(last.done, most)}L${at(early)} ${y(risen(early), most)}${early < end ? `H${at(late ?? end)}` : ''}L${at(late ?? end)} ${late !== undefined && late <= end ? top : y(risen(late), most)}z`;
}

function sentenceOf(first: Snapshot, last: Snapshot, early: number | undefined, late: number | undefined): string {
  const grown = last.total - first.total;
  const said = LABELS.changes.tasksAreDone(last.done, last.total, grown, day(first.day));
  if (last.done === last.total) return said;
  if (early === undefined) return `${said} ${LABELS.changes.nothingLately}`;
  const from = day(civilDate(early));
  return late === undefined
    ? `${said} ${LABELS.changes.doneAtFastest(from)}`
    : `${said} ${LABELS.changes.doneBetween(from, day(civilDate(late)))}`;
}
