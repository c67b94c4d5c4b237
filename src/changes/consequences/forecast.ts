import type { Calendar } from '../../model/plan.ts';
import { type ComputedPlan, isUncertain } from '../../pipeline/compute.ts';
import { forecastPlan, type PlanForecast } from '../../schedule/forecast/forecast.ts';
import type { ConsequenceInput, FoundConsequence } from '../consequence.ts';
import { daysBetween } from '../days-between.ts';
import { finishWords, laterBy } from '../position-words.ts';

/** The forecast of a side: as computed, else made here for the one number that is compared. */
export function forecastOf(side: ComputedPlan, calendars: readonly Calendar[]): PlanForecast | undefined {
  if (side.forecast || !isUncertain(side.plan)) return side.forecast;
  return forecastPlan(side.plan, { calendars, progress: (phase) => side.facts.phases[phase.id]?.progress, runs: 2000 });
}

/** Where four of five runs of a side have ended; of a plan without ranges, where every run does. */
const p80Of = (side: ComputedPlan, calendars: readonly Calendar[]): PlanForecast['p80'] | null =>
  forecastOf(side, calendars)?.p80 ?? side.schedule.finish;

/** P80: the day by which four of five runs are done. It moves with ranges where the planned finish may stay. */
export function forecastConsequence({ base, head, calendars }: ConsequenceInput): FoundConsequence[] {
  if (!isUncertain(base.plan) && !isUncertain(head.plan)) return [];
  const [was, now] = [p80Of(base, calendars.base), p80Of(head, calendars.head)];
  if (was === null || now === null || was === now) return [];
  const [before, after] = finishWords(was, now, base.schedule, head.schedule);
  const days = daysBetween(base.plan, calendars.base)(was, now) ?? undefined;
  const common = {
    kind: 'forecast' as const,
    severity: days !== undefined && days > 0 ? ('warning' as const) : ('note' as const),
    plan: head.plan.id,
    before,
    after,
    ...(days !== undefined && { days }),
  };
  const by = days ? `, ${laterBy(days, head.schedule)}` : '';
  if (!isUncertain(base.plan))
    return [
      {
        ...common,
        short: `P80 ${after} (planned before: ${before})`,
        sentence: `P80, the date that four of five forecast runs meet, is ${after}; without the range the plan said ${before}${by && `, which is ${laterBy(days ?? 0, head.schedule).replace('later', 'earlier')}`}`,
      },
    ];
  return [
    {
      ...common,
      short: `P80 ${before} → ${after}`,
      sentence: `P80, the date that four of five forecast runs meet, moves from ${before} to ${after}${by}`,
    },
  ];
}

/**
 * Where a plan that is late would end as things stand on the day: what is done stays, and nothing else lies before the day.
 * Reported where it is another than before, and not merely the finish of the plan.
 */
export function standingForecast({ base, head, calendars }: ConsequenceInput): FoundConsequence[] {
  if (base.schedule.lateBy === 0 && head.schedule.lateBy === 0) return [];
  const [was, now] = [base.schedule.forecast.finish, head.schedule.forecast.finish];
  if (was === null || now === null || (was === now && base.schedule.lateBy === head.schedule.lateBy)) return [];
  const [before, after] = finishWords(was, now, base.schedule, head.schedule);
  const days = daysBetween(base.plan, calendars.base)(was, now) ?? undefined;
  const behind = ({ plan, schedule }: ComputedPlan, side: readonly Calendar[]): string => {
    const by = schedule.lateBy || daysBetween(plan, side)(schedule.finish, schedule.forecast.finish) || 0;
    return by === 0 ? 'as planned' : `${laterBy(by, schedule)} than planned`;
  };
  const [wasBehind, isBehind] = [behind(base, calendars.base), behind(head, calendars.head)];
  return [
    {
      kind: 'expected',
      severity: days !== undefined && days > 0 ? 'warning' : 'note',
      plan: head.plan.id,
      before,
      after,
      ...(days !== undefined && { days }),
      short: before === after ? `expected finish ${after}, ${isBehind}` : `expected finish ${before} → ${after}`,
      sentence: `As of ${head.schedule.asOf}, it would finish on ${after}, ${isBehind} (before: ${before}, ${wasBehind})`,
    },
  ];
}
