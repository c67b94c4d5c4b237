import { scheduleRule } from '../schedule-problem.ts';

const phase = (period: string) => ({ 'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nperiod: ${period}\n---\n` });

export const position = scheduleRule({
  id: 'bounds/position',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Position does not exist on the axis of the plan',
  why: 'It cannot be placed, and neither can anything that depends on it.',
  examples: { fails: phase('"week 1, day 9"'), passes: phase('"week 1, day 3"') },
  codes: ['position-invalid'],
});
