import { quoted } from '../../analysis/title.ts';
import { boundsOf, fieldOf, judgedPlaces, placeOf, sideWords } from '../places.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const rollout = (hold: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nduration: 2w\n---\n',
  'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nduration: 2w\n---\n',
  'phases/3-cleanup.mdx': '---\ntitle: Cleanup\nstatus: planned\nduration: 2w\n---\n',
  'rollout/ramp.mdx': `---\ntitle: Ramp\ndefaults: { phase: cutover, abortIf: [{ when: Errors }] }\nsteps:\n  - { title: Half, share: 50 %, hold: 1w }\n  - { title: All, share: 100 %, hold: ${hold} }\n---\n`,
});

export const stepOutlastsPhase = defineRule({
  id: 'bounds/step-outlasts-phase',
  severity: 'warning',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Rollout step ends after its phase',
  why: 'The next phase starts while traffic is still being moved.',
  examples: withRouteBack({ fails: rollout('2w'), passes: rollout('1w') }),
  waiver: 'A step that starts before its phase is found by bounds/outside-phase.',
  check({ plan, schedule, report }) {
    for (const rollout of plan.rollout) {
      const late = rollout.steps.flatMap((step) => {
        const [place, phase] = [placeOf(schedule, step), plan.phases.find(({ id }) => id === step.phase)];
        const end = placeOf(schedule, phase);
        const judged = judgedPlaces(place).find(({ side, computed: { span } }) => {
          const whole = boundsOf(end, side);
          return whole !== undefined && span.from < whole.to && span.to > whole.to + 1e-9;
        });
        return phase && judged ? [{ step, place, phase, end, side: judged.side }] : [];
      });
      // The steps behind it end behind it as well, and would say no more.
      const [first] = late;
      if (!first) continue;
      const { step, place, phase, end, side } = first;
      report(
        step,
        `${quoted(step)} (${sideWords(place, side, plan)}) continues after the end of ${quoted(phase)} (${sideWords(end, side, plan)}), the phase that it belongs to.`,
      )
        .at(step.hold ? 'hold' : step.duration ? 'duration' : fieldOf(place, 'title'))
        .related(phase, 'the phase', phase.duration ? 'duration' : fieldOf(end, 'title'))
        .fix(`Make ${quoted(phase)} longer, shorten the holds of its steps, or move the last of them to the next phase`);
    }
  },
});
