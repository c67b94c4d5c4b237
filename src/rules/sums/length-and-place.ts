import { scheduleRule } from '../schedule-problem.ts';

const phase = (duration: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nperiod: weeks 1–2\nduration: ${duration}\n---\n`,
});

export const lengths = scheduleRule({
  id: 'sums/length-and-place',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase duration contradicts its position or parts',
  why: 'The timeline can keep only one of the two.',
  examples: { fails: phase('3w'), passes: phase('2w') },
  codes: ['length-contradiction', 'parent-length'],
});
