import { leafPhases } from '../../analysis/leaf-phases.ts';
import { quoted } from '../../analysis/title.ts';
import { axisLine, fieldOf, placeOf, placeWords } from '../places.ts';
import { defineRule } from '../rule.ts';

const phases = (second: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–2\n---\n',
  'phases/2-cutover.mdx': `---\ntitle: Cutover\nstatus: planned\nperiod: ${second}\n---\n`,
});

/** Working days; less is no gap. */
const NOTICED = 2.5;

export const gap = defineRule({
  id: 'bounds/gap',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Gap between two phases',
  why: 'Either work is missing there, or the plan could finish earlier.',
  examples: { fails: phases('weeks 5–6'), passes: phases('weeks 3–4') },
  check({ plan, calendars, schedule, report }) {
    const phases = leafPhases(plan);
    const placed = phases.flatMap((phase) => {
      const place = placeOf(schedule, phase);
      return place?.written ? [{ phase, place, span: place.written.span }] : [];
    });
    if (placed.length < phases.length) return;
    const sorted = placed.sort((a, b) => a.span.from - b.span.from);
    const { indexAt } = axisLine(plan, calendars, schedule);
    let latest = sorted[0];
    for (const next of sorted.slice(1)) {
      if (!latest) return;
      const dependencies = next.phase.after ?? [];
      const lagged =
        dependencies.some((each) => typeof each !== 'string' && each.lag !== undefined) || next.phase.notBefore !== undefined;
      if (indexAt(next.span.from) - indexAt(latest.span.to) >= NOTICED && !lagged) {
        report(
          next.phase,
          `Between ${quoted(latest.phase)} (${placeWords(latest.place, plan)}) and ${quoted(next.phase)} (${placeWords(next.place, plan)}) is a gap that belongs to no phase.`,
        )
          .at(fieldOf(next.place, 'title'))
          .related(latest.phase, 'the phase before', fieldOf(latest.place, 'title'))
          .fix(
            `Move ${quoted(next.phase)}, add the phase that fills the time, or say why it waits: after: [{ phase: ${latest.phase.id}, lag: 1w }]`,
          );
      }
      if (next.span.to > latest.span.to) latest = next;
    }
  },
});
