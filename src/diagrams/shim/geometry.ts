/** An axis-aligned box in user units. Unlike an SVGRect it stores edges, so that unions need no arithmetic. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The six numbers of `matrix(a b c d e f)`: x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Returns the smallest box around both; `undefined` counts as empty. */
export function union(one: Box | undefined, other: Box | undefined): Box | undefined {
  if (!one) return other;
  if (!other) return one;
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** Returns the smallest box around points given as `[x, y]`. */
export function boxAround(points: Iterable<readonly [number, number]>): Box | undefined {
  let box: Box | undefined;
  for (const [x, y] of points) box = union(box, { left: x, top: y, right: x, bottom: y });
  return box;
}

/** Returns the product: `first` applied after `second`, as in `transform="first second"`. */
export function multiply(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [p, q, r, s, t, u] = second;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** Returns the axis-aligned box around the transformed corners, as browsers compute a child's share of its group's box. */
export function transformBox(box: Box | undefined, matrix: Matrix): Box | undefined {
  if (!box || matrix === IDENTITY) return box;
  const [a, b, c, d, e, f] = matrix;
  const corners: [number, number][] = [
    [box.left, box.top],
    [box.right, box.top],
    [box.left, box.bottom],
    [box.right, box.bottom],
  ];
  return boxAround(corners.map(([x, y]) => [a * x + c * y + e, b * x + d * y + f] as const));
}
