import { titleOf } from '../../analysis/title.ts';
import { given } from '../../model/field.ts';
import { defineRule } from '../rule.ts';
import { phaseFile, planFile } from './example.ts';
import { isRunning, reportLate } from './late-places.ts';

export const deadlinePassed = defineRule({
  id: 'time/deadline-passed',
  severity: 'error',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Deadline has passed',
  why: 'A promised day is over and the work is not.',
  examples: {
    fails: {
      'plan.mdx': planFile(),
      'phases/1-build.mdx': phaseFile('Build', 'status: in-progress\nduration: 8w\ndeadline: 2026-05-29\n'),
    },
    passes: {
      'plan.mdx': planFile(),
      'phases/1-build.mdx': phaseFile('Build', 'status: in-progress\nduration: 6w\ndeadline: 2026-06-19\n'),
    },
  },
  check(context) {
    if (!isRunning(context)) return;
    const { plan, schedule, asOf } = context;
    const late = plan.phases.flatMap((phase) => {
      const place = schedule.places[phase.ref];
      const deadline = given(phase.deadline);
      const open = phase.status !== 'done' && phase.status !== 'cancelled';
      return place && open && deadline?.axis === 'date' && deadline.to < asOf
        ? [{ place, name: titleOf(phase), when: `due ${deadline.to}` }]
        : [];
    });
    reportLate(context, late, ['phase', 'phases'], 'missed the deadline')?.fix('Agree on a new deadline:, or set status: done');
  },
});
