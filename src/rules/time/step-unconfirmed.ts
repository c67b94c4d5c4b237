import { quoted } from '../../analysis/title.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';
import { dated } from './example.ts';
import { reportPassed } from './passed.ts';

const ramp = (status: string) =>
  dated('', {
    'phases/1-cutover.mdx': '---\ntitle: Cutover\nstatus: in-progress\nduration: 12w\n---\n',
    'rollout/ramp.mdx': `---\ntitle: Ramp\nsteps:\n  - { title: Tenth, phase: cutover, at: 2026-05-04, share: 10 %${status} }\n  - { title: All, phase: cutover, at: 2026-06-15, share: 100 % }\n---\n`,
  });

export const stepUnconfirmed = defineRule({
  id: 'time/step-unconfirmed',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollout step has passed without confirmation',
  why: 'The plan does not say which system answers today.',
  examples: withRouteBack({ fails: ramp(''), passes: ramp(', status: done') }),
  check(context) {
    const { plan, schedule, facts } = context;
    const late = plan.rollout
      .filter(({ id }) => facts.chosenRollout === undefined || facts.chosenRollout.id === id)
      .flatMap((rollout) => {
        const found = schedule.rollouts.find(({ id }) => id === rollout.id);
        return rollout.steps.flatMap((step, index) => {
          const place = found?.steps[index];
          if (!place || (place.timing !== 'not-begun' && place.timing !== 'overdue')) return [];
          const day = place.timing === 'overdue' ? `until ${place.planned.finish}` : `for ${place.planned.start}`;
          const field = step.at ? 'at' : step.period ? 'period' : 'title';
          return [{ subject: step, name: `${quoted(step)} (planned ${day})`, note: `planned ${day}`, field }];
        });
      });
    reportPassed(
      context,
      late,
      (names, many) => `${names} ${many ? 'are' : 'is'} not confirmed, and the planned day has passed.`,
    )?.fix('Set status: done and actual: { start: … } once it has happened, or move it to a later date');
  },
});
