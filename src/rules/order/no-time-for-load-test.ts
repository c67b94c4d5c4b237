import { stepFacts } from '../../analysis/rollout.ts';
import { quoted } from '../../analysis/title.ts';
import { beginsBefore, fieldOf, placeOf, placeWords } from '../places.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const files = (period: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–4\n---\n\n- [ ] Port the routes\n',
  'phases/2-cutover.mdx': `---\ntitle: Cutover\nstatus: planned\nperiod: ${period}\n---\n\n- [ ] Move the traffic\n`,
  'quality.mdx': '---\nload:\n  - { name: Peak hour, tool: k6, phase: cutover, target: 500 req/s }\n---\n',
  'rollout/ramp.mdx':
    '---\ntitle: Ramp\ndefaults: { phase: cutover, abortIf: [{ when: Errors }] }\nsteps:\n  - { title: A tenth, at: week 6, share: 10 % }\n  - { title: All, at: week 7, share: 100 % }\n---\n',
});

export const noTimeForTest = defineRule({
  id: 'order/no-time-for-load-test',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'No time for the load test before traffic moves',
  why: 'The users find out whether the new system carries the load.',
  examples: withRouteBack({ fails: files('weeks 6–7'), passes: files('weeks 5–7') }),
  check({ plan, schedule, report }) {
    for (const load of plan.quality?.load ?? []) {
      const phase = plan.phases.find((each) => each.id === load.phase);
      const place = placeOf(schedule, phase);
      if (!phase || !place?.written) continue;
      for (const rollout of plan.rollout) {
        // Shadow traffic is real load as well.
        const first = stepFacts(rollout).find(
          ({ step, share = 0 }) => step.phase === phase.id && (share > 0 || step.mode === 'shadow'),
        )?.step;
        const at = placeOf(schedule, first);
        if (!first || at?.written?.by !== 'stated' || beginsBefore(place.written.span, at.written.span)) continue;
        report(
          load,
          `${quoted(load)} belongs to ${quoted(phase)} (${placeWords(place, plan)}), which starts with ${quoted(first)} (${placeWords(at, plan)}): it has no time before real traffic reaches the new system.`,
        )
          .at('phase')
          .related(first, 'the first step', fieldOf(at, 'phase'))
          .related(phase, 'the phase', fieldOf(place, 'title'))
          .fix('Give the load test to the phase before, or start the rollout later in this one');
      }
    }
  },
});
