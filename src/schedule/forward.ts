import type { Network } from './network.ts';
import { arrival, EPSILON, requirement } from './requirement.ts';

/** Where the nodes stand, as indexes on their lines. Finish is a point: the day before it is the last one worked. */
export interface Pass {
  start: Float64Array;
  finish: Float64Array;
  /** Work that is left of a node in progress, from where it goes on. */
  left: Float64Array;
  /** 1: a node without length stands at the end of a day; 0: at the beginning of one. */
  ends: Uint8Array;
}

export const emptyPass = (size: number): Pass => ({
  start: new Float64Array(size),
  finish: new Float64Array(size),
  left: new Float64Array(size),
  ends: new Uint8Array(size),
});

/** Whether an edge takes its source at the end of a day. */
export function leavesAtEnd(network: Network, edge: number, pass: Pass): boolean {
  const { from, fromFinish } = network.edges[edge] ?? { from: 0, fromFinish: false };
  return isPoint(pass, from) ? pass.ends[from] === 1 : fromFinish;
}

/** Whether a node takes no time. */
export const isPoint = (pass: Pass, node: number): boolean => pass.start[node] === pass.finish[node];

/**
 * Whether what is left of a node in progress still waits for the start or the finish of another one that is not done
 * (retained logic, as in Primavera P6: work that began out of sequence is finished in sequence).
 */
export function isRetained({ edges, begun, resume, done }: Network, edge: number): boolean {
  const { from, to, toFinish } = edges[edge] ?? { from: 0, to: 0, toFinish: true };
  return !toFinish && begun[to] === 1 && !Number.isNaN(resume[to]) && done[from] === 0;
}

/**
 * The work that is left of a node in progress: as stated, or by its boxes, else its length less the time since it began.
 * Until the first box is ticked that box is as far as the time is, so that a list of tasks alone delays nothing. What
 * should be over takes a day more, or as long as it takes in all if that is less.
 */
function workLeft(network: Network, node: number, work: number, worked: number): number {
  const told = network.rest[node] ?? Number.NaN;
  if (!Number.isNaN(told)) return told;
  const boxes = Math.max(1, network.boxes[node] ?? 1);
  return Math.max(work - Math.min(work, Math.max(0, worked)) / boxes, Math.min(1, work));
}

/** A moment at the end of a day is one of this calendar only if that day is worked. */
function endsDay(network: Network, edge: number, index: number, at: number): boolean {
  const { to } = network.edges[edge] ?? { to: 0 };
  const target = network.lines[to] ?? network.planLine;
  return target.endOf(at) >= arrival(network, edge, index, true);
}

/**
 * The early dates: each node as soon as what it waits for allows. `network.order` has to be set.
 *
 * A node without length stands at the side of a day that drives it: the end of one behind a finish, the beginning of one
 * behind a start or a date; behind another such node, at its side. A date wins a tie with a dependency, a finish one with
 * a start.
 */
export function forward(network: Network, length: Float64Array, pass: Pass): void {
  const { edges, arriving, active, startFloor, finishFloor, pinStart, pinFinish, earliest, begun, done } = network;
  const { start, finish, ends } = pass;
  for (const node of network.order) {
    const incoming = arriving[node] ?? [];
    const work = length[node] ?? 0;
    if (earliest[node]) {
      let first = Number.POSITIVE_INFINITY;
      for (const edge of incoming) {
        if (active[edge])
          first = Math.min(
            first,
            requirement(network, edge, start[edges[edge]?.from ?? 0] ?? 0, leavesAtEnd(network, edge, pass), true),
          );
      }
      const at = Number.isFinite(first) ? first : (startFloor[node] ?? 0);
      start[node] = at;
      finish[node] = at;
      continue;
    }
    const pinnedStart = pinStart[node] ?? Number.NaN;
    const pinnedFinish = pinFinish[node] ?? Number.NaN;
    if (!Number.isNaN(pinnedFinish)) {
      start[node] = pinnedStart;
      finish[node] = pinnedFinish;
      ends[node] = 1;
      continue;
    }
    const point = work === 0 && !begun[node];
    let at = startFloor[node] ?? Number.NEGATIVE_INFINITY;
    let until = finishFloor[node] ?? Number.NEGATIVE_INFINITY;
    let byDate = true;
    let atEnd = false;
    if (point && until >= at) {
      // `finish:` of a milestone is the day that ends.
      at = until;
      atEnd = until > Number.NEGATIVE_INFINITY;
    }
    for (const edge of incoming) {
      if (!active[edge]) continue;
      const link = edges[edge];
      if (!link) continue;
      const index = (link.fromFinish ? finish[link.from] : start[link.from]) ?? 0;
      const end = leavesAtEnd(network, edge, pass);
      const need = requirement(network, edge, index, end, point);
      if (point) {
        if (need > at + EPSILON) {
          at = need;
          byDate = false;
          atEnd = end && endsDay(network, edge, index, need);
        } else if (!byDate && !atEnd && end && need > at - EPSILON) atEnd = endsDay(network, edge, index, need);
      } else if (link.toFinish) until = Math.max(until, need);
      else at = Math.max(at, need);
    }
    if (begun[node]) {
      const today = network.resume[node] ?? Number.NaN;
      const from = Number.isNaN(pinnedStart) ? (Number.isNaN(today) ? at : Math.min(at, today)) : pinnedStart;
      start[node] = from;
      if (Number.isNaN(today)) finish[node] = Math.max(from + work, until);
      else {
        const left = workLeft(network, node, work, today - from);
        let goesOn = Math.max(today, from);
        for (const edge of incoming) {
          if (!active[edge] || !isRetained(network, edge)) continue;
          const index = (edges[edge]?.fromFinish ? finish[edges[edge].from] : start[edges[edge]?.from ?? 0]) ?? 0;
          goesOn = Math.max(goesOn, requirement(network, edge, index, leavesAtEnd(network, edge, pass), false));
        }
        pass.left[node] = left;
        finish[node] = Math.max(until, goesOn + left);
      }
      ends[node] = 1;
      continue;
    }
    const from = point ? at : Math.max(at, until - work);
    const today = network.resume[node] ?? Number.NaN;
    finish[node] =
      done[node] === 2 && !Number.isNaN(today) ? Math.min(from + work, Math.max(today, startFloor[node] ?? today)) : from + work;
    start[node] = Math.min(from, finish[node] ?? from);
    ends[node] = atEnd ? 1 : 0;
  }
}
