import { given } from '../../model/field.ts';
import { defineRule } from '../rule.ts';

const plan = (stated: string) =>
  `---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nbuffer: 20 %\nstated: { buffer: ${stated} }\n---\n`;

export const bufferStated = defineRule({
  id: 'sums/buffer-stated',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Two buffers of different size',
  why: 'The forecast counts with one of them, and readers with the other.',
  examples: { fails: { 'plan.mdx': plan('15 %') }, passes: { 'plan.mdx': plan('20 %') } },
  check({ plan, report }) {
    const own = given(plan.buffer);
    const share = own && ('percent' in own ? own : given(own.share));
    const stated = given(given(plan.stated)?.buffer);
    if (!share || !stated || share.percent === stated.percent) return;
    report(plan, `The buffer is ${share.raw}, but ${stated.raw} are stated elsewhere.`)
      .at('buffer')
      .related(plan, `here it is ${stated.raw}`, ['stated', 'buffer'])
      .fix('Keep one of the two');
  },
});
