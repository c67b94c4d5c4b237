import { civilDate, isWithinYears } from '../model/values/day-number.ts';
import { tidy } from '../model/values/number.ts';
import type { Pass } from './forward.ts';
import type { Frame } from './frame.ts';
import type { Network } from './network.ts';
import type { Position } from './plan-schedule.ts';
import { EPSILON } from './requirement.ts';

/** Two moments between which something is drawn, and the days (or points) by which it is named. */
export interface Place {
  from: number;
  to: number;
  start: Position;
  finish: Position;
}

/** The day in which a moment lies, and the last day that a stretch up to a moment touches. */
const dayIn = (moment: number): number => Math.floor(moment + EPSILON);
const lastDay = (moment: number): number => Math.ceil(moment - EPSILON) - 1;

/**
 * Names two moments: the first and the last day, or on undated plans the points. Fractions are shown as the whole days
 * that they lie in. Nothing beyond the year 2999.
 */
export function placeBetween(from: number, to: number, frame: Frame, milestone?: 'begins' | 'ends'): Place | undefined {
  if (!frame.dated) return { from: tidy(from), to: tidy(to), start: tidy(from), finish: tidy(to) };
  const first = milestone === 'ends' ? lastDay(to) : dayIn(from);
  const last = milestone === 'begins' ? dayIn(from) : Math.max(first, lastDay(to));
  if (!isWithinYears(first) || !isWithinYears(last)) return undefined;
  return { from: tidy(from), to: tidy(to), start: civilDate(first), finish: civilDate(last) };
}

/**
 * Where a node stands in a pass. A milestone behind a finish is on the day that ends, any other on the day that begins; its
 * late place is on the same side as its early one, so that the working days between both are its slack.
 */
export function placeOf(network: Network, node: number, pass: Pass, frame: Frame): Place | undefined {
  const line = network.lines[node] ?? network.planLine;
  const [start, finish] = [pass.start[node] ?? 0, pass.finish[node] ?? 0];
  if (start !== finish) return placeBetween(line.startOf(start), line.endOf(finish), frame);
  const ends = pass.ends[node] === 1;
  const moment = ends ? line.endOf(finish) : line.startOf(start);
  return placeBetween(moment, moment, frame, ends ? 'ends' : 'begins');
}
