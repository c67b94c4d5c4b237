import { leafPhases } from '../../analysis/leaf-phases.ts';
import { quoted } from '../../analysis/title.ts';
import { beginsBefore, placeOf } from '../places.ts';
import { defineRule } from '../rule.ts';

const phases = (second: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 3–4\n---\n',
  'phases/2-cutover.mdx': `---\ntitle: Cutover\nstatus: planned\nperiod: ${second}\n---\n`,
});

export const phaseOrder = defineRule({
  id: 'bounds/phase-order',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase starts before the preceding one',
  why: 'The numbers of the phases give one order, and their positions another.',
  examples: { fails: phases('weeks 1–2'), passes: phases('weeks 5–6') },
  check({ plan, schedule, report }) {
    const placed = leafPhases(plan).flatMap((phase) => {
      const stated = placeOf(schedule, phase)?.stated;
      return stated?.field === 'period' ? [{ phase, stated }] : [];
    });
    placed.forEach(({ phase, stated }, index) => {
      const before = placed[index - 1];
      // Where its dependencies are stated, the order of the files says nothing.
      if (!before || !beginsBefore(stated.span, before.stated.span) || phase.after !== undefined) return;
      if (phase.order === undefined || before.phase.order === undefined || phase.parent !== before.phase.parent) return;
      report(
        phase,
        `${quoted(phase)} is number ${phase.order} and in ${stated.raw}, but ${quoted(before.phase)}, number ${before.phase.order}, starts only in ${before.stated.raw}.`,
      )
        .at('period')
        .related(before.phase, 'the phase before it', 'period')
        .fix('Correct one of the positions, renumber the phases, or state what it waits for: after: […]');
    });
  },
});
