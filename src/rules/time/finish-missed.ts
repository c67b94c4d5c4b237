import { counted } from '../../analysis/counted.ts';
import { defineRule } from '../rule.ts';
import { phaseFile, planFile } from './example.ts';
import { isRunning } from './late-places.ts';

export const finishMissed = defineRule({
  id: 'time/finish-missed',
  severity: 'warning',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Forecast misses the promised finish',
  why: 'As things stand today the plan ends after the day that it promises.',
  examples: {
    fails: {
      'plan.mdx': planFile('finish: 2026-06-26\n'),
      'phases/1-build.mdx': phaseFile('Build', 'status: planned\nduration: 7w\n'),
    },
    passes: {
      'plan.mdx': planFile('finish: 2026-06-26\n'),
      'phases/1-build.mdx': phaseFile('Build', 'status: in-progress\nduration: 7w\n'),
    },
  },
  waiver: 'A plan that starts late shows as its phases that have not begun.',
  check(context) {
    if (!isRunning(context)) return;
    const { plan, schedule, asOf, report } = context;
    const { promised, planned, forecast } = schedule;
    if (!promised || promised.finish < asOf || (promised.margin ?? 0) >= 0) return;
    // What is planned too late is a contradiction of the plan itself, whatever the day.
    if (typeof planned.finish !== 'string' || planned.finish > promised.finish) return;
    report(
      plan,
      `The forecast finish is ${forecast.finish}, ${counted(-(promised.margin ?? 0), 'working day')} after the promised ${promised.finish}.`,
    )
      .at('finish')
      .fix('Shorten what decides the finish, or agree on a new finish:');
  },
});
