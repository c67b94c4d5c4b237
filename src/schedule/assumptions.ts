import type { CompiledSchedule } from './compile.ts';
import { demand } from './drivers.ts';
import { forward, type Pass } from './forward.ts';
import { EPSILON } from './requirement.ts';

/** Drops the assumed dependencies that move a phase past its stated start or finish. Returns whether there were any. */
function dropContradicted({ inputs, links, network }: CompiledSchedule, early: Pass): boolean {
  let dropped = false;
  network.edges.forEach((edge, index) => {
    const link = edge.link === undefined ? undefined : links[edge.link];
    const node = network.nodes[edge.to];
    const input = inputs[node?.place ?? -1];
    if (!link?.assumed || !input || !network.active[index] || node?.kind !== 'phase') return;
    const limits = input.ceilings.flatMap(({ field, at }) => (field === 'deadline' ? [] : [at]));
    const moves = (early.finish[edge.to] ?? 0) > Math.min(...limits) + EPSILON;
    if (!moves || demand(network, index, early) < (early.start[edge.to] ?? 0) - EPSILON) return;
    network.active[index] = 0;
    dropped = true;
  });
  return dropped;
}

/** Computes the early dates of a plan as written. A dependency that is only assumed gives way to a stated start or finish. */
export function forwardAsWritten(compiled: CompiledSchedule, early: Pass): void {
  const { network } = compiled;
  forward(network, network.length, early);
  while (dropContradicted(compiled, early)) forward(network, network.length, early);
}
