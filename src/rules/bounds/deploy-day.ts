import { quoted } from '../../analysis/title.ts';
import { WEEKDAYS } from '../../model/kinds/calendar.ts';
import { dayNumber, weekdayOf } from '../../model/values/day-number.ts';
import { planCalendar } from '../../schedule/calendars.ts';
import { fieldOf, placeOf } from '../places.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const step = (at: string) => ({
  'plan.mdx':
    '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-11-02\ncalendar: office\n---\n',
  'calendars/office.mdx': '---\ntitle: Office days\ndeployDays: [mon, tue, wed, thu]\n---\n',
  'rollout/switch.mdx': `---\ntitle: Switch\nmode: big-bang\nsteps:\n  - { title: All, at: ${at}, share: 100 % }\n---\n`,
});

export const deployDay = defineRule({
  id: 'bounds/deploy-day',
  severity: 'warning',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Rollout step is on a day without deployments',
  why: 'The calendar names the days on which somebody is there to see how it goes.',
  examples: withRouteBack({ fails: step('2026-11-06'), passes: step('2026-11-05') }),
  check({ plan, calendars, schedule, report }) {
    const calendar = planCalendar(plan, calendars);
    for (const step of plan.rollout.flatMap(({ steps }) => steps)) {
      const place = placeOf(schedule, step);
      const period = step.at ?? step.period;
      const start = place?.written?.by === 'stated' && place.state === 'planned' ? place.written.start : null;
      const exact = period?.axis === 'cutover' || (period?.axis === 'date' && period.precision === 'day');
      if (typeof start !== 'string' || !exact || calendar.deploysOn(dayNumber(start))) continue;
      const weekday = WEEKDAYS[weekdayOf(dayNumber(start))];
      const allowed = calendars.find(({ id }) => id === calendar.id)?.deployDays ?? [];
      report(
        step,
        `${quoted(step)} is on ${start} (${weekday}), but rollout steps begin on ${allowed.map((day) => String(day)).join(', ')} that are no holidays.`,
      )
        .at(fieldOf(place, 'at'))
        .fix('Give it another day, or add that weekday to deployDays: of the calendar');
    }
  },
});
