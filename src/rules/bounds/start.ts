import { absenceOf } from '../../model/absences.ts';
import { scheduleRule } from '../schedule-problem.ts';

const plan = (start: string) => ({
  'plan.mdx': `---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n${start}---\n`,
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nduration: 2w\nnotBefore: 2026-07-06\n---\n',
});

export const start = scheduleRule({
  id: 'bounds/start',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Plan has dates but no start',
  why: 'Everything without a date of its own is counted from a guess.',
  missing: ['start'],
  examples: { fails: plan(''), passes: plan('start: 2026-07-06\n') },
  codes: ['start-missing', 'start-not-a-date'],
  isAnswered: (_, plan) => absenceOf(plan, 'start') !== undefined,
});
