import { isBinding } from './drivers.ts';
import type { Passed, PhaseResult } from './phase-result.ts';

/** Critical paths that are listed; a plan can have as many as it has phases, and more. */
const PATHS_LISTED = 20;

/**
 * Chains through critical phases along dependencies that decide dates. `next` and `previous` give the followers and the
 * forerunners of a critical phase along such dependencies. Phases are numbers; the shortest way is not sought, every way is.
 */
function criticalChains(
  critical: readonly number[],
  next: (phase: number) => number[],
  previous: (phase: number) => number[],
): number[][] {
  const chains: number[][] = [];
  const walk = (first: number): void => {
    const stack: { phase: number; followers: number[] }[] = [{ phase: first, followers: next(first) }];
    while (stack.length > 0 && chains.length < PATHS_LISTED) {
      const top = stack.at(-1);
      const follower = top?.followers.shift();
      if (follower !== undefined) {
        stack.push({ phase: follower, followers: next(follower) });
        continue;
      }
      // A phase whose followers were all walked is left; one that had none ends a chain.
      if (top && next(top.phase).length === 0) chains.push(stack.map((each) => each.phase));
      stack.pop();
    }
  };
  for (const phase of critical) if (previous(phase).length === 0 && chains.length < PATHS_LISTED) walk(phase);
  return chains;
}

/** Critical paths, walked from node to node, and reported by their phases. */
export function criticalPaths({ network, inputs, early, slack }: Passed, results: readonly PhaseResult[]): string[][] {
  const critical = (node: number): boolean => {
    const { kind, place } = network.nodes[node] ?? { kind: 'phase', place: 0 };
    return kind === 'phase' && inputs[place]?.state !== 'cancelled'
      ? (results[place]?.critical ?? false)
      : (slack.total[node] ?? 0) <= 0;
  };
  if (!results.some((result) => result.critical)) return [];
  const nodes = network.order.filter(critical);
  const tight = (edges: number[] | undefined) => (edges ?? []).filter((edge) => isBinding(network, edge, early));
  const ends = (list: number[] | undefined, side: 'from' | 'to') =>
    [...new Set(tight(list).flatMap((edge) => network.edges[edge]?.[side] ?? []))].filter(critical);
  const chains = criticalChains(
    nodes,
    (node) => ends(network.leaving[node], 'to'),
    (node) => ends(network.arriving[node], 'from'),
  );
  const told = chains.map((chain) => {
    const phases = chain.flatMap((node) => {
      const { kind, place } = network.nodes[node] ?? { kind: 'phase', place: 0 };
      const input = inputs[place];
      return input && input.state !== 'cancelled' && (kind === 'phase' || kind === 'own') ? [input.phase.id] : [];
    });
    return phases;
  });
  const seen = new Set<string>();
  return told.filter((path) => {
    const key = path.join('\n');
    if (path.length === 0 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
