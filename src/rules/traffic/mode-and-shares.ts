import { stepFacts } from '../../analysis/rollout.ts';
import { quoted } from '../../analysis/title.ts';
import { absenceOf } from '../../model/absences.ts';
import type { RolloutMode } from '../../model/kinds/rollout.ts';
import type { Rollout, RolloutStep } from '../../model/plan.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const rollout = (mode: string) => ({
  'rollout/ramp.mdx': `---
title: Ramp
mode: ${mode}
defaults: { hold: 1w, abortIf: [{ when: Errors }] }
steps:
  - { title: A third, share: 33 % }
  - { title: All, share: 100 % }
---
`,
});

const AT_ONCE: Partial<Record<RolloutMode, string>> = {
  'blue-green': 'switches all of the traffic at once',
  'big-bang': 'moves all of the traffic at once',
};

/** The step that a mode does not allow, and what the mode means. */
function contradiction(rollout: Rollout): { step: RolloutStep; mode: RolloutMode; means: string } | undefined {
  const general = rollout.mode;
  const steps = stepFacts(rollout).filter(({ stated }) => stated);
  for (const { step, share = 0 } of steps) {
    const mode = step.mode ?? general;
    const means = mode && AT_ONCE[mode];
    if (mode && means && share > 0 && share < 100) return { step, mode, means };
  }
  const first = steps.find(({ share = 0 }) => share > 0);
  return general === 'canary' &&
    first?.share === 100 &&
    first.step.mode === undefined &&
    !rollout.steps.some((step) => absenceOf(step, 'share')) &&
    rollout.traffic.length === 0
    ? { step: first.step, mode: 'canary', means: 'starts with a small share' }
    : undefined;
}

export const modeAndShares = defineRule({
  id: 'traffic/mode-and-shares',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Traffic shares do not match the rollout mode',
  why: 'Preparations, tools and rollbacks differ from mode to mode.',
  examples: withRouteBack({ fails: rollout('big-bang'), passes: rollout('canary') }),
  check({ plan, report }) {
    for (const rollout of plan.rollout) {
      const found = contradiction(rollout);
      if (!found) continue;
      const { step, mode, means } = found;
      const own = step.mode !== undefined;
      report(
        step,
        `${quoted(step)} has a share of ${step.share?.raw ?? 'its own'}, but ${own ? 'its' : "the rollout's"} mode is ${mode}, which ${means}.`,
      )
        .at('share')
        .related(own ? step : rollout, `mode: ${mode}`, 'mode')
        .fix(
          mode === 'canary'
            ? 'Write mode: big-bang or blue-green, or add the first small step'
            : 'Write mode: canary, or leave the share of this step out',
        );
    }
  },
});
