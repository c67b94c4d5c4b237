import { quoted } from '../../analysis/title.ts';
import type { AxisSpan, ComputedPlace } from '../../schedule/plan-schedule.ts';
import { dayAt, fieldOf, placeOf, reasonOf } from '../places.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const step = (at: string) => ({
  'plan.mdx':
    '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-11-02\ncalendar: office\n---\n',
  'calendars/office.mdx': '---\ntitle: Office days\nfreezes: [{ from: 2026-11-23, to: 2026-11-27, title: No deploys }]\n---\n',
  'rollout/switch.mdx': `---\ntitle: Switch\nmode: big-bang\nsteps:\n  - { title: All, at: ${at}, share: 100 % }\n---\n`,
});

/**
 * The stretch by which a step is judged: the day on which it begins, since a hold may well go through a freeze. A step
 * that is planned for a week or a month is in a freeze only if all of that is.
 */
function judged(place: ComputedPlace, stated: boolean): AxisSpan {
  const { from, to } = place.span;
  return { from, to: stated ? to : from };
}

export const freeze = defineRule({
  id: 'bounds/freeze',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollout step falls into a freeze',
  why: 'Nothing may be deployed on those days.',
  examples: withRouteBack({ fails: step('2026-11-24'), passes: step('2026-12-01') }),
  check({ plan, calendars, schedule, report }) {
    const calendar = calendars.find(({ id }) => id === schedule.calendar.id);
    if (!calendar) return;
    for (const step of plan.rollout.flatMap(({ steps }) => steps)) {
      const place = placeOf(schedule, step);
      if (!place || place.state === 'done' || place.state === 'cancelled') continue;
      const period = step.at ?? step.period;
      const coarse = period !== undefined && !(period.axis === 'date' && period.precision === 'day');
      const hit = (computed: ComputedPlace | null) => {
        if (!computed) return undefined;
        const { from, to } = judged(computed, coarse && computed.by === 'stated');
        const found = schedule.freezes.find((range) => from >= range.from - 1e-9 && from < range.to && to <= range.to + 1e-9);
        return found && { found, computed };
      };
      const planned = hit(place.written);
      const { found, computed } = planned ?? hit(place.ahead) ?? {};
      if (!found || !computed) continue;
      const [first, last] = [dayAt(schedule, found.from), dayAt(schedule, found.to - 1)];
      const title = found.title ?? 'a freeze';
      const where =
        planned && computed.by === 'stated' ? `is on ${period?.raw}` : `starts on ${computed.start}${reasonOf(computed, plan)}`;
      report(step, `${quoted(step)} ${planned ? where : `is late and ${where}`}, within "${title}" from ${first} to ${last}.`)
        .at(fieldOf(place, 'title'))
        .related(calendar, `${title}, ${first} to ${last}`, found.entry === undefined ? undefined : ['freezes', found.entry])
        .fix(`Move it after ${last}`);
    }
  },
});
