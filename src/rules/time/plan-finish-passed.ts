import { defineRule } from '../rule.ts';
import { dated } from './example.ts';

const plan = (finish: string) =>
  dated(`finish: ${finish}\n`, {
    'phases/1-build.mdx':
      '---\ntitle: Build\nstatus: in-progress\nduration: { notApplicable: "until every client has moved" }\n---\n',
  });

export const planFinishPassed = defineRule({
  id: 'time/plan-finish-passed',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Finish has passed but the plan is not done',
  why: 'The plan promises a day that is in the past.',
  examples: { fails: plan('2026-05-15'), passes: plan('2026-06-15') },
  waiver: 'A start that has passed is found for each phase, by time/not-begun.',
  check({ plan, schedule, asOf, report }) {
    const { finish, status } = plan;
    if (finish?.axis !== 'date' || finish.to >= asOf || status === 'done' || status === 'cancelled') return;
    const open = plan.phases.filter(({ id }) => ['planned', 'begun'].includes(schedule.phases[id]?.state ?? ''));
    const [first] = open;
    if (!first) return;
    const ahead = schedule.forecast.finish === null ? '' : `; the forecast finish is ${schedule.forecast.finish}`;
    report(
      plan,
      `The plan was to finish by ${finish.raw}, and ${open.length} of ${plan.phases.length} phases are not done${ahead}.`,
    )
      .at('finish')
      .related(first, 'the first that is not done', 'status')
      .fix('Set the status of what is done, or agree on another finish');
  },
});
