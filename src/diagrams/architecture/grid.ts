import type { Box } from './place.ts';

/** Space between neighbouring lines, in px. */
const TRACK = 8;
/** Clearance between a line and unrelated boxes, in px. */
const CLEAR = 5;

export const right = (box: Box): number => box.x + box.width;
export const bottom = (box: Box): number => box.y + box.height;
const unique = (values: readonly number[]): number[] =>
  [...new Set(values.map((value) => Math.round(value * 2) / 2))].sort((a, b) => a - b);

/** Returns coordinates for lines between two coordinates that no box occupies. */
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

/** The coordinates on which lines may run. */
interface Grid {
  xs: number[];
  ys: number[];
}

/** Returns where a line may leave or reach a box, spread around the middle of each side. */
const doors = (from: number, length: number): number[] =>
  [0, -12, 12, -24, 24].map((offset) => from + length / 2 + offset).filter((at) => at > from + 6 && at < from + length - 6);

/** Returns the grid of a drawing: free tracks between boxes, and doors of the boxes that lines connect. */
export function gridOf(size: { width: number; height: number }, obstacles: readonly Box[], ends: readonly Box[]): Grid {
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

/** Returns the obstacles that block each step to the right (0) and down (1), by index of the starting point. */
export function wallsOf(
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
