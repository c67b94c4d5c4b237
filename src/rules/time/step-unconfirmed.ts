import { titleOf } from '../../analysis/title.ts';
import { defineRule } from '../rule.ts';
import { phaseFile, planFile } from './example.ts';
import { isRunning, reportLate } from './late-places.ts';

const ramp = (status: string): string =>
  `---\ntitle: Ramp\nmode: canary\nsteps:\n  - { title: A tenth, at: 2026-05-18, share: 10 %${status} }\n  - { title: All, at: 2026-06-22, share: 100 % }\n---\n`;

export const stepUnconfirmed = defineRule({
  id: 'time/step-unconfirmed',
  severity: 'warning',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Rollout step is past its day, not confirmed',
  why: 'Nothing says that the traffic was moved, and what follows is planned as if it was.',
  examples: {
    fails: {
      'plan.mdx': planFile(),
      'phases/1-build.mdx': phaseFile('Build', 'status: in-progress\nduration: 8w\n'),
      'rollout/ramp.mdx': ramp(''),
    },
    passes: {
      'plan.mdx': planFile(),
      'phases/1-build.mdx': phaseFile('Build', 'status: in-progress\nduration: 8w\n'),
      'rollout/ramp.mdx': ramp(', status: done'),
    },
  },
  check(context) {
    if (!isRunning(context)) return;
    const { plan, schedule, facts, asOf } = context;
    const chosen = plan.rollout.find(({ id }) => id === facts.chosenRollout?.id);
    const late = (chosen?.steps ?? []).flatMap((step) => {
      const place = schedule.places[step.ref];
      const start = place?.planned.start;
      return place?.state === 'planned' && typeof start === 'string' && start < asOf
        ? [{ place, name: titleOf(step), when: `planned for ${start}` }]
        : [];
    });
    reportLate(context, late, ['rollout step', 'rollout steps'], 'should have been made')?.fix(
      'Set status: done or actual: { start: … } on the step, or move it',
    );
  },
});
