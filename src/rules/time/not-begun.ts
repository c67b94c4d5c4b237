import { titleOf } from '../../analysis/title.ts';
import { defineRule } from '../rule.ts';
import { phaseFile, planFile } from './example.ts';
import { isRunning, reportLate } from './late-places.ts';

export const notBegun = defineRule({
  id: 'time/not-begun',
  severity: 'warning',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Phase should have begun',
  why: 'Everything that depends on it moves with it, and the plan still shows its old dates.',
  examples: {
    fails: { 'plan.mdx': planFile(), 'phases/1-build.mdx': phaseFile('Build', 'status: planned\nduration: 8w\n') },
    passes: { 'plan.mdx': planFile(), 'phases/1-build.mdx': phaseFile('Build', 'status: in-progress\nduration: 8w\n') },
  },
  waiver: 'A phase that begins early is ahead of the plan, and is not wrong.',
  check(context) {
    if (!isRunning(context)) return;
    const { plan, schedule } = context;
    const late = plan.phases.flatMap((phase) => {
      const place = schedule.places[phase.ref];
      return place?.kind === 'phase' && place.timing === 'not-begun'
        ? [{ place, name: titleOf(phase), when: `planned from ${place.planned.start}` }]
        : [];
    });
    reportLate(context, late, ['phase', 'phases'], 'should have begun')?.fix(
      'Set status: in-progress and actual: { start: … }, or move the phase',
    );
  },
});
