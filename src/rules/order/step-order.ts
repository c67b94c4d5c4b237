import { quoted } from '../../analysis/title.ts';
import type { RolloutStep } from '../../model/plan.ts';
import type { AxisSpan } from '../../schedule/plan-schedule.ts';
import { phaseSequence } from '../../schedule/sequence.ts';
import { clockDays } from '../../schedule/working-time.ts';
import { beginsBefore, fieldOf, placeOf, placeWords, spanOf } from '../places.ts';
import { withRouteBack } from '../route-back.ts';
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
  title: 'Rollout step comes before the preceding one',
  why: 'Steps are carried out in the order of the list, and at their times: one of the two is wrong.',
  examples: withRouteBack({ fails: rollout('week 7b'), passes: rollout('week 8b') }),
  check({ plan, schedule, report }) {
    const sequence = phaseSequence(plan, schedule);
    /** `T-1d`, where nothing places T: steps can still be compared with each other. */
    const fromCutover = (step: RolloutStep): AxisSpan | undefined => {
      const at = step.at ?? step.period;
      const days = at?.axis === 'cutover' ? clockDays(at.offset, at.unit) : undefined;
      return days === undefined ? undefined : { from: days, to: days };
    };
    const words = (step: RolloutStep): string => step.at?.raw ?? step.period?.raw ?? placeWords(placeOf(schedule, step), plan);
    /** Behind a step without a length, the place of the next one is a guess. */
    const isPlaced = (step: RolloutStep): boolean => {
      const written = placeOf(schedule, step)?.written;
      return written !== undefined && written !== null && written.by !== 'step';
    };
    for (const rollout of plan.rollout) {
      const steps = rollout.steps.filter((step) => step.status !== 'cancelled');
      steps.forEach((step, index) => {
        const earlier = steps.slice(0, index);
        const before = earlier.findLast(isPlaced) ?? earlier.findLast((each) => fromCutover(each));
        const [own, other] = [spanOf(schedule, step), spanOf(schedule, before)];
        const [later, first] = own && other ? [own, other] : [fromCutover(step), before && fromCutover(before)];
        if (before && later && first && beginsBefore(later, first)) {
          report(
            step,
            `${quoted(step)} (${words(step)}) is listed after ${quoted(before)}, but takes place before it (${words(before)}).`,
          )
            .at(fieldOf(placeOf(schedule, step), 'at'))
            .related(before, 'the step before it', fieldOf(placeOf(schedule, before), before.at ? 'at' : 'title'))
            .fix('Put the steps in the order of their times, or correct one of the times');
          return;
        }
        const previous = steps[index - 1];
        const [phase, back] = [step.phase, previous?.phase];
        const placed = placeOf(schedule, step)?.stated;
        if (!previous || placed || phase === undefined || back === undefined || !sequence.precedes(phase, back)) return;
        report(
          step,
          `${quoted(step)} belongs to the phase ${phase}, which comes before ${back}, the phase of ${quoted(previous)} before it.`,
        )
          .at('phase')
          .related(previous, 'the step before it', 'phase')
          .fix('Put the steps in the order of their phases, or correct one of the phases');
      });
      rollout.traffic.forEach((row, index) => {
        const before = rollout.traffic[index - 1];
        const [own, other] = [spanOf(schedule, row), spanOf(schedule, before)];
        if (!before || !own || !other || !beginsBefore(own, other)) return;
        report(row, `${row.at?.raw ?? ''} is listed after ${before.at?.raw ?? ''}.`)
          .at('at')
          .related(before, 'the row before it', 'at')
          .fix('Put the rows in order of time');
      });
    }
  },
});
