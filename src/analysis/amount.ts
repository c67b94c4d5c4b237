import type { Effort } from '../model/values/effort.ts';
import type { Duration, Span } from '../model/values/span.ts';

/** A length of work between two ends, in working days (of durations) or hours (of efforts). */
export interface Amount {
  low: number;
  high: number;
}

/** Working days of a unit, at least and at most: a month has 20 to 23, and a sprint is counted as two weeks. */
const DAYS: Record<Duration['unit'], readonly [number, number]> = {
  h: [1 / 8, 1 / 8],
  d: [1, 1],
  w: [5, 5],
  mo: [20, 23],
  sprint: [10, 10],
};
const HOURS: Record<Effort['unit'], readonly [number, number]> = { h: [1, 1], pd: [8, 8], pw: [40, 40], pm: [160, 184] };

/** How far `~ 10w` may be off. */
const ROUGHLY = 0.2;

const widened = ({ low, high }: Amount, rough: boolean): Amount =>
  rough ? { low: low * (1 - ROUGHLY), high: high * (1 + ROUGHLY) } : { low, high };

/** Working days of a duration; a limit (`< 10w`) is open on its other side. */
export function daysOf(span: Duration): Amount {
  const [least, most] = DAYS[span.unit];
  return widened(bounded({ low: span.low * least, high: span.high * most }, span), span.approximate === true);
}

const bounded = (amount: Amount, { limit }: Span<string>): Amount =>
  limit === undefined
    ? amount
    : limit.startsWith('<')
      ? { low: 0, high: amount.high }
      : { low: amount.low, high: Number.POSITIVE_INFINITY };

/** Hours of an effort. */
export function hoursOf(effort: Effort): Amount {
  const [least, most] = HOURS[effort.unit];
  return widened({ low: effort.low * least, high: effort.high * most }, effort.approximate === true);
}

/** Working days of one unit: what a stated figure may be rounded by is half of it. */
export const dayUnit = (span: Duration): number => DAYS[span.unit][0];
export const hourUnit = (effort: Effort): number => HOURS[effort.unit][0];

export const plus = (a: Amount, b: Amount): Amount => ({ low: a.low + b.low, high: a.high + b.high });
export const times = (a: Amount, factor: number): Amount => ({ low: a.low * factor, high: a.high * factor });

/** Whether two amounts can be the same, one of them rounded to its unit. */
export const agree = (a: Amount, b: Amount, unit: number): boolean =>
  a.low - b.high < unit / 2 - 1e-9 && b.low - a.high < unit / 2 - 1e-9;

const figure = (value: number): string => String(Math.round(value * 10) / 10);
const ends = ({ low, high }: Amount, size: number): string =>
  figure(low / size) === figure(high / size) ? figure(high / size) : `${figure(low / size)}–${figure(high / size)}`;

/** Working days in a unit of durations, by default weeks from a week on: `11w`, `13.2w`, `3d`. */
export function inWords(days: Amount, unit: Duration['unit'] = days.high >= 5 ? 'w' : 'd'): string {
  return `${ends(days, DAYS[unit][0])}${unit === 'sprint' ? ' sprints' : unit}`;
}

/** Hours in a unit of efforts: `11 pw`, `12 h`. */
export const effortInWords = (hours: Amount, unit: Effort['unit']): string => `${ends(hours, HOURS[unit][0])} ${unit}`;
