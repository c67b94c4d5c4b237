import { quoted } from '../../analysis/title.ts';
import { stepPeriod } from '../../analysis/traffic.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const rollout = (first: string) => ({
  'rollout/ramp.mdx': `---
title: Ramp
steps:
  - { title: The first users, share: 5 %, hold: 1w, abortIf: [{ when: Errors }] }
  - { title: All, share: 100 % }
traffic:
  - { at: week 7, share: ${first} }
  - { at: week 8, share: 100 % }
---
`,
});

export const firstShareDiffers = defineRule({
  id: 'traffic/first-share-differs',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'First share differs between steps and table',
  why: 'The first step is prepared most carefully, and it is unclear how large it is.',
  examples: withRouteBack({ fails: rollout('20 %'), passes: rollout('5 %') }),
  waiver: 'The last share is 100 % in both places, or traffic/never-complete finds it.',
  check({ plan, report }) {
    for (const rollout of plan.rollout) {
      // Where steps have times, traffic/shares-differ compares all of them.
      if (rollout.steps.some((step) => stepPeriod(step))) continue;
      const step = rollout.steps.find((each) => (each.share?.percent ?? 0) > 0);
      const row = rollout.traffic.find((each) => (each.share?.percent ?? 0) > 0);
      const [own, other] = [step?.share, row?.share];
      if (!step || !row || !own || !other || own.percent === other.percent) continue;
      report(step, `${quoted(step)}, the first step with traffic, has ${own.raw}, but the table starts with ${other.raw}.`)
        .at('share')
        .related(row, `here it starts with ${other.raw}`, 'share')
        .fix('Keep one of the two');
    }
  },
});
