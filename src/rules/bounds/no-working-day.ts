import { scheduleRule } from '../schedule-problem.ts';

const phases = (period: string) => ({
  'plan.mdx':
    '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-12-07\ncalendar: office\n---\n',
  'calendars/office.mdx': '---\ntitle: Office days\nholidays: [{ from: 2026-12-21, to: 2027-01-03, title: Winter break }]\n---\n',
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–2\n---\n',
  'phases/2-test.mdx': `---\ntitle: Test\nstatus: planned\nperiod: ${period}\n---\n`,
});

export const noWorkingDay = scheduleRule({
  id: 'bounds/no-working-day',
  severity: 'warning',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Phase is placed on days without work',
  why: 'Nothing can be done in that time, so it takes place at another time than the plan says.',
  examples: { fails: phases('week 3'), passes: phases('week 5') },
  codes: ['period-unworked'],
});
