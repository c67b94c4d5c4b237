import { quoted } from '../../analysis/title.ts';
import { leaves } from '../../model/body.ts';
import { parseEffort } from '../../model/values/effort.ts';
import { planCalendar } from '../../schedule/calendars.ts';
import { personWeeks } from '../../schedule/effort.ts';
import { workInUnit } from '../../schedule/length-words.ts';
import { agree, statedWork, sumOf } from '../../schedule/totals.ts';
import { defineRule } from '../rule.ts';

const phase = (second: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\neffort: 16 h\n---\n\n- [ ] Routes (effort: 6 h)\n- [ ] Models (effort: ${second})\n`,
});

export const taskEffort = defineRule({
  id: 'sums/task-effort',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Effort of a phase contradicts its tasks or parts',
  why: 'Either a task is missing, or the phase has less time than its work takes.',
  examples: { fails: phase('20 h'), passes: phase('10 h') },
  check({ plan, calendars, report }) {
    const calendar = planCalendar(plan, calendars);
    for (const phase of plan.phases) {
      const own = phase.effort;
      if (!own) continue;
      const parts = plan.phases
        .filter((each) => each.parent === phase.id && each.status !== 'cancelled')
        .map((each) => each.effort);
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
        const sum = sumOf(known.map((effort) => statedWork(effort, calendar)));
        const complete = known.length === efforts.length;
        const [said, step] = [statedWork(own, calendar), personWeeks({ ...own, low: 1, high: 1 }, calendar).high];
        if (complete ? agree(said, sum, step) : said.high >= sum.low - step / 2) continue;
        const added = workInUnit(sum, own.unit, calendar);
        report(
          phase,
          `${quoted(phase)} has an effort of ${own.raw}, but ${complete ? `its ${many}` : `${known.length} of its ${efforts.length} ${many} alone`} add up to ${added}.`,
        )
          .at('effort')
          .key(many)
          .fix(`Write effort: ${added}, or correct the ${many}`);
      }
    }
  },
});
