import { counted } from '../../analysis/counted.ts';
import { quoted } from '../../analysis/title.ts';
import { given, isAbsent } from '../../model/field.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const rollout = (share: string) => ({
  'rollout/switch.mdx': `---
title: Blue-green
mode: blue-green
steps:
  - { title: Try with some traffic, share: ${share}, hold: 1w, abortIf: [{ when: Errors }] }
  - { title: Switch, share: 100 % }
---
`,
});

export const unknownShare = defineRule({
  id: 'traffic/unknown-share',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'A step moves traffic, and its share is not known',
  why: 'How many users a fault would hit is decided on the night of the cutover.',
  examples: { fails: rollout('{ unknown: "some traffic" }'), passes: rollout('0 %') },
  waiver: 'Rollouts without any share are told by traffic/no-share, those without 100 % by traffic/never-complete.',
  check({ plan, report }) {
    for (const rollout of plan.rollout) {
      const { steps } = rollout;
      if (!steps.some((step) => given(step.share)?.percent === 100)) continue;
      const unknown = steps.filter((step) => isAbsent(step.share) && 'unknown' in step.share);
      const [first, ...others] = unknown;
      if (!first || !isAbsent(first.share) || !('unknown' in first.share)) continue;
      const found = report(
        first,
        `${counted(unknown.length, 'step')} of ${quoted(rollout)} ${unknown.length === 1 ? 'has' : 'have'} a share that is not known: ${listing(unknown.map(quoted))} ("${first.share.unknown}").`,
      ).at('share');
      for (const step of others) found.related(step, 'not known either', 'share');
      found.fix('Write the share: share: 1 %');
    }
  },
});
