import { titleOf } from '../../analysis/title.ts';
import { given } from '../../model/field.ts';
import { defineRule } from '../rule.ts';
import { phaseFile, planFile } from './example.ts';
import { isRunning, reportLate } from './late-places.ts';

export const deadlineMissed = defineRule({
  id: 'time/deadline-missed',
  severity: 'warning',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Forecast misses a deadline',
  why: 'As things stand today the phase ends after the day that was promised.',
  examples: {
    fails: {
      'plan.mdx': planFile(),
      'phases/1-build.mdx': phaseFile('Build', 'status: planned\nduration: 6w\ndeadline: 2026-06-19\n'),
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
      if (!place || deadline?.axis !== 'date' || deadline.to < asOf) return [];
      const { planned, forecast } = place;
      // What is planned too late is a contradiction of the plan itself, whatever the day.
      const kept = typeof planned.finish === 'string' && planned.finish <= deadline.to;
      return kept && typeof forecast.finish === 'string' && forecast.finish > deadline.to
        ? [{ place, name: titleOf(phase), when: `due ${deadline.to}, forecast ${forecast.finish}` }]
        : [];
    });
    reportLate(context, late, ['phase', 'phases'], 'will miss the deadline')?.fix(
      'Shorten what it waits for, or agree on a new deadline:',
    );
  },
});
