import type { ComparedTimeline, TimelineRow } from '../../changes/timeline.ts';
import { MONTHS } from '../../model/values/civil.ts';
import type { AxisSpan } from '../../schedule/plan-schedule.ts';

const WIDTH = 48;
/** The row limit: moved rows are kept first. */
const MOST_ROWS = 24;
/** Units that an undated axis names. */
const MOST_TICKS = 60;
const DAY = 86_400_000;

const moved = ({ before, after }: TimelineRow): boolean => before?.from !== after?.from || before?.to !== after?.to;

/** Returns month names or week numbers, with their positions on the axis. */
export function ticks({ origin, to, perUnit }: ComparedTimeline): { at: number; text: string }[] {
  if (origin === undefined) {
    const count = Math.ceil(to / perUnit - 1e-4);
    const step = Math.ceil(count / MOST_TICKS);
    return Array.from({ length: Math.ceil(count / step) }, (_, index) => ({
      at: index * step * perUnit,
      text: String(index * step + 1),
    }));
  }
  const start = Date.parse(`${origin}T00:00:00Z`);
  const days = Array.from({ length: Math.floor(to) + 1 }, (_, day) => ({ day, date: new Date(start + day * DAY) }));
  return days.flatMap(({ day, date }) =>
    day === 0 || date.getUTCDate() === 1 ? [{ at: day, text: MONTHS[date.getUTCMonth()] ?? '' }] : [],
  );
}

/** Returns the line of ticks above their columns, as many as fit. */
function scale(timeline: ComparedTimeline, column: (at: number) => number): string {
  let line = '';
  for (const { at, text } of ticks(timeline)) {
    const place = column(at);
    if (line === '' || place > line.length) line = line.padEnd(place) + text;
  }
  return timeline.origin === undefined ? `${line}  (${timeline.unit})` : line;
}

function bar(span: AxisSpan, fill: string, milestone: boolean, column: (at: number) => number): string {
  const from = column(span.from);
  if (milestone) return `${' '.repeat(Math.min(from, WIDTH - 1))}◆`.padEnd(WIDTH);
  return `${' '.repeat(from)}${fill.repeat(Math.max(1, column(span.to) - from))}`.padEnd(WIDTH);
}

/** Draws a timeline as lines of text: ░ before, █ after, ▓ unmoved. Names come after the bars, so that any script aligns. */
export function chart(timeline: ComparedTimeline): string[] {
  const { rows, to } = timeline;
  const column = (at: number): number => Math.round((at / Math.max(to, 1e-9)) * WIDTH);
  const kept =
    rows.length <= MOST_ROWS ? rows : [...rows.filter(moved), ...rows.filter((row) => !moved(row))].slice(0, MOST_ROWS);
  const shown = rows.filter((row) => kept.includes(row));
  const name = (row: TimelineRow): string => row.title.replace(/\s+/g, ' ').slice(0, 40);
  const lines = shown.flatMap((row): string[] => {
    const { before, after, milestone } = row;
    if (before && after && !moved(row)) return [`${bar(after, '▓', milestone, column)} ${name(row)}`];
    return [
      ...(before ? [`${bar(before, '░', milestone, column)} ${name(row)}: ${after ? 'before' : 'removed'}`] : []),
      ...(after ? [`${bar(after, '█', milestone, column)} ${name(row)}: ${before ? 'after' : 'added'}`] : []),
    ];
  });
  const left = rows.length - shown.length;
  return [scale(timeline, column), ...lines, ...(left > 0 ? [`… and ${left} more phases`] : [])];
}
