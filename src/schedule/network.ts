import type { Frame } from './frame.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { WorkLine } from './line.ts';
import { CONTINUOUS } from './line.ts';
import type { PhaseLink } from './links.ts';
import type { PhaseInput } from './phase-input.ts';

/**
 * What a node is: a phase; or of a phase that has parts: its gates, and its `own` length where none of its parts has one.
 */
export type NodeKind = 'phase' | 'open' | 'close' | 'first' | 'own';

export interface NetworkNode {
  kind: NodeKind;
  /** The phase, by its place in the plan. */
  place: number;
}

/** A dependency between two nodes. */
export interface NetworkEdge {
  from: number;
  to: number;
  /** Whether it leaves at the finish, and whether it arrives at the finish. */
  fromFinish: boolean;
  toFinish: boolean;
  /** Working days of the plan's calendar. */
  lag: number;
  /** The dependency of the plan that it stands for; absent between a phase and its parts. */
  link?: number;
}

/**
 * A plan as arrays, node by node, which the passes run over. Nodes are phases; a phase with parts is two gates instead:
 * `open` lets its parts begin, `close` waits for all of them, and `first` (only where something starts with such a phase)
 * is the earliest start of its parts.
 */
export interface Network {
  nodes: NetworkNode[];
  edges: NetworkEdge[];
  lines: WorkLine[];
  planLine: WorkLine;
  /** Work of each node in days of its line. */
  length: Float64Array;
  /** Earliest start and finish that dates allow; −∞ where none does. */
  startFloor: Float64Array;
  finishFloor: Float64Array;
  /** Latest finish that dates allow; ∞ where none does. */
  ceiling: Float64Array;
  /** Where a node stands in any case; NaN where it does not. */
  pinStart: Float64Array;
  pinFinish: Float64Array;
  /** 1: work has begun. It goes on at `resume` for `rest` days; NaN where only time is known, and then it has `boxes` to tick. */
  begun: Uint8Array;
  resume: Float64Array;
  rest: Float64Array;
  boxes: Float64Array;
  /** 1: over. 2: over at a time that no one noted, so at the latest at `resume`. */
  done: Uint8Array;
  /** 1: takes no time and passes on what it waits for: cancelled phases, gates. */
  passing: Uint8Array;
  /** 1: a part without a length, of a phase that states its own: it holds nothing up. */
  covered: Uint8Array;
  /** 1: `first`, which takes the earliest of its sources. */
  earliest: Uint8Array;
  /**
   * Days of the target's line by which a dependency may be broken in a forecast, because the plan's own positions break it
   * by as much: a contradiction of the plan stays as it is, and grows with no delay.
   */
  give: Float64Array;
  /** 0: dropped, because the plan's own positions say otherwise, or because it closed a loop. */
  active: Uint8Array;
  /** Edges that arrive at and leave each node. */
  arriving: number[][];
  leaving: number[][];
  /** Nodes, each behind those it waits for. */
  order: number[];
  /** Node at which a phase starts being waited for, and node at which it is finished, by place. */
  entry: number[];
  exit: number[];
}

const filled = (size: number, value: number): Float64Array => new Float64Array(size).fill(value);

interface Draft {
  nodes: NetworkNode[];
  lines: WorkLine[];
  edges: NetworkEdge[];
}

const addNode = (draft: Draft, kind: NodeKind, place: number, line: WorkLine): number => {
  draft.lines.push(line);
  return draft.nodes.push({ kind, place }) - 1;
};

/** Whether no part of a phase states a length or a place, so that its own length has to do. */
function partsUnknown(place: number, inputs: readonly PhaseInput[], hierarchy: Hierarchy): boolean {
  return (hierarchy.children[place] ?? []).every((child) =>
    (hierarchy.children[child] ?? []).length > 0 ? partsUnknown(child, inputs, hierarchy) : !inputs[child]?.known,
  );
}

/** Marks all parts of a phase that states its own length. */
function cover(network: Network, place: number, hierarchy: Hierarchy): void {
  for (const child of hierarchy.children[place] ?? []) {
    for (const node of [network.entry[child], network.exit[child]]) if (node !== undefined) network.covered[node] = 1;
    cover(network, child, hierarchy);
  }
}

function fillNode(network: Network, node: number, input: PhaseInput, asOf: number | undefined, gate: NodeKind): void {
  const { line } = input;
  const set = (array: Float64Array | Uint8Array, value: number) => {
    array[node] = value;
  };
  const floor = Math.max(...input.floors.map((bound) => bound.at));
  if (gate === 'open' || gate === 'first') {
    set(network.startFloor, CONTINUOUS.indexAt(line.startOf(floor)));
    return;
  }
  // `start` holds the first of the parts; only the other dates hold the end of the whole.
  const ceilings = gate === 'close' ? input.ceilings.filter((bound) => bound.field !== 'start') : input.ceilings;
  const ceiling = Math.min(...ceilings.map((bound) => bound.at), Number.POSITIVE_INFINITY);
  if (gate === 'close') {
    if (Number.isFinite(ceiling)) set(network.ceiling, line.startOf(ceiling));
    return;
  }
  set(network.length, input.days);
  set(network.startFloor, floor);
  if (input.finishFloor) set(network.finishFloor, input.finishFloor.at);
  set(network.ceiling, ceiling);
  if (input.state === 'cancelled') set(network.passing, 1);
  if (input.pin) {
    set(network.pinStart, input.pin.from);
    set(network.pinFinish, input.pin.to);
  }
  const today = asOf === undefined ? Number.NaN : line.indexAt(asOf);
  // Without a day to plan from and a day on which it was, what is over or in progress stands as the plan was written.
  if (input.state === 'done' && (asOf !== undefined || input.pin?.by === 'actual')) {
    set(network.done, input.pin ? 1 : 2);
    set(network.resume, today);
    if (!input.pin) set(network.startFloor, input.floors[0]?.at ?? floor);
  }
  if (input.state === 'begun' && !input.pin && (asOf !== undefined || input.begunAt !== undefined)) {
    set(network.begun, 1);
    set(network.pinStart, input.begunAt ?? Number.NaN);
    set(network.startFloor, Math.max(...input.floors.filter((bound) => bound.field !== 'as-of').map((bound) => bound.at)));
    set(network.resume, today);
    const { remaining } = input;
    const told = remaining === undefined ? Number.NaN : 'days' in remaining ? remaining.days : input.days * remaining.share;
    set(network.rest, told);
    set(network.boxes, input.boxes);
  }
}

/** Compiles phases and dependencies into a network. The order is filled in by `orderNetwork`. */
export function buildNetwork(
  inputs: readonly PhaseInput[],
  links: readonly PhaseLink[],
  hierarchy: Hierarchy,
  frame: Frame,
  asOf?: number,
): Network {
  const draft: Draft = { nodes: [], lines: [], edges: [] };
  const entry: number[] = [];
  const exit: number[] = [];
  const first = new Map<number, number>();
  const isParent = (place: number) => (hierarchy.children[place] ?? []).length > 0;
  inputs.forEach((input, place) => {
    entry.push(isParent(place) ? addNode(draft, 'open', place, CONTINUOUS) : addNode(draft, 'phase', place, input.line));
    exit.push(isParent(place) ? addNode(draft, 'close', place, CONTINUOUS) : (entry[place] ?? 0));
  });
  const nodeOf = (list: readonly number[], place: number): number => list[place] ?? 0;
  const firstOf = (place: number): number => {
    if (!isParent(place)) return nodeOf(entry, place);
    const known = first.get(place);
    if (known !== undefined) return known;
    const node = addNode(draft, 'first', place, CONTINUOUS);
    first.set(place, node);
    for (const child of hierarchy.children[place] ?? []) {
      draft.edges.push({ from: firstOf(child), to: node, fromFinish: false, toFinish: false, lag: 0 });
    }
    return node;
  };
  inputs.forEach((input, place) => {
    if (!isParent(place)) return;
    if (input.known && partsUnknown(place, inputs, hierarchy)) {
      const own = addNode(draft, 'own', place, input.line);
      draft.edges.push({ from: nodeOf(entry, place), to: own, fromFinish: false, toFinish: false, lag: 0 });
      draft.edges.push({ from: own, to: nodeOf(exit, place), fromFinish: true, toFinish: true, lag: 0 });
    }
    for (const child of hierarchy.children[place] ?? []) {
      draft.edges.push({ from: nodeOf(entry, place), to: nodeOf(entry, child), fromFinish: false, toFinish: false, lag: 0 });
      draft.edges.push({ from: nodeOf(exit, child), to: nodeOf(exit, place), fromFinish: true, toFinish: true, lag: 0 });
    }
  });
  links.forEach(({ from, to, type, lag }, link) => {
    const fromFinish = type === 'FS' || type === 'FF';
    const toFinish = type === 'FF' || type === 'SF';
    draft.edges.push({
      from: fromFinish ? nodeOf(exit, from) : firstOf(from),
      to: nodeOf(toFinish ? exit : entry, to),
      fromFinish,
      toFinish,
      lag,
      link,
    });
  });

  const size = draft.nodes.length;
  const network: Network = {
    ...draft,
    planLine: frame.line,
    length: new Float64Array(size),
    startFloor: filled(size, Number.NEGATIVE_INFINITY),
    finishFloor: filled(size, Number.NEGATIVE_INFINITY),
    ceiling: filled(size, Number.POSITIVE_INFINITY),
    pinStart: filled(size, Number.NaN),
    pinFinish: filled(size, Number.NaN),
    begun: new Uint8Array(size),
    resume: filled(size, Number.NaN),
    rest: new Float64Array(size),
    boxes: filled(size, 1),
    done: new Uint8Array(size),
    passing: new Uint8Array(size),
    covered: new Uint8Array(size),
    earliest: new Uint8Array(size),
    give: new Float64Array(draft.edges.length),
    active: new Uint8Array(draft.edges.length).fill(1),
    arriving: draft.nodes.map(() => []),
    leaving: draft.nodes.map(() => []),
    order: [],
    entry,
    exit,
  };
  draft.edges.forEach((edge, index) => {
    network.arriving[edge.to]?.push(index);
    network.leaving[edge.from]?.push(index);
  });
  draft.nodes.forEach(({ kind, place }, node) => {
    if (kind !== 'phase' && kind !== 'own') network.passing[node] = 1;
    if (kind === 'first') network.earliest[node] = 1;
    const input = inputs[place];
    if (input) fillNode(network, node, input, asOf, kind);
    if (kind === 'own') cover(network, place, hierarchy);
  });
  return network;
}
