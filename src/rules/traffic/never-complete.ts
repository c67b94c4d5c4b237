import { quoted } from '../../analysis/title.ts';
import { absenceOf } from '../../model/absences.ts';
import { listing } from '../listing.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const rollout = (last: string) => ({
  'rollout/ramp.mdx': `---
title: Ramp
mode: canary
defaults: { hold: 1w, abortIf: [{ when: Errors }] }
steps:
  - { title: A tenth, share: 10 % }
  - { title: The rest, share: ${last} }
---
`,
});

export const neverComplete = defineRule({
  id: 'traffic/never-complete',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollout never reaches 100 %',
  why: 'The old system can never be switched off.',
  examples: withRouteBack({ fails: rollout('90 %'), passes: rollout('100 %') }),
  check({ plan, report }) {
    for (const rollout of plan.rollout) {
      const rows = [...rollout.steps, ...rollout.traffic];
      const shares = rows.flatMap((row) => row.share?.percent ?? []);
      const highest = Math.max(...shares);
      if (
        shares.length === 0 ||
        highest === 100 ||
        rollout.mode === 'shadow' ||
        rows.every((row) => (row.share?.percent ?? 0) === 0 && 'mode' in row && row.mode === 'shadow')
      )
        continue;
      const top = rows.findLast((row) => row.share?.percent === highest);
      const unknown = rollout.steps.filter((step) => absenceOf(step, 'share'));
      const rest = unknown.length === 0 ? '' : `; for ${listing(unknown.map(quoted))} no share is known`;
      const found = report(
        rollout,
        `No step of ${quoted(rollout)} brings the share to 100 %: the highest is ${highest} %${top && 'title' in top ? ` in ${quoted(top)}` : ''}${rest}.`,
      );
      if (top) found.related(top, `${highest} %`, 'share');
      for (const step of unknown) found.related(step, 'the share is said to be unknown', 'share');
      found.fix('Write share: 100 % in the step that moves the last of the traffic');
    }
  },
});
