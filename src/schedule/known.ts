import type { Network } from './network.ts';
import type { PhaseInput } from './phase-input.ts';

/** What of a node's dates is known. A length that is not known makes everything unknown that waits for it. */
export interface Known {
  start: Uint8Array;
  finish: Uint8Array;
  /** 1: over by the day of `asOf`, so that nothing waits for it any more, even where no one noted when it was. */
  over: Uint8Array;
}

/** Spreads what is not known along the dependencies. A phase with a place of its own is known, whatever it waits for. */
export function knownDates(network: Network, inputs: readonly PhaseInput[]): Known {
  const size = network.nodes.length;
  const known: Known = { start: new Uint8Array(size), finish: new Uint8Array(size), over: new Uint8Array(size) };
  for (const node of network.order) {
    const { kind, place } = network.nodes[node] ?? { kind: 'phase', place: 0 };
    const input = inputs[place];
    const waits = (network.arriving[node] ?? []).filter((edge) => network.active[edge]);
    const settled = (edge: number): boolean => {
      const { from, fromFinish, link } = network.edges[edge] ?? { from: 0, fromFinish: false };
      const covered = link === undefined && network.covered[from] === 1;
      return covered || known.over[from] === 1 || (fromFinish ? known.finish[from] : known.start[from]) === 1;
    };
    const arrived = (toFinish: boolean) => waits.filter((edge) => network.edges[edge]?.toFinish === toFinish).every(settled);
    if (kind !== 'phase' && kind !== 'own') {
      // What a whole waits for with its finish is reported by its parts and its own dependencies alike.
      const all = waits.every(settled);
      known.start[node] = all ? 1 : 0;
      known.finish[node] = all ? 1 : 0;
      continue;
    }
    if (!input) continue;
    if (input.state === 'done' && !Number.isNaN(network.resume[node])) known.over[node] = 1;
    const fixed = input.pin !== undefined || input.begunAt !== undefined || input.floors.some((bound) => bound.field === 'start');
    const start = fixed || (arrived(false) && (input.known ? arrived(true) : true));
    const over = input.state === 'done' && input.pin?.by === 'actual' && !input.known;
    known.start[node] = start && !(over && input.actual.start === undefined) ? 1 : 0;
    const end = over ? input.actual.finish !== undefined : input.known && start && (input.pin !== undefined || arrived(true));
    known.finish[node] = end ? 1 : 0;
  }
  return known;
}
