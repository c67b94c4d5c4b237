import { counted } from '../analysis/counted.ts';
import { given } from '../model/field.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import { finishWords } from './position-words.ts';

/**
 * What an added or removed plan is, in a few words each: when it finishes, how many phases it has and how many of them are
 * critical, what happens to its old operations, its first sunset, and its open findings by severity.
 */
export function cardOf(own: ComputedPlan, presence: 'added' | 'removed'): string[] {
  const { plan, schedule, facts, findings, forecast } = own;
  const day = (position: typeof schedule.finish): string => finishWords(position, position, schedule, schedule)[0];
  const fates = Map.groupBy(
    facts.endpoints.filter(({ from }) => from.length > 0),
    ({ disposition }) => disposition,
  );
  const sunsets = facts.endpoints.flatMap(({ mapping }) => {
    const sunset = given(mapping.sunset);
    return sunset?.axis === 'date' ? [sunset.from] : [];
  });
  const [first] = sunsets.sort();
  const open = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity && !finding.accepted).length;
  const found = (['error', 'warning', 'note'] as const).flatMap((severity) =>
    open(severity) > 0 ? [counted(open(severity), severity)] : [],
  );
  return [
    presence === 'added' ? 'new plan' : 'plan removed',
    ...(schedule.finish === null ? [] : [`finish ${day(schedule.finish)}`]),
    ...(forecast ? [`P80 ${day(forecast.p80)}`] : []),
    ...(plan.phases.length === 0
      ? []
      : [
          `${counted(plan.phases.length, 'phase')}${schedule.critical.length > 0 ? ` (${schedule.critical.length} critical)` : ''}`,
        ]),
    ...(fates.size === 0 ? [] : [`old operations: ${[...fates].map(([fate, rows]) => `${rows.length} ${fate}`).join(', ')}`]),
    ...(first === undefined ? [] : [`first sunset ${first}`]),
    ...(found.length === 0 ? [] : [found.join(', ')]),
  ];
}
