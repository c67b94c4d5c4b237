import { quoted } from '../../analysis/title.ts';
import { shareSpans } from '../../analysis/traffic.ts';
import type { RolloutStep, TrafficRow } from '../../model/plan.ts';
import { overlap, placeOf, placeWords, spanOf } from '../places.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const rollout = (share: string) => ({
  'rollout/ramp.mdx': `---
title: Ramp
steps:
  - { title: A tenth, at: week 7, share: 10 %, hold: 1w, abortIf: [{ when: Errors }] }
  - { title: All, at: week 8, share: 100 % }
traffic:
  - { at: week 7, share: ${share} }
  - { at: week 8, share: 100 % }
---
`,
});

interface Difference {
  row: TrafficRow;
  at: string;
  share: string;
  shares: string;
  steps: RolloutStep[];
}

const range = (shares: readonly number[]): string => {
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  return low === high ? `${low} %` : `${low}–${high} %`;
};

export const sharesDiffer = defineRule({
  id: 'traffic/shares-differ',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollout steps and table give different shares',
  why: 'The team can follow only one of them, and it is unclear which.',
  examples: withRouteBack({ fails: rollout('20 %'), passes: rollout('10 %') }),
  check({ plan, schedule, report }) {
    for (const rollout of plan.rollout) {
      const spans = shareSpans(rollout, (step) => spanOf(schedule, step));
      const differences = rollout.traffic.flatMap((row): Difference[] => {
        const { at, share } = row;
        const time = spanOf(schedule, row);
        if (!at || !share || !time) return [];
        const during = spans.filter((span) => overlap(span, time));
        const shares = during.flatMap((span) => span.shares);
        // Within a time in which the steps move from one share to another, the row may give any between.
        if (shares.length === 0 || (share.percent >= Math.min(...shares) && share.percent <= Math.max(...shares))) return [];
        return [{ row, at: at.raw, share: share.raw, shares: range(shares), steps: during.flatMap((span) => span.steps) }];
      });
      const [first] = differences;
      if (!first) continue;
      const found = report(
        first.row,
        `The table and the steps of ${quoted(rollout)} give different shares for the same time: ${differences.map(({ at, share, shares }) => `in ${at} ${share} and ${shares}`).join('; ')}.`,
      ).at('share');
      for (const { row, at, share } of differences.slice(1)) found.related(row, `the table, ${at}: ${share}`, 'share');
      for (const step of new Set(differences.flatMap(({ steps }) => steps.filter((step) => step.share))))
        found.related(
          step,
          `but ${quoted(step)} (${placeWords(placeOf(schedule, step), plan)}): ${step.share?.raw ?? ''}`,
          'share',
        );
      found.fix('Keep one of the two: leave traffic: out, and give each share a step with its time');
    }
  },
});
