import { titleOf } from '../../analysis/title.ts';
import { defineRule } from '../rule.ts';
import { phaseFile, planFile } from './example.ts';
import { isRunning, reportLate } from './late-places.ts';

export const milestonePassed = defineRule({
  id: 'time/milestone-passed',
  severity: 'warning',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Milestone has passed unreached',
  why: 'Readers take a milestone in the past for one that was reached.',
  examples: {
    fails: {
      'plan.mdx': planFile(),
      'phases/1-build.mdx': phaseFile('Build', 'status: done\nduration: 1w\n'),
      'phases/2-live.mdx': phaseFile('Live', 'status: planned\nduration: 0d\n'),
    },
    passes: {
      'plan.mdx': planFile(),
      'phases/1-build.mdx': phaseFile('Build', 'status: in-progress\nduration: 8w\n'),
      'phases/2-live.mdx': phaseFile('Live', 'status: planned\nduration: 0d\n'),
    },
  },
  check(context) {
    if (!isRunning(context)) return;
    const { plan, schedule } = context;
    const late = plan.phases.flatMap((phase) => {
      const place = schedule.places[phase.ref];
      return place?.kind === 'milestone' && (place.timing === 'overdue' || place.timing === 'not-begun')
        ? [{ place, name: titleOf(phase), when: `planned for ${place.planned.finish}` }]
        : [];
    });
    reportLate(context, late, ['milestone', 'milestones'], 'should have been reached')?.fix(
      'Set status: done if it was reached, or move what it depends on',
    );
  },
});
