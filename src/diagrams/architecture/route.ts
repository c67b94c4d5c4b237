import { bottom, gridOf, right, wallsOf } from './grid.ts';
import type { Box } from './place.ts';
import { Queue } from './queue.ts';

export interface Point {
  x: number;
  y: number;
}

/** A connection to route, with the boxes at its ends. */
export interface Connection {
  id: string;
  from: Box;
  to: Box;
}

const BEND = 26;
const CROSSING = 34;
/** The cost factor of running along an unrelated line: a detour up to this many times longer is better. */
const OVERLAP = 9;
/** The cost of each px between the end of a line and the middle of the box side, and of sharing it with another line. */
const ASIDE = 0.4;
const SHARED_DOOR = 14;

/** Returns whether a segment runs through the inside of a box enlarged by a margin. */
export function crosses(a: Point, b: Point, box: Box, margin: number): boolean {
  const [left, rightmost, top, low] = [Math.min(a.x, b.x), Math.max(a.x, b.x), Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return rightmost > box.x - margin && left < right(box) + margin && low > box.y - margin && top < bottom(box) + margin;
}

const onBorder = (point: Point, box: Box): 'x' | 'y' | undefined => {
  if ((point.x === box.x || point.x === right(box)) && point.y > box.y && point.y < bottom(box)) return 'x';
  return (point.y === box.y || point.y === bottom(box)) && point.x > box.x && point.x < right(box) ? 'y' : undefined;
};

interface Taken {
  ends: readonly Box[];
  horizontal: boolean;
}

/** Returns the distance of a point from a box, along the axes. */
const away = (point: Point, box: Box): number =>
  Math.max(0, box.x - point.x, point.x - right(box)) + Math.max(0, box.y - point.y, point.y - bottom(box));

/**
 * Routes connections at right angles: around every obstacle, with few bends and crossings, and beside unrelated lines instead of
 * on top of them. Connections are routed shortest first; apart from that, the result does not depend on their order. A connection
 * without a route becomes a straight line.
 */
export function routeAll(
  size: { width: number; height: number },
  obstacles: readonly Box[],
  connections: readonly Connection[],
): Map<string, Point[]> {
  const { xs, ys } = gridOf(
    size,
    obstacles,
    connections.flatMap((each) => [each.from, each.to]),
  );
  const columns = xs.length;
  const count = columns * ys.length;
  const points = Array.from(
    { length: count },
    (_, index): Point => ({ x: xs[index % columns] ?? 0, y: ys[Math.floor(index / columns)] ?? 0 }),
  );
  const pointAt = (index: number): Point => points[index] ?? { x: 0, y: 0 };
  const walls = wallsOf(xs, ys, obstacles);
  const taken = new Map<number, Taken[]>();
  const routes = new Map<string, Point[]>();
  // A state is a point and the direction it was reached in: 0 along x, 1 along y.
  const costs = new Float64Array(count * 2);
  const before = new Int32Array(count * 2);
  const done = new Uint8Array(count * 2);
  const moves = [-1, 1, -columns, columns];

  /** Returns the cost of continuing to a point where other lines already run. */
  function crowd(index: number, along: number, length: number, { from, to }: Connection): number {
    let cost = 0;
    for (const { ends, horizontal } of taken.get(index) ?? []) {
      // Lines from or to the same box may run together, as branches of one.
      if (ends.includes(from) !== ends.includes(to)) continue;
      cost += horizontal === (along === 0) ? length * OVERLAP : CROSSING;
    }
    return cost;
  }

  function find(connection: Connection): number[] | undefined {
    const { from, to } = connection;
    // Group frames are no obstacles, but a line to a group does not enter it.
    const frames = [from, to].filter((box) => !obstacles.includes(box));
    const free = (index: number, along: 0 | 1, a: Point, b: Point): boolean => {
      for (const number of walls[along].get(index) ?? []) {
        const box = obstacles[number];
        if ((box !== from && box !== to) || box === undefined || crosses(a, b, box, 0)) return false;
      }
      return frames.every((box) => !crosses(a, b, box, 0));
    };
    const aside = (point: Point, box: Box, border: 'x' | 'y' | undefined): number =>
      border === undefined
        ? 0
        : ASIDE * Math.abs(border === 'x' ? box.y + box.height / 2 - point.y : box.x + box.width / 2 - point.x);
    const queue = new Queue();
    costs.fill(Number.POSITIVE_INFINITY);
    before.fill(-1);
    done.fill(0);
    for (let index = 0; index < count; index++) {
      const point = pointAt(index);
      const border = onBorder(point, from);
      if (!border) continue;
      const used = (taken.get(index) ?? []).some(({ ends }) => !ends.includes(from) || !ends.includes(to));
      const state = index * 2 + (border === 'x' ? 0 : 1);
      const cost = aside(point, from, border) + (used ? SHARED_DOOR : 0);
      costs[state] = cost;
      queue.push(cost + away(point, to), state);
    }
    for (let next = queue.pop(); next; next = queue.pop()) {
      const { state } = next;
      if (done[state] === 1) continue;
      done[state] = 1;
      const [index, direction] = [state >> 1, state & 1];
      const here = pointAt(index);
      const border = onBorder(here, to);
      if (border && (border === 'x' ? 0 : 1) === direction) {
        const path: number[] = [];
        for (let each = state; each >= 0; each = before[each] ?? -1) path.unshift(each >> 1);
        return path;
      }
      const first = before[state] === -1;
      const column = index % columns;
      for (const move of moves) {
        const on = index + move;
        if (on < 0 || on >= count || (move === -1 && column === 0) || (move === 1 && column === columns - 1)) continue;
        const along = move === 1 || move === -1 ? 0 : 1;
        const into = on * 2 + along;
        if (done[into] === 1 || (first && along !== direction)) continue;
        const there = pointAt(on);
        if (!free(Math.min(index, on), along, here, there)) continue;
        const length = Math.abs(there.x - here.x) + Math.abs(there.y - here.y);
        const turn = along === direction ? 0 : BEND;
        const cost =
          (costs[state] ?? 0) + length + turn + aside(there, to, onBorder(there, to)) + crowd(on, along, length, connection);
        if ((costs[into] ?? 0) <= cost) continue;
        costs[into] = cost;
        before[into] = state;
        queue.push(cost + away(there, to), into);
      }
    }
    return undefined;
  }

  const middle = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const distance = ({ from, to }: Connection): number =>
    Math.abs(middle(from).x - middle(to).x) + Math.abs(middle(from).y - middle(to).y);
  for (const connection of [...connections].sort((a, b) => distance(a) - distance(b))) {
    const path = find(connection);
    const ends = [connection.from, connection.to];
    if (!path) {
      routes.set(connection.id, ends.map(middle));
      continue;
    }
    path.forEach((index, step) => {
      const other = path[step === 0 ? 1 : step - 1] ?? index;
      const lines = taken.get(index) ?? [];
      lines.push({ ends, horizontal: Math.abs(other - index) === 1 });
      taken.set(index, lines);
    });
    routes.set(connection.id, straighten(path.map(pointAt)));
  }
  return routes;
}

/** Removes points in the middle of a straight run. */
export function straighten(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    return !before || !after || !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}
