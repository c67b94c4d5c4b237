import { MONTHS } from '../../model/values/civil.ts';
import { civilParts, dayNumberOf } from '../../model/values/day-number.ts';
import type { PortfolioRow } from './portfolio.ts';

/** The axis that the plans of one group share: days of the calendar, or weeks from the start of each plan. */
export interface PortfolioAxis {
  dated: boolean;
  /** The day number at its left edge; 0 on an axis of weeks. */
  from: number;
  /** Days or weeks. */
  length: number;
  /** Labels, in percent. Those of weeks stand in the middle of theirs, those of months where they begin. */
  ticks: { at: number; label: string }[];
}

export interface PortfolioGroup {
  axis: PortfolioAxis;
  rows: PortfolioRow[];
}

/** Months between labels; the first that leaves room. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000];
const MOST_LABELS = 6;
/** Weeks that an axis has at least. */
const FEWEST_WEEKS = 8;

const percent = (value: number): number => Math.round(value * 10_000) / 100;

/** Places of a row on its own axis that the shared one has to reach. */
const placesOf = ({ track, due, end, trafficUntil, today }: PortfolioRow): number[] => [
  ...(track.kind === 'none' ? [] : track.boxes.map(({ to }) => (track.kind === 'order' ? to * ORDER_UNIT : to))),
  ...[due, end, trafficUntil].flatMap((point) => (point ? [point.at] : [])),
  ...(today === undefined ? [] : [today]),
];

/** Without lengths a phase is as wide as half a week: the boxes show order, not time. */
export const ORDER_UNIT = 0.5;

function calendarAxis(rows: readonly PortfolioRow[]): PortfolioAxis {
  const begins = rows.map(({ begin }) => begin ?? 0);
  const from = Math.min(...begins);
  const to = Math.max(...rows.flatMap((row) => placesOf(row).map((at) => at + (row.begin ?? 0))), from + 7);
  const first = civilParts(from);
  const last = civilParts(Math.ceil(to));
  const months = (last.year - first.year) * 12 + last.month - first.month + 1;
  const step = MONTH_STEPS.find((each) => months / each <= MOST_LABELS) ?? months;
  const ticks: PortfolioAxis['ticks'] = [];
  const index = first.year * 12 + first.month - 1;
  for (let month = index; month < index + months; month += step) {
    const [year, of] = [Math.floor(month / 12), month % 12];
    // The month in which the axis begins is named at its left edge.
    const at = Math.max(0, percent((dayNumberOf(year, of + 1, 1) - from) / (to - from)));
    const named = ticks.length === 0 || Math.floor((month - step) / 12) !== year;
    ticks.push({ at, label: step >= 12 ? String(year) : named ? `${MONTHS[of]} ${year}` : (MONTHS[of] ?? '') });
  }
  return { dated: true, from, length: to - from, ticks: withRoom(ticks) };
}

/** Percent that a label takes at the usual width. */
const roomOf = (label: string): number => (label.length > 4 ? 28 : 16);

/** Labels that neither run into the one before nor beyond the edge. */
function withRoom(ticks: PortfolioAxis['ticks']): PortfolioAxis['ticks'] {
  const kept: PortfolioAxis['ticks'] = [];
  for (const tick of ticks) {
    const before = kept.at(-1);
    if ((before === undefined || tick.at >= before.at + roomOf(before.label)) && tick.at + roomOf(tick.label) <= 104)
      kept.push(tick);
  }
  return kept;
}

function weekAxis(rows: readonly PortfolioRow[]): PortfolioAxis {
  const weeks = Math.max(FEWEST_WEEKS, Math.ceil(Math.max(0, ...rows.flatMap(placesOf))));
  const step = weeks > 104 ? 26 : weeks > 52 ? 13 : weeks > 26 ? 8 : weeks > 14 ? 2 : 1;
  const numbers = Array.from({ length: Math.ceil(weeks / step) }, (_, index) => index * step + 1);
  return {
    dated: false,
    from: 0,
    length: weeks,
    ticks: numbers.map((week) => ({ at: percent((week - 0.5) / weeks), label: String(week) })),
  };
}

/**
 * Rows of the portfolio by what they are drawn on: plans with dates on one calendar, the others on weeks of their own. The
 * group of the first row comes first; within a group the order is kept.
 */
export function portfolioGroups(rows: readonly PortfolioRow[]): PortfolioGroup[] {
  const dated = rows.filter(({ begin }) => begin !== undefined);
  const others = rows.filter(({ begin }) => begin === undefined);
  const groups = [
    { rows: dated, axis: calendarAxis },
    { rows: others, axis: weekAxis },
  ].filter((group) => group.rows.length > 0);
  const first = rows[0];
  return groups
    .sort((a, b) => Number(first !== undefined && b.rows.includes(first)) - Number(first !== undefined && a.rows.includes(first)))
    .map((group) => ({ rows: group.rows, axis: group.axis(group.rows) }));
}
