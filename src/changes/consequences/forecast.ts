import type { Calendar } from '../../model/plan.ts';
import { type ComputedPlan, isUncertain } from '../../pipeline/compute.ts';
import { forecastPlan, type PlanForecast } from '../../schedule/forecast/forecast.ts';
import type { ConsequenceInput, FoundConsequence } from '../consequence.ts';
import { daysBetween } from '../days-between.ts';
import { finishWords, laterBy } from '../position-words.ts';

/** The forecast of a side: as computed, else made here for the one number that is compared. */
function forecastOf(side: ComputedPlan, calendars: readonly Calendar[]): PlanForecast | undefined {
  if (side.forecast || !isUncertain(side.plan)) return side.forecast;
  return forecastPlan(side.plan, { calendars, progress: (phase) => side.facts.phases[phase.id]?.progress, runs: 2000 });
}

/** P80: the day by which four of five runs are done. It moves with ranges where the planned finish may stay. */
export function forecastConsequence({ base, head, calendars }: ConsequenceInput): FoundConsequence[] {
  const [was, now] = [forecastOf(base, calendars.base), forecastOf(head, calendars.head)];
  if (!was || !now || was.p80 === now.p80) return [];
  const [before, after] = finishWords(was.p80, now.p80, base.schedule, head.schedule);
  const days = daysBetween(base.plan, calendars.base)(was.p80, now.p80) ?? undefined;
  return [
    {
      kind: 'forecast',
      severity: days !== undefined && days > 0 ? 'warning' : 'note',
      plan: head.plan.id,
      before,
      after,
      ...(days !== undefined && { days }),
      short: `P80 ${before} → ${after}`,
      sentence: `P80, the date that four of five forecast runs meet, moves from ${before} to ${after}${days ? `, ${laterBy(days)}` : ''}`,
    },
  ];
}
