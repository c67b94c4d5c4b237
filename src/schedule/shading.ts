import type { Plan } from '../model/plan.ts';
import { dayNumber } from '../model/values/day-number.ts';
import type { WorkCalendar } from './calendar.ts';
import { type DayRange, freezesBetween } from './freezes.ts';
import type { AxisRange, ScheduledSunset } from './plan-schedule.ts';

/** Axes longer than this are drawn without their weekends, which no one could see. */
const WEEKENDS_UP_TO = 3660;

const clip = (range: DayRange, from: number, to: number): DayRange | undefined => {
  const clipped = { ...range, from: Math.max(range.from, from), to: Math.min(range.to, to) };
  return clipped.to > clipped.from ? clipped : undefined;
};

/** Runs of days of the week that are not worked, as offsets from `from`. */
function weekends(calendar: WorkCalendar, from: number, to: number): AxisRange[] {
  if (to - from > WEEKENDS_UP_TO || calendar.perWeek === 7) return [];
  const ranges: AxisRange[] = [];
  for (let day = from; day < to; day++) {
    if (calendar.week[(((day + 3) % 7) + 7) % 7]) continue;
    const last = ranges.at(-1);
    if (last && last.to === day - from) last.to++;
    else ranges.push({ kind: 'weekend', from: day - from, to: day - from + 1 });
  }
  return ranges;
}

const onAxis = (kind: AxisRange['kind'], ranges: readonly DayRange[], from: number, to: number): AxisRange[] =>
  ranges.flatMap((range) => {
    const clipped = clip(range, from, to);
    if (!clipped) return [];
    const { title, entry } = range;
    return [
      {
        kind,
        from: clipped.from - from,
        to: clipped.to - from,
        ...(title !== undefined && { title }),
        ...(kind === 'freeze' && entry !== undefined && { entry }),
      },
    ];
  });

/** Days of a dated axis (day numbers, `to` exclusive) that are not worked: weekends, then holidays. */
export const nonWorkingRanges = (calendar: WorkCalendar, from: number, to: number): AxisRange[] => [
  ...weekends(calendar, from, to),
  ...onAxis('holiday', calendar.holidays, from, to),
];

/** Days of a dated axis on which no rollout step may fall. */
export const freezeRanges = (calendar: WorkCalendar, from: number, to: number): AxisRange[] =>
  onAxis('freeze', freezesBetween(calendar.freezes, calendar.recurring, from, to), from, to);

/** The days on which endpoints are switched off. They do not stretch the axis. */
export const scheduledSunsets = (plan: Plan, origin: number | undefined): ScheduledSunset[] =>
  plan.endpoints.flatMap((surface) =>
    surface.mappings.flatMap((mapping) => {
      const sunset = mapping.sunset;
      if (sunset?.axis !== 'date') return [];
      return [{ ref: mapping.ref, date: sunset.from, at: origin === undefined ? null : dayNumber(sunset.from) - origin }];
    }),
  );
