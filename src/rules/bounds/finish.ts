import { scheduleRule } from '../schedule-problem.ts';

const plan = (finish: string) => ({
  'plan.mdx': `---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-07-06\nfinish: ${finish}\n---\n`,
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nduration: 2w\n---\n',
});

export const finish = scheduleRule({
  id: 'bounds/finish',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phases end after the finish of the plan',
  why: 'The plan promises a day that its own phases do not keep.',
  examples: { fails: plan('2026-07-15'), passes: plan('2026-07-17') },
  codes: ['plan-finish-missed'],
  waiver: 'A plan that is done before its finish has time to spare, and is not wrong.',
});
