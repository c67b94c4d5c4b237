import { quoted } from '../../analysis/title.ts';
import { stepPeriod } from '../../analysis/traffic.ts';
import { given } from '../../model/field.ts';
import type { Calendar, Plan } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

const step = (at: string) => ({
  'plan.mdx':
    '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-11-02\ncalendar: office\n---\n',
  'calendars/office.mdx': '---\ntitle: Office days\nfreezes: [{ from: 2026-11-23, to: 2026-11-27, title: No deploys }]\n---\n',
  'rollout/switch.mdx': `---\ntitle: Switch\nmode: big-bang\nsteps:\n  - { title: All, at: ${at}, share: 100 % }\n---\n`,
});

interface Freeze {
  index: number;
  from: string;
  to: string;
  title: string;
}

/** The calendar that a plan names, else the one called default. */
const calendarOf = (plan: Plan, calendars: readonly Calendar[]): Calendar | undefined =>
  calendars.find(({ id }) => id === (given(plan.calendar) ?? 'default'));

function freezesOf(calendar: Calendar): Freeze[] {
  return (given(calendar.freezes) ?? []).flatMap((entry, index) => {
    const stated = given(entry);
    if (!stated) return [];
    const [from, to] = 'axis' in stated ? [stated, stated] : [given(stated.from), given(stated.to) ?? given(stated.from)];
    const title = 'axis' in stated ? undefined : given(stated.title);
    return from?.axis === 'date' && to?.axis === 'date'
      ? [{ index, from: from.from, to: to.to, title: title ?? 'a freeze' }]
      : [];
  });
}

export const freeze = defineRule({
  id: 'bounds/freeze',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'A rollout step falls into a freeze',
  why: 'Nothing may be deployed on those days.',
  examples: { fails: step('2026-11-24'), passes: step('2026-12-01') },
  check({ plan, calendars, report }) {
    const calendar = calendarOf(plan, calendars);
    if (!calendar) return;
    const freezes = freezesOf(calendar);
    for (const { steps } of plan.rollout) {
      for (const step of steps) {
        const period = stepPeriod(step);
        if (
          period?.axis !== 'date' ||
          period.precision !== 'day' ||
          given(step.status) === 'cancelled' ||
          given(step.status) === 'done'
        )
          continue;
        const hit = freezes.find(({ from, to }) => period.from <= to && period.to >= from && period.from >= from);
        if (!hit) continue;
        report(step, `${quoted(step)} is on ${period.raw}, within "${hit.title}" from ${hit.from} to ${hit.to}.`)
          .at(given(step.at) ? 'at' : 'period')
          .related(calendar, `${hit.title}, ${hit.from} to ${hit.to}`, ['freezes', hit.index])
          .fix(`Move it behind ${hit.to}`);
      }
    }
  },
});
