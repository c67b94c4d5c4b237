import { quoted } from '../../analysis/title.ts';
import type { Phase, RolloutStep } from '../../model/plan.ts';
import { DONE_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

const phase = (actual: string) => ({
  ...DONE_PLAN,
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: done\nactual: ${actual}\n---\n`,
});

export const actualDates = defineRule({
  id: 'bounds/actual-dates',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Actual dates lie in the future or are reversed',
  why: 'The forecast starts from what has actually happened.',
  examples: {
    fails: phase('{ start: 2026-05-20, finish: 2026-05-04 }'),
    passes: phase('{ start: 2026-05-04, finish: 2026-05-20 }'),
  },
  check({ plan, asOf, report }) {
    const things: (Phase | RolloutStep)[] = [...plan.phases, ...plan.rollout.flatMap(({ steps }) => steps)];
    for (const thing of things) {
      const actual = thing.actual;
      const [start, finish] = [actual?.start, actual?.finish].map((period) => (period?.axis === 'date' ? period : undefined));
      if (start && finish && finish.to < start.from) {
        report(thing, `${quoted(thing)} ended on ${finish.raw}, before it began on ${start.raw}.`)
          .at(['actual', 'finish'])
          .key('order')
          .related(thing, `here it starts on ${start.raw}`, ['actual', 'start'])
          .fix('Swap the two, or correct one');
      }
      for (const [field, date] of [
        ['start', start],
        ['finish', finish],
      ] as const) {
        if (date && date.from > asOf)
          report(thing, `${quoted(thing)} has an actual ${field} on ${date.raw}, which is after today, ${asOf}.`)
            .at(['actual', field])
            .key(field)
            .fix(`Write what is planned as ${field}: ${date.raw}, and actual: once it has happened`);
      }
    }
  },
});
