import { lacks } from '../../analysis/stated.ts';
import { quoted } from '../../analysis/title.ts';
import { stepPeriod } from '../../analysis/traffic.ts';
import { listing } from '../listing.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const rollout = (share: string) => ({
  'rollout/switch.mdx': `---
title: Blue-green
mode: blue-green
steps:
  - { title: Deploy }
  - { title: Switch${share} }
  - { title: Watch }
---
`,
});

export const noShare = defineRule({
  id: 'traffic/no-share',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Rollout steps have no traffic share',
  why: 'A rollout says how the traffic moves: without shares it is unknown which system serves whom.',
  missing: ['share'],
  examples: withRouteBack({ fails: rollout(''), passes: rollout(', share: 100 %') }),
  check({ plan, report }) {
    for (const rollout of plan.rollout) {
      const { steps, traffic } = rollout;
      if (steps.length === 0 || traffic.length > 0 || steps.some((step) => !lacks(step, 'share')) || rollout.mode === 'shadow')
        continue;
      if (steps.every((step) => step.mode === 'shadow')) continue;
      const missing = [
        'a share of the traffic',
        ...(steps.some((step) => stepPeriod(step) ?? step.hold ?? step.duration) ? [] : ['a time']),
        ...(steps.some((step) => step.promoteIf ?? step.abortIf) || rollout.thresholds.length > 0
          ? []
          : ['a condition for going on']),
      ];
      report(
        rollout,
        `None of the ${steps.length} steps of ${quoted(rollout)} gives ${listing(missing).replace(/ and ([^,]*)$/, ' or $1')}.`,
      ).fix('Write share: 100 % in the step that moves the traffic, with at: or hold: and promoteIf: or abortIf:');
    }
  },
});
