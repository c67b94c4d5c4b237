/** A stretch in percent of the width. */
export interface Stretch {
  x: number;
  width: number;
}

/** A stretch of an axis laid over the width of a drawing. Places are percent of that width, to a thousandth. */
export interface Scale {
  from: number;
  to: number;
  /** Percent from the left edge. */
  at(value: number): number;
  /** Percent that a length takes. */
  span(from: number, to: number): number;
}

export const round = (value: number): number => Math.round(value * 1000) / 1000;

/** A scale of `[from, to]`; an empty stretch becomes one unit long. */
export function scaleOf(from: number, to: number): Scale {
  const length = to > from ? to - from : 1;
  const at = (value: number): number => round(((value - from) / length) * 100);
  return { from, to: from + length, at, span: (start, end) => round(((end - start) / length) * 100) };
}
