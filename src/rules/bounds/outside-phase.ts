import { quoted } from '../../analysis/title.ts';
import { listing } from '../listing.ts';
import { boundsOf, fieldOf, judgedPlaces, overlap, placeOf, sideWords } from '../places.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const rollout = (at: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–4\n---\n',
  'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nperiod: weeks 5–6\n---\n',
  'phases/3-cleanup.mdx': '---\ntitle: Cleanup\nstatus: planned\nperiod: weeks 7–9\n---\n',
  'rollout/ramp.mdx': `---\ntitle: Ramp\nsteps:\n  - { title: Half, phase: cutover, at: ${at}, share: 50 %, hold: 1w }\n  - { title: All, phase: cleanup, at: week 9, share: 100 % }\n---\n`,
});

export const outsidePhase = defineRule({
  id: 'bounds/outside-phase',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollout step lies outside its phase',
  why: 'The phase is over, or has not started, when its traffic moves.',
  examples: withRouteBack({ fails: rollout('week 8'), passes: rollout('week 6') }),
  check({ plan, schedule, report }) {
    const places = plan.phases.flatMap((phase) => placeOf(schedule, phase) ?? []);
    /** What lies outside of all phases is reported by bounds/outside-timeline. */
    const within = (side: 'written' | 'ahead', from: number): boolean =>
      places.some((place) => (place[side]?.span.to ?? from) > from);
    for (const rollout of plan.rollout) {
      const rows = [
        ...rollout.steps.map((row) => ({ row, name: quoted(row) })),
        ...rollout.traffic.map((row) => ({ row, name: 'The traffic' })),
      ].map((each) => ({ ...each, place: placeOf(schedule, each.row) }));
      for (const phase of plan.phases) {
        const whole = placeOf(schedule, phase);
        const outside = rows.flatMap(({ row, name, place }) => {
          if (row.phase !== phase.id) return [];
          const judged = judgedPlaces(place).find(({ side, computed: { span } }) => {
            const own = boundsOf(whole, side);
            if (!own || !within(side, span.from)) return false;
            return span.to > span.from ? !overlap(span, own) : span.from < own.from - 1e-9 || span.from > own.to + 1e-9;
          });
          return judged ? [{ row, name, place, side: judged.side }] : [];
        });
        const [first, ...others] = outside;
        if (!first) continue;
        const found = report(
          first.row,
          `${listing(outside.map(({ name, place, side }) => `${name} (${sideWords(place, side, plan)})`))} ${outside.length === 1 ? 'belongs' : 'belong'} to ${quoted(phase)}, which is ${first.side === 'ahead' ? '' : 'in '}${sideWords(whole, first.side, plan)}.`,
        )
          .at(fieldOf(first.place, 'phase'))
          .related(phase, 'the phase', fieldOf(whole, 'title'))
          .fix('Name the phase of that time, or move the step into the phase');
        for (const { row, place, side } of others) found.related(row, sideWords(place, side, plan));
      }
    }
  },
});
