import { scheduleRule } from '../schedule-problem.ts';

const phases = (deadline: string) => ({
  'plan.mdx': '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-07-06\n---\n',
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nduration: 2w\ndeadline: ${deadline}\n---\n`,
});

export const deadline = scheduleRule({
  id: 'bounds/deadline',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase ends after its deadline',
  why: 'The deadline is missed even if everything goes as planned from today on.',
  examples: { fails: phases('2026-07-15'), passes: phases('2026-07-17') },
  codes: ['deadline-missed'],
});
