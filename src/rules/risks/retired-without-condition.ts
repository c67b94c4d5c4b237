import { lacks, lacksItems } from '../../analysis/stated.ts';
import type { RolloutStep } from '../../model/plan.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';
import { titleOf } from './procedures.ts';
import { retirements } from './retirement.ts';

const isGuarded = (step: RolloutStep): boolean => !lacks(step, 'hold') || !lacksItems(step, 'promoteIf');

/** `T+14d` says how long the old system is kept. */
const isKept = (step: RolloutStep): boolean => step.at?.axis === 'cutover';

export const retiredWithoutCondition = defineRule({
  id: 'risks/retired-without-condition',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Old system is retired without a condition',
  why: 'It is the one step that cannot be undone, and the plan does not say what has to be verified first.',
  missing: ['hold', 'promoteIf'],
  examples: withRouteBack({
    fails: {
      'rollout/ramp.mdx':
        '---\ntitle: Ramp\nmode: blue-green\nsteps:\n  - { title: All, at: week 8a, share: 100 % }\n  - { title: Switch off, at: week 8b, retires: Old system }\n---\n',
    },
    passes: {
      'rollout/ramp.mdx':
        '---\ntitle: Ramp\nmode: blue-green\nsteps:\n  - { title: All, at: week 8a, share: 100 %, hold: 1w, promoteIf: [{ when: Days without an incident, is: at least 7 }] }\n  - { title: Switch off, at: week 9b, retires: Old system }\n---\n',
    },
  }),
  check({ plan, report }) {
    for (const { rollout, step, retires } of retirements(plan)) {
      const all = rollout.steps.findIndex((each) => each.share?.percent === 100);
      const before = rollout.steps.slice(Math.max(all, 0), rollout.steps.indexOf(step));
      if (all < 0 || isKept(step) || [...before, step].some(isGuarded)) continue;
      report(
        step,
        `"${titleOf(step)}" switches ${retires} off, and no step from "${titleOf(rollout.steps[all] ?? step)}" on has a hold or a condition.`,
      )
        .at('retires')
        .fix('Give the step with 100 % a hold: 1w and promoteIf: [{ when: Days without an incident, is: at least 7 }]');
    }
  },
});
