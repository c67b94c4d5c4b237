import type { Scale } from './scale.ts';

/** An end or a day that the plan names, to be drawn as a line through the chart. */
export interface Mark {
  at: number;
  label: string;
  kind: 'stated' | 'planned' | 'computed' | 'baseline' | 'deadline';
  alarm: boolean;
}

export interface PlacedMark extends Mark {
  /** Percent. */
  x: number;
  /** Row of its words, from the top; absent where there is no room: the legend says them. */
  row?: number;
  /** Whether the words stand left of the line. */
  left: boolean;
}

/** px of a chart in which labels have to find room. Narrower ones hide all but the alarm. */
const ROOM = 620;
const GLYPH = 6.9;

/** Gives each mark a row for its words, so that none overlaps another: the last on top, so that no line runs through words. */
export function placeMarks(marks: readonly Mark[], scale: Scale, rows: number): PlacedMark[] {
  const taken: { row: number; from: number; to: number }[] = [];
  return [...marks]
    .sort((a, b) => b.at - a.at)
    .map((mark) => {
      const x = scale.at(mark.at);
      const width = ((mark.label.length * GLYPH + 10) / ROOM) * 100;
      for (const left of x - width >= 0 ? [true, false] : [false, true]) {
        const [from, to] = left ? [x - width, x] : [x, x + width];
        if (from < -1 || to > 101) continue;
        for (let row = 0; row < rows; row++) {
          if (taken.some((each) => each.row === row && each.from < to && each.to > from)) continue;
          taken.push({ row, from, to });
          return { ...mark, x, row, left };
        }
      }
      return { ...mark, x, left: true };
    });
}
