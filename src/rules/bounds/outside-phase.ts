import { overlap, planPositions } from '../../analysis/position.ts';
import { quoted } from '../../analysis/title.ts';
import { stepPeriod } from '../../analysis/traffic.ts';
import { given } from '../../model/field.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const rollout = (at: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–4\n---\n',
  'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nperiod: weeks 5–6\n---\n',
  'phases/3-cleanup.mdx': '---\ntitle: Cleanup\nstatus: planned\nperiod: weeks 7–9\n---\n',
  'rollout/ramp.mdx': `---\ntitle: Ramp\nsteps:\n  - { title: Half, phase: cutover, at: ${at}, share: 50 %, hold: 1w }\n---\n`,
});

export const outsidePhase = defineRule({
  id: 'bounds/outside-phase',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'A rollout step lies outside the phase that it belongs to',
  why: 'The phase is over, or has not begun, when its traffic moves.',
  examples: { fails: rollout('week 8'), passes: rollout('week 6') },
  check({ plan, report }) {
    const positions = planPositions(plan);
    const ends = plan.phases.flatMap((phase) => positions.of(given(phase.period)) ?? []);
    for (const rollout of plan.rollout) {
      const rows = [
        ...rollout.steps.map((step) => ({ row: step, period: stepPeriod(step), name: quoted(step) })),
        ...rollout.traffic.map((row) => ({ row, period: given(row.at), name: 'The traffic' })),
      ];
      for (const phase of plan.phases) {
        const own = positions.of(given(phase.period));
        if (!own) continue;
        const outside = rows.filter(({ row, period }) => {
          const stretch = given(row.phase) === phase.id ? positions.of(period) : undefined;
          // What lies outside of all phases is told by bounds/outside-timeline.
          return (
            stretch?.scale === own.scale &&
            !overlap(stretch, own) &&
            stretch.to > stretch.from &&
            ends.some((each) => each.scale === own.scale && each.to > stretch.from)
          );
        });
        const [first, ...others] = outside;
        if (!first) continue;
        const found = report(
          first.row,
          `${listing(outside.map(({ name, period }) => `${name} (${period?.raw ?? ''})`))} ${outside.length === 1 ? 'belongs' : 'belong'} to ${quoted(phase)}, which is in ${given(phase.period)?.raw ?? ''}.`,
        )
          .at(given((first.row as { at?: unknown }).at) ? 'at' : 'period')
          .related(phase, 'the phase', 'period')
          .fix('Name the phase of that time, or move the step into the phase');
        for (const { row, period } of others) found.related(row, period?.raw ?? '');
      }
    }
  },
});
