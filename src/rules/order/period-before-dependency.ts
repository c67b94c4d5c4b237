import { scheduleRule } from '../schedule-problem.ts';

const phases = (period: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–3\n---\n',
  'phases/2-test.mdx': `---\ntitle: Test\nstatus: planned\nperiod: ${period}\nafter: [build]\n---\n`,
});

export const periodBeforeDependency = scheduleRule({
  id: 'order/period-before-dependency',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase is placed before its predecessor is done',
  why: 'Its position and its dependency cannot both be kept.',
  examples: { fails: phases('weeks 2–4'), passes: phases('weeks 4–5') },
  codes: ['period-before-dependency'],
});
