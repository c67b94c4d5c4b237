import { decisionState } from '../../analysis/decision.ts';
import { planPositions } from '../../analysis/position.ts';
import { quoted } from '../../analysis/title.ts';
import { given } from '../../model/field.ts';
import { dayNumber } from '../../model/values/day-number.ts';
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
  title: 'A decision is due after the phase that waits for it begins',
  why: 'The phase begins without it, or cannot begin.',
  examples: { fails: files('week 4'), passes: files('week 2') },
  waiver: 'A decision that is taken early holds up nothing.',
  check({ plan, schedule, report }) {
    const positions = planPositions(plan);
    for (const decision of plan.decisions) {
      const due = given(decision.due);
      const stretch = positions.of(due);
      if (!due || !stretch || decisionState(decision) !== 'open') continue;
      for (const blocked of given(decision.blocks) ?? []) {
        const phase = plan.phases.find(({ id }) => id === given(blocked));
        if (!phase) continue;
        const stated = positions.of(given(phase.period));
        const early = schedule.phases[phase.id]?.earlyStart;
        const computed =
          typeof early === 'number'
            ? { scale: 'work', from: early }
            : typeof early === 'string'
              ? { scale: 'date', from: dayNumber(early) }
              : undefined;
        const start = stated?.scale === stretch.scale ? stated : computed;
        if (!start || start.scale !== stretch.scale || stretch.from <= start.from + 1e-9) continue;
        const begins = given(phase.period)?.raw ?? (typeof early === 'string' ? `begins on ${early}` : 'begins before');
        report(
          decision,
          `${quoted(decision)} is due in ${due.raw}, but ${quoted(phase)}, which waits for it, ${given(phase.period) ? `is in ${begins}` : begins}.`.replace(
            `due in ${due.raw}`,
            due.axis === 'date' && due.precision === 'day' ? `due on ${due.raw}` : `due in ${due.raw}`,
          ),
        )
          .at('due')
          .related(phase, 'the phase that waits', given(phase.period) ? 'period' : 'title')
          .key(phase.id)
          .fix(`Decide before ${quoted(phase)} begins, or move the phase`);
      }
    }
  },
});
