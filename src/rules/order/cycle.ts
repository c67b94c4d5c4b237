import { scheduleRule } from '../schedule-problem.ts';

const phases = (after: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nduration: 1w\nafter: ${after}\n---\n`,
  'phases/2-test.mdx': '---\ntitle: Test\nstatus: planned\nduration: 1w\nafter: [build]\n---\n',
});

export const cycle = scheduleRule({
  id: 'order/cycle',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phases wait for each other',
  why: 'None of them can ever begin.',
  examples: { fails: phases('[test]'), passes: phases('[]') },
  codes: ['cycle', 'parent-loop'],
});
