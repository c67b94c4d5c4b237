import { decisionState } from '../../analysis/decision.ts';
import { quoted } from '../../analysis/title.ts';
import { beginsBefore, fieldOf, placeOf, spanOf } from '../places.ts';
import { defineRule } from '../rule.ts';

const files = (due: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–2\n---\n',
  'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nperiod: weeks 3–4\n---\n',
  'decisions.mdx': `---\ndecisions:\n  - { title: How is the traffic moved?, state: open, due: ${due}, owner: Ana, options: [at once, in steps], blocks: [cutover] }\n---\n`,
});

export const decisionTooLate = defineRule({
  id: 'order/decision-too-late',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Decision is due after its phase starts',
  why: 'The phase starts without it, or cannot start.',
  examples: { fails: files('week 4'), passes: files('week 2') },
  waiver: 'A decision that is taken early holds up nothing.',
  check({ plan, schedule, report }) {
    for (const decision of plan.decisions) {
      const due = decision.due;
      const day = spanOf(schedule, decision);
      if (!due || !day || decisionState(decision) !== 'open') continue;
      for (const blocked of decision.blocks ?? []) {
        const phase = plan.phases.find(({ id }) => id === blocked);
        const place = placeOf(schedule, phase);
        if (!phase || !place?.written || !beginsBefore(place.written.span, day)) continue;
        const { by, start } = place.written;
        const begins =
          by === 'stated' && place.stated
            ? `is in ${place.stated.raw}`
            : typeof start === 'string'
              ? `starts on ${start}`
              : 'starts before';
        report(
          decision,
          `${quoted(decision)} is due ${due.axis === 'date' && due.precision === 'day' ? 'on' : 'in'} ${due.raw}, but ${quoted(phase)}, which waits for it, ${begins}.`,
        )
          .at('due')
          .related(phase, 'the phase that waits', fieldOf(place, 'title'))
          .key(phase.id)
          .fix(`Decide before ${quoted(phase)} starts, or move the phase`);
      }
    }
  },
});
