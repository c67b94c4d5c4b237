import { defineRule } from '../rule.ts';
import { phaseFile, planFile } from './example.ts';
import { isRunning } from './late-places.ts';

export const finishPassed = defineRule({
  id: 'time/finish-passed',
  severity: 'error',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Promised finish has passed',
  why: 'The day that the plan promises is over and the plan is not done.',
  examples: {
    fails: {
      'plan.mdx': planFile('finish: 2026-05-29\n'),
      'phases/1-build.mdx': phaseFile('Build', 'status: in-progress\nduration: 2w\n'),
    },
    passes: {
      'plan.mdx': planFile('finish: 2026-06-26\n'),
      'phases/1-build.mdx': phaseFile('Build', 'status: in-progress\nduration: 6w\n'),
    },
  },
  waiver: 'A plan that starts late shows as its phases that have not begun.',
  check(context) {
    if (!isRunning(context)) return;
    const { plan, schedule, asOf, report } = context;
    const { promised, forecast } = schedule;
    if (!promised || promised.finish >= asOf) return;
    const then = typeof forecast.finish === 'string' ? `; the forecast finish is ${forecast.finish}` : '';
    report(plan, `The plan promised to finish by ${promised.finish}, and it is not done${then}.`)
      .at('finish')
      .fix('Agree on a new finish:, or set status: done');
  },
});
