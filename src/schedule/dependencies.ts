import { isBinding } from './drivers.ts';
import type { Passed, PhaseResult } from './phase-result.ts';
import type { ScheduledLink } from './plan-schedule.ts';

/** Length of the longest chain of dependencies in front of each phase. */
export function levelsOf({ network, inputs }: Passed): number[] {
  const levels = new Float64Array(network.nodes.length);
  for (const node of network.order) {
    for (const edge of network.arriving[node] ?? []) {
      const link = network.edges[edge];
      if (!link || !network.active[edge]) continue;
      levels[node] = Math.max(levels[node] ?? 0, (levels[link.from] ?? 0) + (link.link === undefined ? 0 : 1));
    }
  }
  return inputs.map((_, place) => levels[network.entry[place] ?? 0] ?? 0);
}

/** The dependencies of a plan as they are drawn. An assumed one that the plan contradicts is none. */
export function dependenciesOf(
  { links, network, inputs, early, known }: Passed,
  results: readonly PhaseResult[],
): ScheduledLink[] {
  const edgeOf = new Map(network.edges.flatMap((edge, index) => (edge.link === undefined ? [] : [[edge.link, index] as const])));
  return links.flatMap((link, index) => {
    const edge = edgeOf.get(index);
    if (edge === undefined || (link.assumed && !network.active[edge])) return [];
    const to = network.edges[edge]?.to ?? 0;
    const binding = isBinding(network, edge, early) && known.start[to] === 1;
    return [
      {
        from: inputs[link.from]?.phase.id ?? '',
        to: inputs[link.to]?.phase.id ?? '',
        type: link.type,
        lag: link.lag,
        ...(link.rawLag !== undefined && { rawLag: link.rawLag }),
        assumed: link.assumed,
        binding,
        critical: binding && (results[link.from]?.critical ?? false) && (results[link.to]?.critical ?? false),
      },
    ];
  });
}
