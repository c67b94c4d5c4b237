import { svgPathProperties } from 'svg-path-properties';
import svgpath from 'svgpath';
import { type Box, boxAround } from './geometry.ts';

/** A point on the plane, as `getPointAtLength` returns it. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Returns the tight box of a path's outline, without its stroke: ends and curve extremes, not control points.
 * @param d the `d` attribute; a malformed one has no box, as browsers draw nothing for it
 */
export function pathBox(d: string | null): Box | undefined {
  if (!d) return undefined;
  const points: [number, number][] = [];
  const path = svgpath(d).abs().unarc().unshort();
  path.iterate((segment, index, x, y) => {
    const [command, ...numbers] = segment as [string, ...number[]];
    if (command === 'Z' || command === 'z') return;
    if (command === 'M') {
      // A move draws nothing: it counts with the next segment, or if the path begins (and possibly ends) there.
      if (index === 0) points.push(end(command, numbers, x, y));
      return;
    }
    points.push([x, y], end(command, numbers, x, y));
    for (const t of turningPoints(command, numbers, x, y)) points.push(pointOn(numbers, x, y, t));
  });
  return boxAround(points);
}

/** Returns the length of a path in user units; 0 for a path that draws nothing. */
export function pathLength(d: string | null): number {
  return d ? new svgPathProperties(d).getTotalLength() : 0;
}

/** Returns the point at a distance from the start of a path. */
export function pointAtLength(d: string | null, distance: number): Point {
  if (!d) return { x: 0, y: 0 };
  const { x, y } = new svgPathProperties(d).getPointAtLength(distance);
  return { x, y };
}

function end(command: string, numbers: number[], x: number, y: number): [number, number] {
  if (command === 'H') return [numbers[0] ?? x, y];
  if (command === 'V') return [x, numbers[0] ?? y];
  return [numbers.at(-2) ?? x, numbers.at(-1) ?? y];
}

/** Returns one coordinate of the control points: the current point, and every second number from there. */
function coordinate(numbers: number[], from: number, offset: 0 | 1): number[] {
  return [from, ...numbers.filter((_, index) => index % 2 === offset)];
}

function turningPoints(command: string, numbers: number[], x: number, y: number): number[] {
  if (command !== 'C' && command !== 'Q') return [];
  return [coordinate(numbers, x, 0), coordinate(numbers, y, 1)].flatMap(extremes).filter((t) => t > 0 && t < 1);
}

function pointOn(numbers: number[], x: number, y: number, t: number): [number, number] {
  return [bezier(coordinate(numbers, x, 0), t), bezier(coordinate(numbers, y, 1), t)];
}

/** Evaluates a Bézier curve by De Casteljau's construction, for any degree. */
function bezier(points: number[], t: number): number {
  let row = points;
  while (row.length > 1) row = row.slice(1).map((value, index) => (row[index] ?? 0) * (1 - t) + value * t);
  return row[0] ?? 0;
}

/** Returns the parameters at which the derivative of a quadratic or cubic Bézier curve is zero. */
function extremes([p0 = 0, p1 = 0, p2 = 0, p3]: number[]): number[] {
  if (p3 === undefined) return roots(0, p0 - 2 * p1 + p2, p1 - p0);
  return roots(-p0 + 3 * p1 - 3 * p2 + p3, 2 * (p0 - 2 * p1 + p2), p1 - p0);
}

/** Returns the real roots of a·t² + b·t + c. */
function roots(a: number, b: number, c: number): number[] {
  if (Math.abs(a) < 1e-9) return Math.abs(b) < 1e-9 ? [] : [-c / b];
  const discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return [];
  const root = Math.sqrt(discriminant);
  return [(-b + root) / (2 * a), (-b - root) / (2 * a)];
}
