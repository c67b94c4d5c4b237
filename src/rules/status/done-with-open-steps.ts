import type { RolloutStep } from '../../model/plan.ts';
import { DONE_PLAN } from '../begun-plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const isTold = (step: RolloutStep): boolean => {
  const actual = step.actual;
  return (
    ['done', 'cancelled'].includes(step.status ?? '') || (actual !== undefined && (actual.start ?? actual.finish) !== undefined)
  );
};

export const doneWithOpenSteps = defineRule({
  id: 'status/done-with-open-steps',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Done plan has open rollout steps',
  why: 'It is unclear where the traffic is: the status says that all of it has moved, the steps say nothing or the opposite.',
  examples: {
    fails: {
      ...DONE_PLAN,
      'rollout/ramp.mdx':
        '---\ntitle: Ramp\nsteps:\n  - { title: A tenth, share: 10 % }\n  - { title: All, share: 100 % }\n---\n',
    },
    passes: {
      ...DONE_PLAN,
      'rollout/ramp.mdx':
        '---\ntitle: Ramp\nsteps:\n  - { title: A tenth, share: 10 %, status: done }\n  - { title: All, share: 100 %, status: done, actual: { start: 2026-05-04 } }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    for (const rollout of plan.rollout) {
      const byPlan = plan.status === 'done' && facts.chosenRollout?.id === rollout.id;
      if (!byPlan && rollout.status !== 'done') continue;
      const open = rollout.steps.filter((step) => !isTold(step));
      if (open.length === 0) continue;
      const title = `"${rollout.title ?? rollout.id}"`;
      const [whole, what] =
        rollout.status === 'done' ? ([rollout, `The rollout ${title} is done`] as const) : ([plan, 'The plan is done'] as const);
      const how =
        open.length === rollout.steps.length
          ? `none of the ${open.length} steps of ${title} says that it was carried out`
          : `${open.length} of the ${rollout.steps.length} steps of ${title} do not say that they were carried out`;
      report(rollout, `${what}, but ${how}: ${listing(open.map((step) => step.title ?? step.id))}.`)
        .at('steps')
        .related(whole, 'but here it says done', 'status')
        .fix('Write status: done and actual: { start: … } at each step that was carried out, status: cancelled at the others');
    }
  },
});
