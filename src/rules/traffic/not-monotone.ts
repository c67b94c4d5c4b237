import { stepFacts } from '../../analysis/rollout.ts';
import { quoted } from '../../analysis/title.ts';
import type { RolloutStep } from '../../model/plan.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const rollout = (second: string) => ({
  'rollout/ramp.mdx': `---
title: Ramp
defaults: { hold: 1w, abortIf: [{ when: Errors }] }
steps:
  - { title: Half, share: 50 % }
  - { title: More, share: ${second} }
  - { title: All, share: 100 % }
---
`,
});

/** A step back that is meant: a rehearsal, a test of the rollback, a night without the new system. */
const MEANT = /\b(roll(ed|ing)?[ -]?back|revert|switch(ed|ing)? back|back to|rehears\w*|drill|fail[ -]?back|undo|shadow)\b/i;

const words = (step: RolloutStep): string =>
  [step.title, step.note, ...(step.actions ?? [])].filter((text) => typeof text === 'string').join(' ');

export const notMonotone = defineRule({
  id: 'traffic/not-monotone',
  severity: 'warning',
  profile: 'recommended',
  languages: ['en'],
  since: '0.1.0',
  title: 'Traffic share falls without a rollback',
  why: 'Traffic that goes back is a rollback, with everything that belongs to one; or a figure is wrong.',
  examples: withRouteBack({ fails: rollout('25 %'), passes: rollout('75 %') }),
  check({ plan, report }) {
    for (const rollout of plan.rollout) {
      const steps = stepFacts(rollout);
      let highest: { step: RolloutStep; percent: number } | undefined;
      for (const { step, share, stated } of steps) {
        if (share === undefined || !stated) continue;
        if (highest && share < highest.percent && !MEANT.test(words(step))) {
          report(step, `${quoted(step)} has ${share} %, less than the ${highest.percent} % of ${quoted(highest.step)} before it.`)
            .at('share')
            .related(highest.step, `before it: ${highest.percent} %`, 'share')
            .fix('Put the steps in order of their shares, or say in its title that it is a rollback');
        }
        highest = { step, percent: share };
      }
      const rows = rollout.traffic.filter((row) => row.share);
      rows.forEach((row, index) => {
        const before = rows[index - 1];
        const [own, other] = [row.share, before?.share];
        if (!before || !own || !other || own.percent >= other.percent || MEANT.test(row.note ?? '')) return;
        report(
          row,
          `${row.at?.raw ?? 'A row'} has ${own.raw}, less than the ${other.raw} of ${before.at?.raw ?? 'the row before'}.`,
        )
          .at('share')
          .related(before, `before it: ${other.raw}`, 'share')
          .fix('Put the rows in order of time, or correct the share');
      });
    }
  },
});
