import type { Place } from '../../model/source.ts';

/** A line of a source file in pieces; what a finding speaks of is marked. */
export interface ExcerptLine {
  number: number;
  before: string;
  marked: string;
  after: string;
}

/** How many lines are quoted at most. */
const MOST_LINES = 6;

/**
 * The lines of a place. What encloses a whole group of rows is quoted from its beginning; the indent that all lines share
 * is taken away. `rest` counts the lines left out.
 */
export function excerpt(
  place: Place,
  lineOf: (file: string, line: number) => string | undefined,
): { lines: ExcerptLine[]; rest: number } {
  const endsBefore = place.endColumn === 1 && place.endLine > place.line;
  const last = Math.max(place.line, endsBefore ? place.endLine - 1 : place.endLine);
  const lines: ExcerptLine[] = [];
  for (let number = place.line; number <= last && lines.length < MOST_LINES; number++) {
    const text = lineOf(place.file, number)?.replace(/\r?\n$/, '');
    if (text === undefined) break;
    const from = number === place.line ? place.column - 1 : 0;
    const to = number === place.endLine && !endsBefore ? place.endColumn - 1 : text.length;
    const start = number === place.line ? from : (/^\s*/.exec(text)?.[0].length ?? 0);
    lines.push({
      number,
      before: text.slice(0, start),
      marked: text.slice(start, Math.max(start, to)),
      after: text.slice(Math.max(start, to)),
    });
  }
  const indent = Math.min(
    ...lines
      .filter((line) => line.before + line.marked + line.after !== '')
      .map((line) => /^\s*/.exec(line.before + line.marked + line.after)?.[0].length ?? 0),
  );
  if (Number.isFinite(indent) && indent > 0)
    for (const line of lines) line.before = line.before.slice(Math.min(indent, line.before.length));
  return { lines, rest: Math.max(0, last - place.line + 1 - lines.length) };
}
