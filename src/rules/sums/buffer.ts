import { agree, daysOf, dayUnit, inWords, times } from '../../analysis/amount.ts';
import { bufferShare, statedBase } from '../../analysis/stated-totals.ts';
import { given } from '../../model/field.ts';
import { defineRule } from '../rule.ts';

const plan = (total: string) =>
  `---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nbuffer: 20 %\nstated: { base: 10w, duration: ${total} }\n---\n`;

export const buffer = defineRule({
  id: 'sums/buffer',
  severity: 'note',
  profile: 'recommended',
  since: '0.1.0',
  title: 'The stated total is not the stated base and its buffer',
  why: 'One of the three figures is wrong, and nobody can tell how much time there is to spare.',
  examples: { fails: { 'plan.mdx': plan('13w') }, passes: { 'plan.mdx': plan('12w') } },
  check({ plan, report }) {
    const base = statedBase(plan);
    const share = bufferShare(plan);
    const total = given(given(plan.stated)?.duration);
    if (!base || !share || !total) return;
    const expected = times(daysOf(base.duration), 1 + share.percent / 100);
    const own = daysOf(total);
    // Figures of one unit are compared as they are: "8w + 20 % = 10w" leaves 0.4w without a reason. A tenth is rounding.
    if (agree(own, expected, dayUnit(total) / 5)) return;
    const needed = Math.round((own.high / daysOf(base.duration).high - 1) * 100);
    report(
      plan,
      `${base.duration.raw} and a buffer of ${share.raw} make ${inWords(expected, total.unit)}, but the stated total is ${total.raw}${needed > 0 ? `, which would be a buffer of ${needed} %` : ''}.`,
    )
      .at(['stated', 'duration'])
      .related(plan, `${base.duration.raw} before the buffer`, ['stated', base.field])
      .related(plan, `a buffer of ${share.raw}`, share.field)
      .fix(`Write stated: { duration: ${inWords(expected, total.unit)} }, or the buffer that is meant`);
  },
});
