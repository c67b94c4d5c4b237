import type { Network } from './network.ts';

/** Phases that wait for each other, in that order; the first one waits for the last. */
export interface Loop {
  nodes: number[];
  /** The edge that was dropped so that the rest can be computed. */
  dropped: number;
}

/** Loops of a plan that are reported one by one; what is knotted worse is cut without a word for each. */
const LOOPS_TOLD = 20;

const isAssumedEdge = (network: Network, edge: number, assumed: ReadonlySet<number>): boolean => {
  const link = network.edges[edge]?.link;
  return link !== undefined && assumed.has(link);
};

/**
 * Puts the nodes into an order in which each comes behind those it waits for (Kahn 1962). A loop is cut at an assumed
 * dependency if it has one: then the plan says that the assumption was wrong, and nothing is reported. Else it is cut where
 * it runs against the order of the files, and returned.
 */
export function orderNetwork(network: Network, assumed: ReadonlySet<number>): Loop[] {
  const { edges, arriving, leaving, active } = network;
  const waiting = arriving.map((incoming) => incoming.length);
  const placed = new Uint8Array(network.nodes.length);
  const ready: number[] = [];
  const loops: Loop[] = [];
  waiting.forEach((count, node) => {
    if (count === 0) ready.push(node);
  });
  const release = (node: number) => {
    const left = (waiting[node] ?? 0) - 1;
    waiting[node] = left;
    if (left === 0) ready.push(node);
  };

  let head = 0;
  let search = 0;
  for (;;) {
    for (; head < ready.length; head++) {
      const node = ready[head] ?? 0;
      placed[node] = 1;
      for (const edge of leaving[node] ?? []) if (active[edge]) release(edges[edge]?.to ?? 0);
    }
    while (search < placed.length && placed[search]) search++;
    if (search === placed.length) break;
    const path = loopBehind(network, search, placed);
    const told = path.filter((edge) => !isAssumedEdge(network, edge, assumed) && edges[edge]?.link !== undefined);
    const guessed = path.find((edge) => isAssumedEdge(network, edge, assumed));
    const backward = told.reduce(
      (worst, edge) => (span(network, edge) > span(network, worst) ? edge : worst),
      told[0] ?? path[0] ?? 0,
    );
    const dropped = guessed ?? backward;
    if (guessed === undefined && loops.length < LOOPS_TOLD)
      loops.push({ nodes: path.map((edge) => edges[edge]?.from ?? 0), dropped });
    active[dropped] = 0;
    release(edges[dropped]?.to ?? 0);
  }
  network.order = ready;
  return loops;
}

/** How far an edge runs back in the order of the files. */
const span = (network: Network, edge: number): number => {
  const { from, to } = network.edges[edge] ?? { from: 0, to: 0 };
  return (network.nodes[from]?.place ?? 0) - (network.nodes[to]?.place ?? 0);
};

/** The edges of a loop among the nodes that are left: each of them waits for another one, so walking back must return. */
function loopBehind({ edges, arriving, active }: Network, start: number, placed: Uint8Array): number[] {
  const seenAt = new Map<number, number>();
  const walked: number[] = [];
  let node = start;
  while (!seenAt.has(node)) {
    seenAt.set(node, walked.length);
    const edge = (arriving[node] ?? []).find((each) => active[each] && !placed[edges[each]?.from ?? 0]) ?? 0;
    walked.push(edge);
    node = edges[edge]?.from ?? 0;
  }
  return walked.slice(seenAt.get(node)).reverse();
}
