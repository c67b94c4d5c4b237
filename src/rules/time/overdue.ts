import { titleOf } from '../../analysis/title.ts';
import { defineRule } from '../rule.ts';
import { phaseFile, planFile } from './example.ts';
import { isRunning, reportLate } from './late-places.ts';

export const overdue = defineRule({
  id: 'time/overdue',
  severity: 'warning',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Phase is past its planned finish',
  why: 'The forecast counts only what is known to be left: without a new estimate it ends the phase too early.',
  examples: {
    fails: { 'plan.mdx': planFile(), 'phases/1-build.mdx': phaseFile('Build', 'status: in-progress\nduration: 2w\n') },
    passes: { 'plan.mdx': planFile(), 'phases/1-build.mdx': phaseFile('Build', 'status: in-progress\nduration: 6w\n') },
  },
  waiver: 'A phase that ends early is ahead of the plan, and is not wrong.',
  check(context) {
    if (!isRunning(context)) return;
    const { plan, schedule } = context;
    const late = plan.phases.flatMap((phase) => {
      const place = schedule.places[phase.ref];
      return place?.kind === 'phase' && place.timing === 'overdue'
        ? [{ place, name: titleOf(phase), when: `planned until ${place.planned.finish}` }]
        : [];
    });
    reportLate(context, late, ['phase', 'phases'], 'should be finished')?.fix(
      'Set status: done and actual: { finish: … }, or write remaining: with the work that is left',
    );
  },
});
