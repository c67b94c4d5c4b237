import { civilDate } from '../../model/values/day-number.ts';
import { scaleOf } from '../charts/scale.ts';
import { type AxisTicks, ticksOf } from '../charts/ticks.ts';
import type { PortfolioRow } from './portfolio.ts';

/** The axis that the plans of one group share: days of the calendar, or weeks or hours from the start of each plan. */
export interface PortfolioAxis {
  by: 'date' | 'week' | 'hour';
  /** The day number at its left edge; 0 on an axis without dates. */
  from: number;
  /** Days, or weeks where there are no dates. */
  length: number;
  ticks: AxisTicks;
}

export interface PortfolioGroup {
  axis: PortfolioAxis;
  rows: PortfolioRow[];
}

/** Weeks that an axis has at least. */
const FEWEST_WEEKS = 8;

/** Places of a row on its own axis that the shared one has to reach. */
const placesOf = ({ track, due, end, trafficUntil, today }: PortfolioRow): number[] => [
  ...(track.kind === 'none' ? [] : track.boxes.map(({ to }) => (track.kind === 'order' ? to * ORDER_UNIT : to))),
  ...[due, end, trafficUntil].flatMap((point) => (point ? [point.at] : [])),
  ...(today === undefined ? [] : [today]),
];

/** The width, in units of the axis, of a phase without a length: the boxes show order, not time. */
export const ORDER_UNIT = 0.5;

function calendarAxis(rows: readonly PortfolioRow[]): PortfolioAxis {
  const begins = rows.map(({ begin }) => begin ?? 0);
  const from = Math.min(...begins);
  const to = Math.max(...rows.flatMap((row) => placesOf(row).map((at) => at + (row.begin ?? 0))), from + 7);
  const length = to - from;
  return {
    by: 'date',
    from,
    length,
    ticks: ticksOf(scaleOf(0, length), { unit: 'day', origin: civilDate(from), perUnit: 1 }),
  };
}

function weekAxis(rows: readonly PortfolioRow[]): PortfolioAxis {
  const length = Math.max(FEWEST_WEEKS, Math.ceil(Math.max(0, ...rows.flatMap(placesOf))));
  return { by: 'week', from: 0, length, ticks: ticksOf(scaleOf(0, length), { unit: 'week', perUnit: 1 }) };
}

/** Whether a plan is over within a day or two, so that it would be a dot among weeks. */
const takesHours = ({ computed: { schedule }, track }: PortfolioRow): boolean =>
  track.kind === 'time' && (schedule.unit === 'hour' || schedule.unit === 'minute');

function hourAxis(rows: readonly PortfolioRow[]): PortfolioAxis {
  const perHour = Math.max(
    ...rows.map(({ computed: { schedule } }) => 1 / (schedule.calendar.perDay * schedule.calendar.perWeek)),
  );
  const length = Math.max(perHour, ...rows.flatMap(placesOf));
  const [unit, perUnit] = length <= 4 * perHour ? ['minute', perHour / 60] : ['hour', perHour];
  return { by: 'hour', from: 0, length, ticks: ticksOf(scaleOf(0, length), { unit: String(unit), perUnit: Number(perUnit) }) };
}

/**
 * Rows of the portfolio by what they are drawn on: plans with dates on one calendar, the others on weeks or hours of their
 * own. The group of the first row comes first; within a group the order is kept.
 */
export function portfolioGroups(rows: readonly PortfolioRow[]): PortfolioGroup[] {
  const dated = rows.filter(({ begin }) => begin !== undefined);
  const others = rows.filter(({ begin }) => begin === undefined);
  const groups = [
    { rows: dated, axis: calendarAxis },
    { rows: others.filter((row) => !takesHours(row)), axis: weekAxis },
    { rows: others.filter(takesHours), axis: hourAxis },
  ].filter((group) => group.rows.length > 0);
  const first = rows[0];
  return groups
    .sort((a, b) => Number(first !== undefined && b.rows.includes(first)) - Number(first !== undefined && a.rows.includes(first)))
    .map((group) => ({ rows: group.rows, axis: group.axis(group.rows) }));
}
