import type { ContractDelta } from './delta.ts';

/**
 * The budget of a comparison: pairs of types, for one operation and for a whole endpoint file. Descriptions in which every
 * type leads to every other one (Stripe's) would take hours.
 */
export class Work {
  /** The number of compared pairs. */
  compared = 0;
  /** The number of skipped pairs, without those below them. */
  skipped = 0;
  /** What cannot be compared at all, in words: `the payload of Paid is in Avro`. */
  readonly notCompared = new Set<string>();
  readonly #most: number;

  constructor(most = MOST_PAIRS) {
    this.#most = most;
  }

  /** Returns whether one more pair may be compared, and counts it. */
  take(): boolean {
    if (this.compared >= this.#most) return false;
    this.compared++;
    return true;
  }

  /** Counts pairs that were compared before, if there is room for all of them. */
  takeAll(pairs: number): boolean {
    if (this.compared + pairs > this.#most) return false;
    this.compared += pairs;
    return true;
  }
}

/** The limit of pairs for one operation, the nearest first. GitHub's largest one has 400. */
const MOST_PAIRS = 5000;

/** The differences between two types themselves, and the inner pairs to compare. Locations are relative. */
export interface Level<Type, Found> {
  own: readonly Found[];
  inner: readonly { a: Type; b: Type; at: string }[];
}

/** `user` and `name` → `user.name`; `users` and `[]` → `users[]`. */
export const placeIn = (at: string, inner: string): string =>
  at === '' ? inner : inner === '' ? at : /^[[(<]/.test(inner) ? at + inner : `${at}.${inner}`;

/** A pair of types, its first location, and everything that leads to it. */
interface Node<Type> {
  a: Type;
  b: Type;
  at: string;
  /** Its position in the order of comparison, in which the nearest come first. */
  index: number;
  /** The number of steps of the shortest way to it. */
  depth: number;
  from: { node: Node<Type>; at: string }[];
}

/** A way from the root to a pair, from its end. */
interface Way<Type> {
  node: Node<Type>;
  up?: { way: Way<Type>; at: string };
}

/** The limit of listed locations of one difference. */
const MOST_PLACES = 8;

function placeOf<Type>({ up }: Way<Type>): string {
  let place = '';
  for (let step = up; step; step = step.way.up) place = placeIn(step.at, place);
  return place;
}

function passes<Type>(way: Way<Type>, node: Node<Type>): boolean {
  for (let own: Way<Type> | undefined = way; own; own = own.up?.way) if (own.node === node) return true;
  return false;
}

/** Returns the shortest ways to each pair, a few of them. Longer ways are endless in a graph where every type leads to every other one. */
function shortestWays<Type>(nodes: readonly Node<Type>[]): Way<Type>[][] {
  const ways: Way<Type>[][] = [];
  for (const node of nodes) {
    const own: Way<Type>[] = node.from.length === 0 ? [{ node }] : [];
    for (const { node: parent, at } of node.from) {
      if (parent.depth >= node.depth) continue;
      for (const way of ways[parent.index] ?? []) if (own.length <= MOST_PLACES) own.push({ node, up: { way, at } });
    }
    ways.push(own);
  }
  return ways;
}

/** Returns the other locations of a pair, from the root down: through every pair that leads to it, on the shortest ways there. */
function otherPlaces<Type>(node: Node<Type>, ways: readonly (readonly Way<Type>[])[]): string[] {
  const found = new Set((ways[node.index] ?? []).map(placeOf));
  for (const { node: parent, at } of node.from) {
    if (parent.depth < node.depth) continue;
    for (const way of ways[parent.index] ?? []) {
      if (found.size > MOST_PLACES) break;
      if (!passes(way, node)) found.add(placeIn(placeOf(way), at));
    }
  }
  found.delete(node.at);
  return [...found].slice(0, MOST_PLACES);
}

/**
 * Compares two types level by level, the nearest first. A pair of types is compared only once, so that cycles end; its other
 * locations are named in `also`.
 */
export function walkPairs<Type, Found extends Pick<ContractDelta, 'at'>>(
  old: Type,
  next: Type,
  levelOf: (a: Type, b: Type) => Level<Type, Found>,
  work: Work,
): (Found & Pick<ContractDelta, 'also'>)[] {
  const found: (Found & Pick<ContractDelta, 'also'>)[] = [];
  const nodes = new Map<Type, Map<Type, Node<Type>>>();
  const root: Node<Type> = { a: old, b: next, at: '', index: 0, depth: 0, from: [] };
  const queue = [root];
  const told: { node: Node<Type>; own: readonly Found[] }[] = [];
  nodes.set(old, new Map([[next, root]]));
  for (let index = 0; index < queue.length; index++) {
    const node = queue[index];
    if (!node) break;
    if (!work.take()) {
      work.skipped += queue.length - index;
      break;
    }
    const { own, inner } = levelOf(node.a, node.b);
    if (own.length > 0) told.push({ node, own });
    for (const { a, b, at } of inner) {
      const others = nodes.get(a) ?? new Map<Type, Node<Type>>();
      nodes.set(a, others);
      const before = others.get(b);
      const from = { node, at };
      if (before) {
        // Leading back to the root is a cycle with infinitely many locations.
        if (before !== root) before.from.push(from);
        continue;
      }
      const added: Node<Type> = { a, b, at: placeIn(node.at, at), index: queue.length, depth: node.depth + 1, from: [from] };
      others.set(b, added);
      queue.push(added);
    }
  }
  const ways = told.length === 0 ? [] : shortestWays(queue);
  for (const { node, own } of told) {
    const also = otherPlaces(node, ways);
    for (const delta of own)
      found.push({
        ...delta,
        at: placeIn(node.at, delta.at),
        ...(also.length > 0 && { also: also.map((place) => placeIn(place, delta.at)) }),
      });
  }
  return found;
}
