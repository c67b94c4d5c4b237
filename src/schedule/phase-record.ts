import { tidy } from '../model/values/number.ts';
import type { Assembly } from './assembly.ts';
import { levelsOf } from './dependencies.ts';
import { driverOf } from './phase-result.ts';
import type { AxisSpan, Dates, PhasePlace, PhaseSchedule } from './plan-schedule.ts';
import { phaseProgress } from './progress.ts';
import { baselinePlace, slipBetween } from './slip.ts';
import { timed } from './timing.ts';

/** Where a pass puts each phase, by its place in the plan. `origin`: the moment at 0 of the axis. */
export function phasePlaces(assembly: Assembly, origin: number): PhasePlace[] {
  const onAxis = (place: { from: number; to: number } | undefined): AxisSpan | null =>
    place ? { from: tidy(place.from - origin), to: tidy(place.to - origin) } : null;
  return assembly.results.map((result, place) => {
    // What is over cannot slip any more.
    const slips = result.state !== 'done' && result.state !== 'cancelled';
    return {
      earlyStart: result.start?.start ?? null,
      earlyFinish: result.early?.finish ?? null,
      lateStart: result.late?.start ?? null,
      lateFinish: result.late?.finish ?? null,
      totalSlack: slips ? result.totalSlack : null,
      freeSlack: slips ? result.freeSlack : null,
      critical: result.critical,
      days: result.days,
      early: onAxis(result.early),
      late: onAxis(result.late),
      driver: driverOf(place, assembly),
    };
  });
}

const datesOf = ({ earlyStart, earlyFinish }: PhasePlace): Dates => ({ start: earlyStart, finish: earlyFinish });

/**
 * All phases as they are exported and drawn, by id in the order of the plan. `places`: of the plan as written, and of the
 * forecast; `today`: the day, where the plan is dated.
 */
export function phaseRecords(
  assembly: Assembly,
  places: { written: readonly PhasePlace[]; forecast: readonly PhasePlace[] },
  origin: number,
  today: number | undefined,
): Record<string, PhaseSchedule> {
  const { frame, inputs, hierarchy, network, early, baseline, results } = assembly;
  const levels = levelsOf(assembly);
  const records = inputs.flatMap((input, place): [string, PhaseSchedule][] => {
    const [result, own, ahead] = [results[place], places.written[place], places.forecast[place]];
    const { id } = input.phase;
    if (!result || !own || !ahead) return [];
    const summary = (hierarchy.children[place] ?? []).length > 0;
    const node = network.entry[place] ?? 0;
    const lasts = early.start[node] !== early.finish[node];
    const milestone = !summary && input.known && !lasts && input.state !== 'cancelled';
    return [
      [
        id,
        {
          ...own,
          progress: phaseProgress(place, assembly, (part) => results[part]?.days ?? null),
          slip: slipBetween(baseline?.phases[id]?.earlyFinish, own.earlyFinish, frame),
          id,
          ...timed(result.state, datesOf(own), datesOf(ahead), milestone, { frame, today }),
          state: result.state,
          milestone,
          summary,
          parent: inputs[hierarchy.parent[place] ?? -1]?.phase.id ?? null,
          known: summary ? result.early !== undefined : input.known,
          elapsed: input.length?.elapsed ?? false,
          precision: input.pin?.by === 'period' && input.period ? input.period.precision : 'day',
          level: levels[place] ?? 0,
          baseline: baselinePlace(baseline, id, frame, origin),
        },
      ],
    ];
  });
  return Object.fromEntries(records);
}
