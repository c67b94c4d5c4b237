/**
 * Widths of a drawing, in px, from which on something in it has room. The style sheet hides what needs more than there is
 * (`.need-640`), so that labels never overlap, at any width and any zoom, without a script.
 */
export const NEEDS = [160, 240, 320, 400, 500, 640, 800, 1000, 1300, 1700, 2200, 3000, 4000, 6000, 9000] as const;

/** The class of something that has room from that width on; nothing where it always has. */
export function need(width: number): string | undefined {
  if (width <= NEEDS[0]) return undefined;
  return `need-${NEEDS.find((each) => each >= width) ?? NEEDS[NEEDS.length - 1]}`;
}

/** Every how many-th label an index belongs to: 0 to all, 4 to every fourth, 3 to each single one. */
export function stride(index: number, count: number): number {
  if (index === 0) return count;
  let step = 1;
  while (index % (step * 2) === 0) step *= 2;
  return step;
}

/** px that a drawing needs to show a label among `count` equal ones of that width in px: every second one goes first, then every fourth. */
export const roomOfLabel = (index: number, count: number, width: number): number => (count * width) / stride(index, count);
