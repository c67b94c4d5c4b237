import { tidy } from '../model/values/number.ts';
import type { Assembly } from './assembly.ts';
import { levelsOf } from './dependencies.ts';
import { driverOf, type PhaseResult } from './phase-result.ts';
import type { AxisSpan, PhaseSchedule } from './plan-schedule.ts';
import { phaseProgress } from './progress.ts';
import { baselinePlace, slipBetween } from './slip.ts';

/** All phases as they are exported and drawn, by id in the order of the plan. `origin`: the moment at 0 of the axis. */
export function phaseRecords(assembly: Assembly, results: readonly PhaseResult[], origin: number): Record<string, PhaseSchedule> {
  const { frame, inputs, hierarchy, network, early, baseline } = assembly;
  const levels = levelsOf(assembly);
  const onAxis = (place: { from: number; to: number } | undefined): AxisSpan | null =>
    place ? { from: tidy(place.from - origin), to: tidy(place.to - origin) } : null;
  const records = inputs.flatMap((input, place): [string, PhaseSchedule][] => {
    const result = results[place];
    const { id } = input.phase;
    if (!result) return [];
    const finish = result.early?.finish ?? null;
    const summary = (hierarchy.children[place] ?? []).length > 0;
    const node = network.entry[place] ?? 0;
    const lasts = early.start[node] !== early.finish[node];
    return [
      [
        id,
        {
          earlyStart: result.start?.start ?? null,
          earlyFinish: finish,
          lateStart: result.late?.start ?? null,
          lateFinish: result.late?.finish ?? null,
          totalSlack: result.totalSlack,
          freeSlack: result.freeSlack,
          critical: result.critical,
          progress: phaseProgress(place, assembly, (part) => results[part]?.days ?? null),
          slip: slipBetween(baseline?.phases[id]?.earlyFinish, finish, frame),
          id,
          state: result.state,
          milestone: !summary && input.known && !lasts && input.state !== 'cancelled',
          summary,
          parent: inputs[hierarchy.parent[place] ?? -1]?.phase.id ?? null,
          known: summary ? result.early !== undefined : input.known,
          days: result.days,
          elapsed: input.length?.elapsed ?? false,
          precision: input.pin?.by === 'period' && input.period ? input.period.precision : 'day',
          level: levels[place] ?? 0,
          early: onAxis(result.early),
          late: onAxis(result.late),
          driver: driverOf(place, assembly),
          baseline: baselinePlace(baseline, id, frame, origin),
        },
      ],
    ];
  });
  return Object.fromEntries(records);
}
