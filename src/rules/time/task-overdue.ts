import { flatten } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import { parsePeriod } from '../../model/values/period.ts';
import { defineRule } from '../rule.ts';
import { dated } from './example.ts';
import { reportPassed } from './passed.ts';

const build = (box: string) =>
  dated('', {
    'phases/1-build.mdx': `---\ntitle: Build\nstatus: in-progress\nduration: 12w\nremaining: 3w\n---\n\n- [${box}] Order the certificate (due: 2026-05-08)\n- [ ] Install it\n`,
  });

export const taskOverdue = defineRule({
  id: 'time/task-overdue',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Task is overdue',
  why: 'It was due, and its box is not ticked.',
  examples: { fails: build(' '), passes: build('x') },
  check(context) {
    const { plan, schedule, asOf } = context;
    const late = plan.phases.flatMap((phase) => {
      const state = schedule.phases[phase.id]?.state;
      if (state === 'done' || state === 'cancelled') return [];
      return [...flatten(phase.body.tasks)].flatMap((task) => {
        const due = task.due === undefined ? undefined : parsePeriod(task.due);
        if (task.state === 'done' || !due?.ok || due.value.axis !== 'date' || due.value.to >= asOf) return [];
        return [{ subject: task, name: `"${plainText(task.text)}" (${due.value.raw})`, note: `due ${due.value.raw}` }];
      });
    });
    reportPassed(context, late, (names, many) => `${names} ${many ? 'are' : 'is'} not ticked, and the due day has passed.`)?.fix(
      'Tick it if it is done, or give it another due day',
    );
  },
});
