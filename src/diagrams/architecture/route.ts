import type { Box } from './place.ts';

export interface Point {
  x: number;
  y: number;
}

/** A connection to be drawn, with its ends in it. */
export interface Connection {
  id: string;
  from: Box;
  to: Box;
}

/** Space between neighbouring lines. */
const TRACK = 8;
/** Lines keep this far from boxes that they do not belong to. */
const CLEAR = 5;
const BEND = 26;
const CROSSING = 34;
/** Running along a line of other ends is worse than a detour of this many times its length. */
const OVERLAP = 9;

const right = (box: Box): number => box.x + box.width;
const bottom = (box: Box): number => box.y + box.height;
const unique = (values: readonly number[]): number[] =>
  [...new Set(values.map((value) => Math.round(value * 2) / 2))].sort((a, b) => a - b);

/** Places where lines may run between two coordinates that boxes leave free. */
function tracks(edges: readonly number[], from: number, to: number): number[] {
  const stops = unique([from, ...edges, to]);
  return stops.flatMap((start, index) => {
    const end = stops[index + 1];
    if (end === undefined) return [];
    const count = Math.min(6, Math.floor((end - start - 2 * CLEAR - 1) / TRACK) + 1);
    const first = (start + end) / 2 - ((count - 1) * TRACK) / 2;
    return Array.from({ length: Math.max(0, count) }, (_, track) => first + track * TRACK);
  });
}

interface Grid {
  xs: number[];
  ys: number[];
}

/** Where a line may leave or reach a box, spread around the middle of each side. */
const doors = (from: number, length: number): number[] =>
  [0, -12, 12, -24, 24].map((offset) => from + length / 2 + offset).filter((at) => at > from + 6 && at < from + length - 6);

function gridOf(size: { width: number; height: number }, obstacles: readonly Box[], connections: readonly Connection[]): Grid {
  const ends = connections.flatMap((each) => [each.from, each.to]);
  return {
    xs: unique([
      ...tracks(
        obstacles.flatMap((box) => [box.x, right(box)]),
        0,
        size.width,
      ),
      ...ends.flatMap((box) => [box.x, right(box), ...doors(box.x, box.width)]),
    ]),
    ys: unique([
      ...tracks(
        obstacles.flatMap((box) => [box.y, bottom(box)]),
        0,
        size.height,
      ),
      ...ends.flatMap((box) => [box.y, bottom(box), ...doors(box.y, box.height)]),
    ]),
  };
}

/** Whether the segment runs through the inside of the box, made larger by a margin. */
export function crosses(a: Point, b: Point, box: Box, margin: number): boolean {
  const [left, rightmost, top, low] = [Math.min(a.x, b.x), Math.max(a.x, b.x), Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return rightmost > box.x - margin && left < right(box) + margin && low > box.y - margin && top < bottom(box) + margin;
}

const onBorder = (point: Point, box: Box): 'x' | 'y' | undefined => {
  if ((point.x === box.x || point.x === right(box)) && point.y > box.y && point.y < bottom(box)) return 'x';
  return (point.y === box.y || point.y === bottom(box)) && point.x > box.x && point.x < right(box) ? 'y' : undefined;
};

/** A binary heap of states by cost. */
class Queue {
  private readonly heap: { cost: number; state: number }[] = [];
  get size(): number {
    return this.heap.length;
  }
  push(cost: number, state: number): void {
    const { heap } = this;
    let at = heap.push({ cost, state }) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const [own, parent] = [heap[at], heap[above]];
      if (!own || !parent || parent.cost <= own.cost) break;
      [heap[at], heap[above]] = [parent, own];
      at = above;
    }
  }
  pop(): { cost: number; state: number } | undefined {
    const { heap } = this;
    const [first, last] = [heap[0], heap.pop()];
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if ((heap[below]?.cost ?? Infinity) < (heap[least]?.cost ?? Infinity)) least = below;
      const [own, child] = [heap[at], heap[least]];
      if (least === at || !own || !child) return first;
      [heap[at], heap[least]] = [child, own];
      at = least;
    }
  }
}

interface Taken {
  ends: readonly Box[];
  horizontal: boolean;
}

/** Obstacles in the way of each step to the right (0) and down (1), by index of the point where it begins. */
function wallsOf(
  xs: readonly number[],
  ys: readonly number[],
  obstacles: readonly Box[],
): [Map<number, number[]>, Map<number, number[]>] {
  const walls: [Map<number, number[]>, Map<number, number[]>] = [new Map(), new Map()];
  const add = (kind: 0 | 1, index: number, obstacle: number): void => {
    const known = walls[kind].get(index);
    if (known) known.push(obstacle);
    else walls[kind].set(index, [obstacle]);
  };
  obstacles.forEach((box, obstacle) => {
    const [left, rightmost, top, low] = [box.x - CLEAR, right(box) + CLEAR, box.y - CLEAR, bottom(box) + CLEAR];
    ys.forEach((y, row) => {
      const next = ys[row + 1] ?? y;
      if (next <= top || y >= low) return;
      xs.forEach((x, column) => {
        const beside = xs[column + 1] ?? x;
        if (beside <= left || x >= rightmost) return;
        if (y > top && y < low) add(0, row * xs.length + column, obstacle);
        if (x > left && x < rightmost) add(1, row * xs.length + column, obstacle);
      });
    });
  });
  return walls;
}

/** How far a point lies from a box, along the axes. */
const away = (point: Point, box: Box): number =>
  Math.max(0, box.x - point.x, point.x - right(box)) + Math.max(0, box.y - point.y, point.y - bottom(box));

/**
 * Routes connections at right angles: around every obstacle, with few bends and crossings, and beside lines that go
 * elsewhere instead of on top of them. Connections are routed shortest first; the result does not depend on their order
 * otherwise. One that finds no way is answered by a straight line.
 */
export function routeAll(
  size: { width: number; height: number },
  obstacles: readonly Box[],
  connections: readonly Connection[],
): Map<string, Point[]> {
  const { xs, ys } = gridOf(size, obstacles, connections);
  const columns = xs.length;
  const pointAt = (index: number): Point => ({ x: xs[index % columns] ?? 0, y: ys[Math.floor(index / columns)] ?? 0 });
  const walls = wallsOf(xs, ys, obstacles);
  const taken = new Map<number, Taken[]>();
  const routes = new Map<string, Point[]>();
  const distance = (each: Connection): number =>
    Math.abs(each.from.x + each.from.width / 2 - each.to.x - each.to.width / 2) +
    Math.abs(each.from.y + each.from.height / 2 - each.to.y - each.to.height / 2);

  function find({ from, to }: Connection): number[] | undefined {
    const own = new Set([from, to]);
    const free = (index: number, stride: number, a: Point, b: Point): boolean =>
      (walls[stride === 1 ? 0 : 1].get(index) ?? []).every((number) => {
        const box = obstacles[number];
        return box !== undefined && own.has(box) && !crosses(a, b, box, 0);
      }) && ![from, to].some((box) => !obstacles.includes(box) && crosses(a, b, box, 0) && crosses(b, a, box, 0));
    const best = new Map<number, { cost: number; before: number | undefined }>();
    const queue = new Queue();
    // A state is a point and the direction in which it was reached: 0 along x, 1 along y.
    for (let index = 0; index < columns * ys.length; index++) {
      const point = pointAt(index);
      const border = onBorder(point, from);
      if (!border) continue;
      const middle = border === 'x' ? from.y + from.height / 2 - point.y : from.x + from.width / 2 - point.x;
      const used = (taken.get(index) ?? []).some((line) => !line.ends.includes(from) || !line.ends.includes(to)) ? 14 : 0;
      const state = index * 2 + (border === 'x' ? 0 : 1);
      best.set(state, { cost: Math.abs(middle) * 0.4 + used, before: undefined });
      queue.push(Math.abs(middle) * 0.4 + used + away(point, to), state);
    }
    const done = new Set<number>();
    while (queue.size > 0) {
      const next = queue.pop();
      if (!next || done.has(next.state)) continue;
      done.add(next.state);
      const index = next.state >> 1;
      const direction = next.state & 1;
      const here = pointAt(index);
      const border = onBorder(here, to);
      if (border && (border === 'x' ? 0 : 1) === direction) {
        const path: number[] = [];
        for (let state: number | undefined = next.state; state !== undefined; state = best.get(state)?.before)
          path.unshift(state >> 1);
        return path;
      }
      const column = index % columns;
      const moves = [
        column > 0 ? -1 : 0,
        column < columns - 1 ? 1 : 0,
        index >= columns ? -columns : 0,
        index + columns < columns * ys.length ? columns : 0,
      ];
      for (const move of moves) {
        if (move === 0) continue;
        const along = Math.abs(move) === 1 ? 0 : 1;
        const start = best.get(next.state)?.before === undefined;
        if (start && along !== direction) continue;
        const there = pointAt(index + move);
        if (!free(Math.min(index, index + move), along === 0 ? 1 : columns, here, there)) continue;
        const length = Math.abs(there.x - here.x) + Math.abs(there.y - here.y);
        const middle =
          onBorder(there, to) === 'x'
            ? to.y + to.height / 2 - there.y
            : onBorder(there, to) === 'y'
              ? to.x + to.width / 2 - there.x
              : 0;
        let cost = (best.get(next.state)?.cost ?? 0) + length + Math.abs(middle) * 0.4 + (along === direction ? 0 : BEND);
        const lines = taken.get(index + move) ?? [];
        for (const line of lines) {
          if (line.ends.includes(from) && !line.ends.includes(to)) continue;
          if (line.ends.includes(to) && !line.ends.includes(from)) continue;
          cost += line.horizontal === (along === 0) ? length * OVERLAP : CROSSING;
        }
        const state = (index + move) * 2 + along;
        const known = best.get(state);
        if (known && known.cost <= cost) continue;
        best.set(state, { cost, before: next.state });
        queue.push(cost + away(there, to), state);
      }
    }
    return undefined;
  }

  for (const connection of [...connections].sort((a, b) => distance(a) - distance(b))) {
    const path = find(connection);
    const ends = [connection.from, connection.to];
    if (!path) {
      const middle = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
      routes.set(connection.id, ends.map(middle));
      continue;
    }
    path.forEach((index, step) => {
      const other = path[step === 0 ? 1 : step - 1] ?? index;
      const line = { ends, horizontal: Math.abs(other - index) === 1 };
      const lines = taken.get(index);
      if (lines) lines.push(line);
      else taken.set(index, [line]);
    });
    routes.set(connection.id, straighten(path.map(pointAt)));
  }
  return routes;
}

/** Leaves out points in the middle of a straight run. */
export function straighten(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    return !before || !after || !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}
