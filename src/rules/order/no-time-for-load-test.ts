import { planPositions } from '../../analysis/position.ts';
import { stepFacts } from '../../analysis/rollout.ts';
import { quoted } from '../../analysis/title.ts';
import { stepPeriod } from '../../analysis/traffic.ts';
import { given } from '../../model/field.ts';
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
  title: 'The load test has no time before the traffic moves',
  why: 'Whether the new system carries the load is found out by its users.',
  examples: { fails: files('weeks 6–7'), passes: files('weeks 5–7') },
  check({ plan, report }) {
    const positions = planPositions(plan);
    for (const load of plan.quality?.load ?? []) {
      const phase = plan.phases.find((each) => each.id === given(load.phase));
      const own = phase && positions.of(given(phase.period));
      if (!phase || !own) continue;
      for (const rollout of plan.rollout) {
        // Shadow traffic is real load as well.
        const first = stepFacts(rollout).find(
          ({ step, share = 0 }) => given(step.phase) === phase.id && (share > 0 || given(step.mode) === 'shadow'),
        )?.step;
        const at = first && positions.of(stepPeriod(first));
        if (!first || !at || at.scale !== own.scale || at.from > own.from + 1e-9) continue;
        report(
          load,
          `${quoted(load)} belongs to ${quoted(phase)} (${given(phase.period)?.raw ?? ''}), which begins with ${quoted(first)} (${stepPeriod(first)?.raw ?? ''}): it has no time before real traffic reaches the new system.`,
        )
          .at('phase')
          .related(first, 'the first step', given(first.at) ? 'at' : 'period')
          .related(phase, 'the phase', 'period')
          .fix('Give the load test to the phase before, or let the rollout begin later in this one');
      }
    }
  },
});
