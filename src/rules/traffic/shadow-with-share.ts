import { quoted } from '../../analysis/title.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const rollout = (share: string) => ({
  'rollout/ramp.mdx': `---
title: Ramp
steps:
  - { title: Shadow, mode: shadow, share: ${share}, hold: 1w }
  - { title: All, share: 100 % }
---
`,
});

export const shadowWithShare = defineRule({
  id: 'traffic/shadow-with-share',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Shadow step serves users',
  why: 'Shadow traffic is a copy whose answers are discarded: the share of the new system is 0 %.',
  examples: withRouteBack({ fails: rollout('5 %'), passes: rollout('0 %') }),
  check({ plan, report }) {
    for (const rollout of plan.rollout) {
      for (const step of rollout.steps) {
        const share = step.share;
        const own = step.mode;
        if (!share || share.percent === 0 || (own ?? rollout.mode) !== 'shadow') continue;
        report(step, `${quoted(step)} is shadow traffic, but has a share of ${share.raw}.`)
          .at('share')
          .related(own ? step : rollout, 'mode: shadow', 'mode')
          .fix('Write share: 0 % (the size of the copy into note:), or mode: canary');
      }
    }
  },
});
