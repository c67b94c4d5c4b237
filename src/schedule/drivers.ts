import type { DependencyType } from '../model/kinds/phase.ts';
import { isPoint, isRetained, leavesAtEnd, type Pass } from './forward.ts';
import type { PhaseLink } from './links.ts';
import type { Network } from './network.ts';
import type { Bound, PhaseInput } from './phase-input.ts';
import { EPSILON, requirement } from './requirement.ts';

/** What decides where a phase stands: a dependency, a date, or what has happened. Phases by their place. */
export type Cause =
  | { kind: 'link'; from: number; type: DependencyType; assumed: boolean }
  | { kind: 'date'; bound: Bound }
  | { kind: 'actual' };

/** Whether an edge leaves its target no earlier place than the one it has. */
export function isBinding(network: Network, edge: number, pass: Pass): boolean {
  const link = network.edges[edge];
  if (!link || !network.active[edge]) return false;
  const at = isRetained(network, edge)
    ? (pass.finish[link.to] ?? 0) - (pass.left[link.to] ?? 0)
    : ((link.toFinish ? pass.finish[link.to] : pass.start[link.to]) ?? 0);
  return Math.abs(demand(network, edge, pass) - at) <= EPSILON;
}

/** The index that an edge demands of its target. */
export function demand(network: Network, edge: number, pass: Pass): number {
  const link = network.edges[edge];
  if (!link) return Number.NEGATIVE_INFINITY;
  const index = (link.fromFinish ? pass.finish[link.from] : pass.start[link.from]) ?? 0;
  return requirement(network, edge, index, leavesAtEnd(network, edge, pass), isPoint(pass, link.to));
}

const bindingEdges = (network: Network, node: number, pass: Pass): number[] =>
  (network.arriving[node] ?? []).filter((edge) => isBinding(network, edge, pass));

/**
 * What decides the early place of a phase. A date wins a tie with a dependency, a finish one with a start, and anything
 * with the mere start of the plan. What a whole waits for decides for its parts.
 */
export function causeOf(
  place: number,
  inputs: readonly PhaseInput[],
  links: readonly PhaseLink[],
  network: Network,
  pass: Pass,
): Cause | undefined {
  const input = inputs[place];
  if (!input) return undefined;
  if (input.pin?.by === 'actual' || input.begunAt !== undefined) return { kind: 'actual' };
  if (input.pin && input.period) return { kind: 'date', bound: { at: input.pin.from, field: 'period', raw: input.period.raw } };
  return causeAt(network.entry[place] ?? 0, inputs, links, network, pass);
}

function causeAt(
  node: number,
  inputs: readonly PhaseInput[],
  links: readonly PhaseLink[],
  network: Network,
  pass: Pass,
): Cause | undefined {
  const input = inputs[network.nodes[node]?.place ?? 0];
  const at = pass.start[node] ?? 0;
  const own = network.nodes[node]?.kind === 'phase' ? input : undefined;
  const floors = input?.floors ?? [];
  const reached = (bound: Bound) => (own ? bound.at : (input?.line.startOf(bound.at) ?? 0)) >= at - EPSILON;
  const date = floors.findLast((bound) => bound.field !== 'plan' && reached(bound));
  if (date) return { kind: 'date', bound: date };
  if (own?.finishFloor && (pass.finish[node] ?? 0) <= own.finishFloor.at + EPSILON)
    return { kind: 'date', bound: own.finishFloor };
  const binding = bindingEdges(network, node, pass);
  const edge = binding.find((each) => network.edges[each]?.fromFinish) ?? binding[0];
  if (edge !== undefined) {
    const index = network.edges[edge]?.link;
    const link = index === undefined ? undefined : links[index];
    if (link) return { kind: 'link', from: link.from, type: link.type, assumed: link.assumed };
    const gate = network.edges[edge]?.from ?? 0;
    if (network.nodes[gate]?.kind === 'open') return causeAt(gate, inputs, links, network, pass);
  }
  const plan = floors.find((bound) => bound.field === 'plan' && reached(bound));
  return plan && { kind: 'date', bound: plan };
}
