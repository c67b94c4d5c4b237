import { counted } from '../../analysis/counted.ts';
import { stepFacts } from '../../analysis/rollout.ts';
import { lacks, lacksItems } from '../../analysis/stated.ts';
import { titleOf } from '../../analysis/title.ts';
import { stepPeriod } from '../../analysis/traffic.ts';
import { absenceOf } from '../../model/absences.ts';
import type { Rollout, RolloutStep } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const rollout = (guard: string) => ({
  'rollout/ramp.mdx': `---
title: Ramp
steps:
  - { title: A tenth, share: 10 %${guard} }
  - { title: All, share: 100 % }
---
`,
});

/** Steps that keep one share together: `10 %`, then `watch it`. */
interface Level {
  share?: number;
  steps: RolloutStep[];
  next?: RolloutStep;
}

function levels(rollout: Rollout): Level[] {
  const result: Level[] = [];
  for (const { step, share } of stepFacts(rollout)) {
    const last = result.at(-1);
    const unknown = absenceOf(step, 'share') !== undefined;
    if (last && last.share === share && !unknown) last.steps.push(step);
    else {
      if (last) last.next = step;
      result.push({ steps: [step], ...(share !== undefined && { share }) });
    }
  }
  return result;
}

/** Part of the traffic: it stays for a while, and then something has to decide. */
const isPartial = ({ share }: Level): boolean => share !== undefined && share > 0 && share < 100;
const isOver = ({ steps }: Level): boolean => steps.every((step) => ['done', 'cancelled'].includes(step.status ?? ''));
const lasts = ({ steps, next }: Level): boolean =>
  steps.some((step) => !lacks(step, 'hold', 'duration', 'period')) ||
  (steps.some((step) => stepPeriod(step)) && next !== undefined && stepPeriod(next) !== undefined);
const isGuarded = ({ steps }: Level): boolean =>
  steps.some((step) => !lacksItems(step, 'promoteIf') || !lacksItems(step, 'abortIf'));

const name = ({ share, steps }: Level): string => {
  const titles = steps
    .slice(0, 1)
    .map((step) => `"${titleOf(step)}"`)
    .join();
  return share === undefined ? titles : `${titles} (${share} %)`;
};

export const unguarded = defineRule({
  id: 'traffic/unguarded-step',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Rollout step has no hold or condition',
  why: 'On the night itself the team goes on too early, or does not know when to roll back.',
  missing: ['hold', 'promoteIf', 'abortIf'],
  examples: withRouteBack({ fails: rollout(''), passes: rollout(', hold: 24h, promoteIf: [{ when: Error rate, is: < 1 % }]') }),
  check({ plan, report }) {
    for (const rollout of plan.rollout) {
      if (!rollout.steps.some((step) => step.share)) continue;
      const partial = levels(rollout).filter((level) => !isOver(level) && isPartial(level));
      const endless = partial.filter((level) => !lasts(level));
      const unruled = rollout.thresholds.length > 0 ? [] : partial.filter((level) => !isGuarded(level));
      const lacking = [...new Set([...endless, ...unruled])];
      const [first] = lacking;
      if (!first?.steps[0]) continue;
      const both = lacking.filter((level) => endless.includes(level) && unruled.includes(level));
      const says = [
        ...(both.length > 0
          ? [`${listing(both.map(name))} ${both.length === 1 ? 'has' : 'have'} neither a hold nor a condition`]
          : []),
        ...[[endless, 'no hold'] as const, [unruled, 'no condition'] as const].flatMap(([levels_, what]) => {
          const only = levels_.filter((level) => !both.includes(level));
          return only.length > 0 ? [`${listing(only.map(name))} ${only.length === 1 ? 'has' : 'have'} ${what}`] : [];
        }),
      ];
      const found = report(
        first.steps[0],
        `${counted(lacking.length, 'step')} of "${titleOf(rollout)}" ${lacking.length === 1 ? 'does' : 'do'} not say when to go on or back: ${says.join('; ')}.`,
      );
      for (const { steps } of lacking.slice(1)) if (steps[0]) found.related(steps[0], 'nor does this one');
      found.fix('Write hold: 24h, and promoteIf: [{ when: Error rate, is: < 1 % }] or abortIf: [<trigger of a rollback>]');
    }
  },
});
