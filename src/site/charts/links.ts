import type { DependencyType } from '../../model/kinds/phase.ts';
import { round } from './scale.ts';

/** What stands in a row, in percent: links go around it. */
export interface RowExtent {
  from: number;
  to: number;
}

export interface LinkToDraw {
  /** Indexes of rows. */
  from: number;
  to: number;
  type: DependencyType;
}

/** Lines from different bars that end at one place are drawn beside each other, this far apart. */
const BESIDE = 0.45;

/** For each row, how many rows above it end (or begin) at the same place: their lines keep apart. */
export function sharedEnds(extents: readonly (RowExtent | undefined)[]): number[] {
  const seen = new Map<number, number>();
  return extents.map((extent) => {
    if (!extent) return 0;
    const place = Math.round(extent.to * 2);
    const before = seen.get(place) ?? 0;
    seen.set(place, before + 1);
    return before % 4;
  });
}

/** A corner of a link: x in percent, y in px. */
export interface Corner {
  x: number;
  y: number;
}

/** A link as right-angled corners, and the direction in which it arrives. */
export interface RoutedLink {
  corners: Corner[];
  arrives: 'right' | 'left' | 'down' | 'up';
}

export interface Rows {
  /** px of a row, of a bar, and from the top of a row to its bar. */
  row: number;
  bar: number;
  inset: number;
  /** px above the first row. */
  top: number;
}

/** Percent between a bar and a line that passes it. */
const PASS = 0.8;

const leaves = (type: DependencyType): 'finish' | 'start' => (type === 'FS' || type === 'FF' ? 'finish' : 'start');
const enters = (type: DependencyType): 'finish' | 'start' => (type === 'FF' || type === 'SF' ? 'finish' : 'start');

const clear = (x: number, extent: RowExtent | undefined): boolean =>
  !extent || x <= extent.from - PASS / 2 || x >= extent.to + PASS / 2;

/** Where a line that comes down at `x` and wants to get to `goal` passes a row: as it comes, or around the nearer end. */
function passing(x: number, goal: number, extent: RowExtent | undefined): number {
  if (clear(x, extent) || !extent) return x;
  const [before, behind] = [extent.from - PASS, extent.to + PASS];
  const way = (side: number): number => Math.abs(side - x) + Math.abs(side - goal);
  return way(before) < way(behind) ? before : behind;
}

/**
 * Routes a dependency between two rows: out of its end, from row to row through the gaps between the bars, and into the
 * other end. It runs through no bar. `lane` (0, 1, 2 …) keeps links apart that share a gap, `shared` those that leave at one
 * place.
 */
export function routeLink(
  link: LinkToDraw,
  extents: readonly (RowExtent | undefined)[],
  rows: Rows,
  lane = 0,
  shared = 0,
): RoutedLink | undefined {
  const [a, b] = [extents[link.from], extents[link.to]];
  if (!a || !b || link.from === link.to) return undefined;
  const middle = (row: number): number => rows.top + row * rows.row + rows.inset + rows.bar / 2;
  const down = link.to > link.from;
  const step = down ? 1 : -1;
  const pass = PASS + shared * BESIDE;
  const out = leaves(link.type) === 'finish' ? { x: a.to, beside: a.to + pass } : { x: a.from, beside: a.from - pass };
  const into =
    enters(link.type) === 'start'
      ? { x: b.from, beside: b.from - PASS, arrives: 'right' as const }
      : { x: b.to, beside: b.to + PASS, arrives: 'left' as const };
  // Between two rows there is free paper below the bars of the upper one and above those of the lower one.
  const gap = (upper: number): number => rows.top + (upper + 1) * rows.row - 1 + ((lane % 3) - 1) * 2;
  const corners: Corner[] = [
    { x: out.x, y: middle(link.from) },
    { x: out.beside, y: middle(link.from) },
  ];
  let x = out.beside;
  for (let row = link.from + step; row !== link.to; row += step) {
    const next = passing(x, into.beside, extents[row]);
    if (next !== x) {
      const y = gap(down ? row - 1 : row);
      corners.push({ x, y }, { x: next, y });
      x = next;
    }
  }
  const edge = middle(link.to) - step * (rows.bar / 2);
  // Right above the bar, it drops into its top: the shortest arrow there is.
  if (x > b.from && x < b.to && x - b.from <= 4 * PASS && enters(link.type) === 'start') {
    corners.push({ x, y: edge });
    return { corners: tidy(corners), arrives: down ? 'down' : 'up' };
  }
  const onSide = into.arrives === 'right' ? x <= into.beside : x >= into.beside;
  if (!onSide) {
    const y = gap(down ? link.to - 1 : link.to);
    corners.push({ x, y }, { x: into.beside, y });
    x = into.beside;
  }
  corners.push({ x, y: middle(link.to) }, { x: into.x, y: middle(link.to) });
  return { corners: tidy(corners), arrives: into.arrives };
}

/** Leaves out corners that turn nowhere. */
function tidy(corners: readonly Corner[]): Corner[] {
  const distinct = corners.filter(({ x, y }, index) => corners[index - 1]?.x !== x || corners[index - 1]?.y !== y);
  return distinct
    .filter(({ x, y }, index) => {
      const [before, after] = [distinct[index - 1], distinct[index + 1]];
      return !before || !after || !((before.x === x && after.x === x) || (before.y === y && after.y === y));
    })
    .map(({ x, y }) => ({ x: round(x), y }));
}

/** Path data where 100 units are a percent of the width and one is a px of the height: drawn with strokes that do not scale. */
export const linkPath = (corners: readonly Corner[]): string =>
  corners
    .map(({ x, y }, index) => {
      const before = corners[index - 1];
      const across = Math.round(x * 100);
      if (!before) return `M${across} ${y}`;
      return before.y === y ? `H${across}` : `V${y}`;
    })
    .join('');

/** Links without those that follow from two others: what waits for B, and B for A, need not be drawn to wait for A. */
export function reduced<Link extends LinkToDraw>(links: readonly Link[], count: number): Link[] {
  const plain = links.filter((link) => link.type === 'FS');
  const next = new Map<number, number[]>();
  for (const { from, to } of plain) next.set(from, [...(next.get(from) ?? []), to]);
  const reaches = (start: number, goal: number, direct: boolean): boolean => {
    const seen = new Set<number>();
    const open = (next.get(start) ?? []).filter((each) => !direct || each !== goal);
    while (open.length > 0) {
      const each = open.pop();
      if (each === undefined || seen.has(each)) continue;
      if (each === goal) return true;
      seen.add(each);
      open.push(...(next.get(each) ?? []));
    }
    return false;
  };
  // On plans of hundreds of phases the search would cost more than the lines it saves.
  return count > 400 ? [...links] : links.filter((link) => link.type !== 'FS' || !reaches(link.from, link.to, true));
}
