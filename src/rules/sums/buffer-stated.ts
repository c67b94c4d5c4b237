import { defineRule } from '../rule.ts';

const plan = (stated: string) =>
  `---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nbuffer: 20 %\nstated: { buffer: ${stated} }\n---\n`;

export const bufferStated = defineRule({
  id: 'sums/buffer-stated',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Two different buffers are stated',
  why: 'The forecast uses one of them, and readers the other.',
  examples: { fails: { 'plan.mdx': plan('15 %') }, passes: { 'plan.mdx': plan('20 %') } },
  check({ plan, schedule, report }) {
    for (const { field, against, agrees, raw, computed } of schedule.stated) {
      if (field !== 'buffer' || against !== 'own' || agrees) continue;
      report(plan, `The buffer is ${computed.high} %, but ${raw} are stated elsewhere.`)
        .at('buffer')
        .related(plan, `here it is ${raw}`, ['stated', 'buffer'])
        .fix('Keep one of the two');
    }
  },
});
