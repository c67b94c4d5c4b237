import { planPositions, type Stretch } from '../../analysis/position.ts';
import { quoted } from '../../analysis/title.ts';
import { flatten } from '../../model/body.ts';
import { given } from '../../model/field.ts';
import { plainText } from '../../model/plain-text.ts';
import { parsePeriod } from '../../model/values/period.ts';
import { defineRule } from '../rule.ts';

const phase = (due: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nperiod: weeks 1–2\n---\n\n- [ ] Port the routes (due: ${due})\n`,
  'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nperiod: weeks 3–4\n---\n\n- [ ] Move the traffic\n',
});

export const taskDue = defineRule({
  id: 'bounds/task-due',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'A task is due outside its phase',
  why: 'The phase ends without it, or waits for it.',
  examples: { fails: phase('week 3'), passes: phase('week 2') },
  waiver: 'A task that is due before its phase begins is early, and is not wrong.',
  check({ plan, report }) {
    const positions = planPositions(plan);
    for (const phase of plan.phases) {
      const ends = (['period', 'finish', 'deadline'] as const).flatMap(
        (field): { field: string; raw: string; stretch: Stretch }[] => {
          const stated = given(phase[field]);
          const stretch = positions.of(stated);
          return stated && stretch ? [{ field, raw: stated.raw, stretch }] : [];
        },
      );
      for (const task of flatten(phase.body.tasks)) {
        const due = task.due === undefined ? undefined : parsePeriod(task.due);
        const stretch = due?.ok ? positions.of(due.value) : undefined;
        const end = ends.find((each) => stretch?.scale === each.stretch.scale && stretch.from >= each.stretch.to - 1e-9);
        if (!end || task.state === 'done') continue;
        report(task, `"${plainText(task.text)}" is due ${task.due ?? ''}, but ${quoted(phase)} ends with ${end.raw}.`)
          .related(phase, `${end.field}: ${end.raw}`, end.field)
          .fix('Correct the day, or move the task to a later phase');
      }
    }
  },
});
