import { scheduleRule } from '../schedule-problem.ts';

const phase = (duration: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nperiod: weeks 1–2\nduration: ${duration}\n---\n`,
});

export const lengths = scheduleRule({
  id: 'sums/length-and-place',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'The length of a phase is not that of its place or its parts',
  why: 'The timeline can keep one of the two only.',
  examples: { fails: phase('3w'), passes: phase('2w') },
  codes: ['length-contradiction', 'parent-length'],
});
