import type { Network } from './network.ts';

/** Fractions of days are kept to nine decimals; what differs by less is the same. */
export const EPSILON = 1e-6;

/**
 * What an edge demands of its target when its source stands at `index`: the least index of the target's start (or of its
 * finish, where the edge arrives there), on the target's line of working time.
 *
 * Within one calendar that is addition. Between calendars a source is a moment: the one in which its day begins, or the
 * one in which its last day ends (`ends`). The lag is walked on the plan's calendar, keeping that side, and the target
 * takes the first working day of its own from there on. A target that has to *finish* after such an end may not use the
 * nights between: a six-day phase that ends on Saturday is not finished by a five-day one that ends on Friday.
 */
export function requirement(network: Network, edge: number, index: number, ends: boolean, targetIsPoint: boolean): number {
  return demanded(network, edge, index, ends, targetIsPoint) - (network.give[edge] ?? 0);
}

function demanded(network: Network, edge: number, index: number, ends: boolean, targetIsPoint: boolean): number {
  const { from, to, toFinish, lag } = network.edges[edge] ?? { from: 0, to: 0, toFinish: false, lag: 0 };
  const source = network.lines[from] ?? network.planLine;
  const target = network.lines[to] ?? network.planLine;
  if (source === target && (lag === 0 || source === network.planLine)) return index + lag;
  const moment = arrival(network, edge, index, ends);
  const reached = target.indexAt(moment);
  if (!ends || !toFinish || targetIsPoint || target.endOf(reached) >= moment - EPSILON) return reached;
  return Math.floor(reached + EPSILON) + 1;
}

/** The moment at which an edge lets its target go on, its lag walked. */
export function arrival(network: Network, edge: number, index: number, ends: boolean): number {
  const { from, lag } = network.edges[edge] ?? { from: 0, lag: 0 };
  const source = network.lines[from] ?? network.planLine;
  const plan = network.planLine;
  const moment = ends ? source.endOf(index) : source.startOf(index);
  if (lag === 0) return moment;
  const walked = plan.indexAt(moment) + lag;
  return ends ? plan.endOf(walked) : plan.startOf(walked);
}

/** The greatest index of the source that demands no more than `limit` of the target: {@link requirement} turned round. */
export function latestSource(network: Network, edge: number, asked: number, ends: boolean, targetIsPoint: boolean): number {
  const { from, to, lag } = network.edges[edge] ?? { from: 0, to: 0, lag: 0 };
  const limit = asked + (network.give[edge] ?? 0);
  const source = network.lines[from] ?? network.planLine;
  const target = network.lines[to] ?? network.planLine;
  if (source === target && (lag === 0 || source === network.planLine)) return limit - lag;
  if (!Number.isFinite(limit)) return limit;
  const demand = (index: number) => demanded(network, edge, index, ends, targetIsPoint);
  const allows = (index: number) => demand(index) <= limit;
  // What is demanded never falls while the source moves on, so the answer is found by widening around a guess, then halving.
  let low = Math.floor(source.indexAt(target.startOf(limit)) - lag);
  let high = low + 1;
  if (allows(low)) {
    for (let step = 1; allows(high); step *= 2) {
      low = high;
      high += step;
    }
  } else {
    high = low--;
    for (let step = 1; !allows(low); step *= 2) {
      high = low;
      low -= step;
    }
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (allows(middle)) low = middle;
    else high = middle;
  }
  // Between whole days nothing but a whole day is the latest.
  if (Number.isInteger(limit) && Number.isInteger(lag)) return low;
  // Within a day what is demanded moves on as the source does, or not at all, nearly always. Where a lag ends in the middle
  // of a day it does both, and the place is found by halving.
  const exact = Math.min(low + Math.max(0, limit - demand(low)), high - EPSILON);
  if (allows(exact) && !allows(exact + EPSILON)) return exact;
  while (high - low > EPSILON) {
    const middle = (low + high) / 2;
    if (allows(middle)) low = middle;
    else high = middle;
  }
  return low;
}
