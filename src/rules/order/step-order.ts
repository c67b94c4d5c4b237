import { planPositions } from '../../analysis/position.ts';
import { phaseSequence } from '../../analysis/sequence.ts';
import { quoted } from '../../analysis/title.ts';
import { stepPeriod } from '../../analysis/traffic.ts';
import { given } from '../../model/field.ts';
import { defineRule } from '../rule.ts';

const rollout = (second: string) => ({
  'rollout/ramp.mdx': `---
title: Ramp
defaults: { abortIf: [{ when: Errors }] }
steps:
  - { title: A tenth, at: week 8a, share: 10 % }
  - { title: All, at: ${second}, share: 100 % }
---
`,
});

export const stepOrder = defineRule({
  id: 'order/step-order',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'A rollout step comes before the one in front of it',
  why: 'Steps are carried out in the order of the list, and by their times: one of the two is wrong.',
  examples: { fails: rollout('week 7b'), passes: rollout('week 8b') },
  check({ plan, report }) {
    const positions = planPositions(plan);
    const sequence = phaseSequence(plan);
    for (const rollout of plan.rollout) {
      rollout.steps.forEach((step, index) => {
        const before = rollout.steps.slice(0, index).findLast((each) => stepPeriod(each));
        const [own, other] = [positions.of(stepPeriod(step)), before && positions.of(stepPeriod(before))];
        if (before && own && other && own.scale === other.scale && own.from < other.from - 1e-9) {
          report(
            step,
            `${quoted(step)} (${stepPeriod(step)?.raw ?? ''}) stands behind ${quoted(before)}, but comes before it (${stepPeriod(before)?.raw ?? ''}).`,
          )
            .at(given(step.at) ? 'at' : 'period')
            .related(before, 'the step in front of it', given(before.at) ? 'at' : 'period')
            .fix('Put the steps in the order of their times, or correct one of the times');
          return;
        }
        const previous = rollout.steps[index - 1];
        const [phase, earlier] = [given(step.phase), previous && given(previous.phase)];
        if (!previous || own || phase === undefined || earlier === undefined || !sequence.precedes(phase, earlier)) return;
        report(
          step,
          `${quoted(step)} belongs to the phase ${phase}, which comes before ${earlier}, the phase of ${quoted(previous)} in front of it.`,
        )
          .at('phase')
          .related(previous, 'the step in front of it', 'phase')
          .fix('Put the steps in the order of their phases, or correct one of the phases');
      });
      rollout.traffic.forEach((row, index) => {
        const before = rollout.traffic[index - 1];
        const [own, other] = [positions.of(given(row.at)), before && positions.of(given(before.at))];
        if (!before || !own || !other || own.scale !== other.scale || own.from >= other.from) return;
        report(row, `${given(row.at)?.raw ?? ''} stands behind ${given(before.at)?.raw ?? ''}.`)
          .at('at')
          .related(before, 'the row in front of it', 'at')
          .fix('Put the rows in order of time');
      });
    }
  },
});
