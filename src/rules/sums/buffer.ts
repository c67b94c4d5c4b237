import { bufferShare, statedBase } from '../../analysis/stated-totals.ts';
import { planCalendar } from '../../schedule/calendars.ts';
import { daysInUnit } from '../../schedule/length-words.ts';
import { defineRule } from '../rule.ts';

const plan = (total: string) =>
  `---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nbuffer: 20 %\nstated: { base: 10w, duration: ${total} }\n---\n`;

export const buffer = defineRule({
  id: 'sums/buffer',
  severity: 'note',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Stated total is not base plus buffer',
  why: 'One of the three figures is wrong, and it is unclear how much time there is to spare.',
  examples: { fails: { 'plan.mdx': plan('13w') }, passes: { 'plan.mdx': plan('12w') } },
  check({ plan, calendars, schedule, report }) {
    const found = schedule.stated.find(({ of, against }) => of === 'plan' && against === 'base');
    const [base, share, total] = [statedBase(plan), bufferShare(plan), plan.stated?.duration];
    if (!found || found.agrees || !base || !share || !total) return;
    const expected = daysInUnit(found.computed, total.unit, planCalendar(plan, calendars));
    const needed = Math.round((((found.stated.high / found.computed.high) * (100 + share.percent)) / 100 - 1) * 100);
    report(
      plan,
      `${base.duration.raw} and a buffer of ${share.raw} make ${expected}, but the stated total is ${total.raw}${needed > 0 ? `, which would be a buffer of ${needed} %` : ''}.`,
    )
      .at(['stated', 'duration'])
      .related(plan, `${base.duration.raw} before the buffer`, ['stated', base.field])
      .related(plan, `a buffer of ${share.raw}`, share.field)
      .fix(`Write stated: { duration: ${expected} }, or the buffer that is meant`);
  },
});
