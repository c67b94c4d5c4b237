import { retiresOld } from '../../analysis/retirement.ts';
import { cutoverStep } from '../../analysis/rollout.ts';
import { quoted } from '../../analysis/title.ts';
import type { Rollout, RolloutStep } from '../../model/plan.ts';
import type { Elapsed } from '../../model/values/span.ts';
import { phaseSequence } from '../../schedule/sequence.ts';
import { clockDays } from '../../schedule/working-time.ts';
import { placeOf } from '../places.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const files = (hold: string) => ({
  'plan.mdx': '---\ntitle: Example\nstatus: planned\nfrom: { system: Flask backend }\nto: { system: Node backend }\n---\n',
  'rollout/switch.mdx': `---\ntitle: Switch\nmode: big-bang\nsteps:\n  - { title: All, share: 100 %, hold: ${hold} }\n  - { title: Switch off, retires: Flask }\n---\n`,
  'metrics.mdx': '---\nmetrics:\n  - { name: Critical bugs, scope: production, target: 0, for: 2w }\n---\n',
});

const lowDays = ({ low, unit }: Elapsed): number => clockDays(low, unit);

/** The steps with a hold between the last of the traffic and the end of the old system, with the days that these last at least. */
function soak(rollout: Rollout, all: RolloutStep, gone: RolloutStep): { days: number; holds: RolloutStep[] } | undefined {
  const between = rollout.steps.slice(rollout.steps.indexOf(all), rollout.steps.indexOf(gone) + 1);
  const holds = between.filter((step) => step !== gone && step.hold);
  if (holds.length === 0) return undefined;
  return {
    holds,
    days: holds.reduce((sum, step) => sum + lowDays(step.hold ?? { raw: '', low: 0, high: 0, unit: 'd' }), 0),
  };
}

export const retiredBeforeSoak = defineRule({
  id: 'order/retired-before-soak',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Old system is retired before the soak period ends',
  why: 'If the criterion fails on its last day, there is nothing left to go back to.',
  examples: withRouteBack({ fails: files('1w'), passes: files('2w') }),
  check({ plan, schedule, report }) {
    const sequence = phaseSequence(plan, schedule);
    for (const rollout of plan.rollout) {
      const all = cutoverStep(rollout);
      const gone = rollout.steps.find((step) => retiresOld(step, plan));
      if (!all || !gone || rollout.steps.indexOf(gone) <= rollout.steps.indexOf(all)) continue;
      const [from, to] = [placeOf(schedule, all), placeOf(schedule, gone)];
      // Days on the clock between two places that the plan states; else what the holds last at least.
      const size = schedule.unit === 'date' ? 1 : 7 / schedule.calendar.perWeek;
      const apart = from?.stated && to?.stated ? (to.stated.span.from - from.stated.span.from) * size : undefined;
      const held = soak(rollout, all, gone);
      const days = apart ?? held?.days;
      if (days === undefined) continue;
      for (const metric of plan.metrics?.metrics ?? []) {
        const proof = metric.for;
        const phase = metric.phase;
        // What an earlier phase has to show is shown by then.
        const earlier = phase !== undefined && sequence.precedes(phase, all.phase ?? '');
        if (!proof || lowDays(proof) < 1 || lowDays(proof) <= days + 1e-9 || earlier) continue;
        const hold = held?.holds.at(-1);
        const when =
          apart !== undefined
            ? `in ${to?.stated?.raw}`
            : `after ${hold ? `the ${hold.hold?.raw ?? ''} of ${quoted(hold)}` : 'its hold'}`;
        const found = report(
          gone,
          `${quoted(gone)} switches ${gone.retires ?? 'the old system'} off ${when}, but ${quoted(metric)} has to hold for ${proof.raw}.`,
        ).at('retires');
        if (hold) found.related(hold, `held for ${hold.hold?.raw ?? ''}`, 'hold');
        found
          .related(metric, `for ${proof.raw}`, 'for')
          .fix(`Hold the last share for ${proof.raw} before the old system is switched off`)
          .key(metric.ref);
      }
    }
  },
});
