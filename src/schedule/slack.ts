import { tidy } from '../model/values/number.ts';
import { backward, freeSlack, lastMoment } from './backward.ts';
import { emptyPass, type Pass } from './forward.ts';
import type { Network } from './network.ts';

/** Late dates and slack of every node. */
export interface Slack {
  late: Pass;
  /** Working days, by node: of the phase's calendar, and of the plan's where the phase runs on the clock. */
  total: Float64Array;
  free: Float64Array;
}

/** A difference of indexes in working days. Days on the clock count as those of the plan's calendar that lie in them. */
function inWorkingDays(network: Network, node: number, from: number, to: number, clock: boolean): number {
  if (!clock) return tidy(to - from);
  const line = network.lines[node] ?? network.planLine;
  return network.planLine.indexAt(line.startOf(to)) - network.planLine.indexAt(line.startOf(from));
}

/**
 * Late dates and slack. `deadline` is the moment by which all has to be done, if the plan names one: it tightens, but a
 * later one does not loosen, so that there is a critical path in any case.
 */
export function slackOf(network: Network, early: Pass, onClock: (node: number) => boolean, deadline?: number): Slack {
  const size = network.nodes.length;
  const end = lastMoment(network, early);
  const late = emptyPass(size);
  backward(network, early, Math.min(end, deadline ?? end), late);
  const free = freeSlack(network, early, end);
  const total = new Float64Array(size);
  for (let node = 0; node < size; node++) {
    const clock = onClock(node);
    const finish = early.finish[node] ?? 0;
    total[node] = inWorkingDays(network, node, finish, late.finish[node] ?? 0, clock);
    free[node] = inWorkingDays(network, node, finish, finish + (free[node] ?? 0), clock);
  }
  return { late, total, free };
}
