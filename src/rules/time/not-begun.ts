import { quoted } from '../../analysis/title.ts';
import { defineRule } from '../rule.ts';
import { BEGUN, dated } from './example.ts';
import { reportPassed } from './passed.ts';

const build = (status: string) =>
  dated('', { ...BEGUN, 'phases/2-build.mdx': `---\ntitle: Build\nstatus: ${status}\nafter: []\nduration: 12w\n---\n` });

export const notBegun = defineRule({
  id: 'time/not-begun',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase should have started but has not',
  why: 'Everything that waits for it moves with it, day by day.',
  examples: { fails: build('planned'), passes: build('in-progress') },
  check(context) {
    const { plan, schedule, asOf } = context;
    const late = plan.phases.flatMap((phase) => {
      const found = schedule.phases[phase.id];
      if (!found || found.summary || found.milestone || found.state !== 'planned') return [];
      // A phase with a finish alone has no planned start of its own, but it should have started before it finishes.
      const finish = phase.finish;
      const isPast = finish?.axis === 'date' && finish.to < asOf;
      if (found.timing !== 'not-begun' && !isPast) return [];
      const note = found.timing === 'not-begun' ? `planned for ${found.planned.start}` : `to finish by ${finish?.raw}`;
      return [{ subject: phase, name: `${quoted(phase)} (${note})`, note, field: 'status' }];
    });
    reportPassed(context, late, (names, many) => `${names} should have started by now, and ${many ? 'have' : 'has'} not.`)?.fix(
      'Set status: in-progress and actual: { start: … } if it has started, or move it to a later date',
    );
  },
});
