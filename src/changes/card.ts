import { counted } from '../analysis/counted.ts';
import { countedOperations } from '../analysis/counted-operations.ts';
import type { Calendar } from '../model/plan.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import { phaseName } from './consequence.ts';
import { forecastOf } from './consequences/forecast.ts';
import { finishWords } from './position-words.ts';

/**
 * What an added or removed plan is, in a few words each: when it finishes, how many phases it has and how many of them are
 * critical, what happens to its old operations, its first sunset, and its open findings by severity.
 */
export function cardOf(own: ComputedPlan, presence: 'added' | 'removed', calendars: readonly Calendar[]): string[] {
  const { plan, schedule, facts, findings } = own;
  const forecast = forecastOf(own, calendars);
  const day = (position: typeof schedule.finish): string => finishWords(position, position, schedule, schedule)[0];
  const fates = Map.groupBy(
    countedOperations(facts.endpoints.filter(({ from }) => from.length > 0)),
    ({ disposition }) => disposition,
  );
  const sunsets = facts.endpoints.flatMap(({ mapping }) => {
    const sunset = mapping.sunset;
    return sunset?.axis === 'date' ? [sunset.from] : [];
  });
  const [first] = sunsets.sort();
  const open = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity && !finding.accepted).length;
  const found = (['error', 'warning', 'note'] as const).flatMap((severity) =>
    open(severity) > 0 ? [counted(open(severity), severity)] : [],
  );
  const named = schedule.critical.map((id) => phaseName(own, id));
  const path = named.length > 4 ? `${named.slice(0, 3).join(', ')} and ${named.length - 3} more` : named.join(', ');
  return [
    presence === 'added' ? 'new plan' : 'plan removed',
    ...(schedule.finish === null ? [] : [`finish ${day(schedule.finish)}`]),
    ...(forecast ? [`P80 ${day(forecast.p80)}`] : []),
    ...(plan.phases.length === 0
      ? []
      : [`${counted(plan.phases.length, 'phase')}${path === '' ? '' : `, critical through ${path}`}`]),
    ...(fates.size === 0
      ? []
      : [`old operations: ${[...fates].map(([fate, operations]) => `${operations.length} ${fate}`).join(', ')}`]),
    ...(first === undefined ? [] : [`first sunset ${first}`]),
    ...(found.length === 0 ? [] : [found.join(', ')]),
  ];
}
