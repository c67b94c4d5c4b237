import { scheduleRule } from '../schedule-problem.ts';

const phases = (start: string) => ({
  'plan.mdx': '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-07-06\n---\n',
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nduration: 2w\n---\n',
  'phases/2-test.mdx': `---\ntitle: Test\nstatus: planned\nduration: 1w\nafter: [build]\nstart: ${start}\n---\n`,
});

export const impossibleDate = scheduleRule({
  id: 'bounds/impossible-date',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase has to start or finish before it can',
  why: 'The date and the dependencies of the phase cannot both be kept.',
  examples: { fails: phases('2026-07-13'), passes: phases('2026-07-20') },
  codes: ['start-conflict', 'finish-conflict', 'lead-before-start'],
});
