import { scheduleRule } from '../schedule-problem.ts';

const calendar = (holidays: string) => ({
  'plan.mdx':
    '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-07-06\ncalendar: office\n---\n',
  'calendars/office.mdx': `---\ntitle: Office days\nholidays: [${holidays}]\n---\n`,
});

export const calendarDays = scheduleRule({
  id: 'bounds/calendar',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Calendar has no working days',
  why: 'All dates of the plan are counted by it.',
  examples: { fails: calendar('{ from: 2026-08-14, to: 2026-08-03 }'), passes: calendar('{ from: 2026-08-03, to: 2026-08-14 }') },
  codes: [
    'calendar-empty-week',
    'calendar-hours',
    'calendar-range-reversed',
    'calendar-freezes-overlap',
    'calendar-freeze-undated',
  ],
});
