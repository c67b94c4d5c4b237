import { type Amount, agree, effortInWords, hoursOf, hourUnit, plus } from '../../analysis/amount.ts';
import { quoted } from '../../analysis/title.ts';
import { leaves } from '../../model/body.ts';
import { given } from '../../model/field.ts';
import { parseEffort } from '../../model/values/effort.ts';
import { defineRule } from '../rule.ts';

const phase = (second: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\neffort: 16 h\n---\n\n- [ ] Routes (effort: 6 h)\n- [ ] Models (effort: ${second})\n`,
});

export const taskEffort = defineRule({
  id: 'sums/task-effort',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'The effort of a phase is not that of its tasks or parts',
  why: 'Either a task is missing, or the phase has less time than its work takes.',
  examples: { fails: phase('20 h'), passes: phase('10 h') },
  check({ plan, report }) {
    for (const phase of plan.phases) {
      const own = given(phase.effort);
      if (!own) continue;
      const parts = plan.phases
        .filter((each) => given(each.parent) === phase.id && given(each.status) !== 'cancelled')
        .map((each) => given(each.effort));
      const tasks = [...leaves(phase.body.tasks)].map((task) => {
        const parsed = task.effort === undefined ? undefined : parseEffort(task.effort);
        return parsed?.ok ? parsed.value : undefined;
      });
      for (const [efforts, many] of [
        [parts, 'parts'],
        [tasks, 'tasks'],
      ] as const) {
        const known = efforts.filter((effort) => effort !== undefined);
        if (known.length === 0) continue;
        const sum = known.map(hoursOf).reduce<Amount>(plus, { low: 0, high: 0 });
        const complete = known.length === efforts.length;
        if (complete ? agree(hoursOf(own), sum, hourUnit(own)) : hoursOf(own).high >= sum.low - hourUnit(own) / 2) continue;
        report(
          phase,
          `${quoted(phase)} has an effort of ${own.raw}, but ${complete ? `its ${many}` : `${known.length} of its ${efforts.length} ${many} alone`} add up to ${effortInWords(sum, own.unit)}.`,
        )
          .at('effort')
          .key(many)
          .fix(`Write effort: ${effortInWords(sum, own.unit)}, or correct the ${many}`);
      }
    }
  },
});
