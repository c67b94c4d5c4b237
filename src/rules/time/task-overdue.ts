import { flatten } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import { parsePeriod } from '../../model/values/period.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { phaseFile, planFile } from './example.ts';
import { isRunning } from './late-places.ts';

export const taskOverdue = defineRule({
  id: 'time/task-overdue',
  severity: 'warning',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Task is past its due date',
  why: 'Either it is done and not ticked, or it is late.',
  examples: {
    fails: {
      'plan.mdx': planFile(),
      'phases/1-build.mdx': phaseFile(
        'Build',
        'status: in-progress\nduration: 8w\n',
        '\n- [ ] Port the login (due: 2026-05-15)\n',
      ),
    },
    passes: {
      'plan.mdx': planFile(),
      'phases/1-build.mdx': phaseFile(
        'Build',
        'status: in-progress\nduration: 8w\n',
        '\n- [x] Port the login (due: 2026-05-15)\n',
      ),
    },
  },
  check(context) {
    if (!isRunning(context)) return;
    const { plan, asOf, report } = context;
    const late = plan.phases
      .filter(({ status }) => status !== 'done' && status !== 'cancelled')
      .flatMap((phase) => [...flatten(phase.body.tasks)])
      .flatMap((task) => {
        const due = task.due === undefined || task.state === 'done' ? undefined : parsePeriod(task.due);
        return due?.ok && due.value.axis === 'date' && due.value.to < asOf ? [{ task, day: due.value.to }] : [];
      });
    const [first, ...others] = late;
    if (!first) return;
    const names = listing(late.map(({ task, day }) => `"${plainText(task.text)}" (due ${day})`));
    const found = report(
      first.task,
      late.length === 1 ? `The task ${names} is overdue.` : `${late.length} tasks are overdue: ${names}.`,
    );
    for (const { task, day } of others) found.related(task, `due ${day}`);
    found.fix('Tick it if it is done, or write the new due:');
  },
});
