import { isPoint, isRetained, leavesAtEnd, type Pass } from './forward.ts';
import type { Network } from './network.ts';
import { latestSource } from './requirement.ts';

/**
 * The last moment at which anything of the plan ends. Cancelled phases, gates and parts without a length are nothing,
 * unless there is nothing else.
 */
export function lastMoment(network: Network, early: Pass): number {
  const moments = (counts: (node: number) => boolean): number => {
    let last = Number.NEGATIVE_INFINITY;
    for (let node = 0; node < network.nodes.length; node++) {
      if (!counts(node)) continue;
      const line = network.lines[node] ?? network.planLine;
      const at = early.finish[node] ?? 0;
      last = Math.max(last, isPoint(early, node) && !early.ends[node] ? line.startOf(at) : line.endOf(at));
    }
    return last;
  };
  const last = moments((node) => !network.passing[node] && !network.covered[node]);
  return Number.isFinite(last) ? last : moments(() => true);
}

/** Whether an edge holds its source back no more: its target is over, or has begun, while the source has not. */
function isSettled(network: Network, edge: number): boolean {
  const { edges, begun, done, pinStart } = network;
  const { from, to, fromFinish, toFinish } = edges[edge] ?? { from: 0, to: 0, fromFinish: false, toFinish: false };
  const started = (node: number) => begun[node] === 1 && !Number.isNaN(pinStart[node]);
  return (
    (done[to] !== 0 && done[from] === 0) ||
    (started(to) && !toFinish && !isRetained(network, edge)) ||
    (started(from) && !fromFinish)
  );
}

/** The index of its target that an edge holds back: its finish, its start, or where its work goes on. */
function latestAt(network: Network, edge: number, early: Pass, pass: Pass): number {
  const { to, toFinish } = network.edges[edge] ?? { to: 0, toFinish: false };
  if (isRetained(network, edge)) return (pass.finish[to] ?? 0) - (early.left[to] ?? 0);
  return (toFinish ? pass.finish[to] : pass.start[to]) ?? 0;
}

/**
 * The late dates: each node as late as the end of the plan, its dates and what waits for it allow. Nothing may end behind
 * `end` (a moment). What is over or under way is not held back by what has not begun after it.
 */
export function backward(network: Network, early: Pass, end: number, late: Pass): void {
  const { edges, leaving, active, ceiling, begun, earliest } = network;
  for (let place = network.order.length - 1; place >= 0; place--) {
    const node = network.order[place] ?? 0;
    const line = network.lines[node] ?? network.planLine;
    const from = early.start[node] ?? 0;
    const to = early.finish[node] ?? 0;
    late.ends[node] = early.ends[node] ?? 0;
    let until = Math.min(line.indexAt(end), ceiling[node] ?? Number.POSITIVE_INFINITY);
    for (const edge of leaving[node] ?? []) {
      const link = edges[edge];
      if (!link || !active[edge] || isSettled(network, edge)) continue;
      if (earliest[link.to] && (early.start[link.to] ?? 0) < line.startOf(from)) continue;
      const limit = latestAt(network, edge, early, late);
      const index = latestSource(network, edge, limit, leavesAtEnd(network, edge, early), isPoint(early, link.to));
      until = Math.min(until, link.fromFinish ? index : index + to - from);
    }
    late.finish[node] = until;
    late.start[node] = begun[node] && until >= from ? from : until - (to - from);
  }
}

/**
 * How far each node can slip, in days of its line, before an early date of a phase that waits for it moves, or the end of
 * the plan. What passes on (gates, cancelled phases) has no date of its own to move: it hands back what its own followers
 * leave it.
 */
export function freeSlack(network: Network, early: Pass, end: number): Float64Array {
  const { edges, leaving, active, passing } = network;
  const free = new Float64Array(network.nodes.length);
  /** The latest index at which a node moves no one. */
  const idle = new Float64Array(network.nodes.length);
  for (let place = network.order.length - 1; place >= 0; place--) {
    const node = network.order[place] ?? 0;
    const line = network.lines[node] ?? network.planLine;
    let slip = line.indexAt(end) - (early.finish[node] ?? 0);
    for (const edge of leaving[node] ?? []) {
      const link = edges[edge];
      if (!link || !active[edge] || isSettled(network, edge)) continue;
      const at = (link.fromFinish ? early.finish[node] : early.start[node]) ?? 0;
      const limit = (passing[link.to] ? idle[link.to] : latestAt(network, edge, early, early)) ?? 0;
      slip = Math.min(slip, latestSource(network, edge, limit, leavesAtEnd(network, edge, early), isPoint(early, link.to)) - at);
    }
    free[node] = Math.max(0, slip);
    idle[node] = (early.finish[node] ?? 0) + free[node];
  }
  return free;
}
