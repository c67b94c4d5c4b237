import { scheduleRule } from '../schedule-problem.ts';

const phase = (likely: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nduration: { low: 1w, likely: ${likely}, high: 3w }\n---\n`,
});

export const length = scheduleRule({
  id: 'bounds/length',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Duration is impossible',
  why: 'It cannot be drawn, and nothing after it can be dated.',
  examples: { fails: phase('4w'), passes: phase('2w') },
  codes: ['negative-duration', 'estimate-disordered', 'span-too-long', 'beyond-calendar'],
});
