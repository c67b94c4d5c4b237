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
    const { plan, schedule } = context;
    const late = plan.phases.flatMap((phase) => {
      const found = schedule.phases[phase.id];
      if (found?.timing !== 'not-begun' || found.summary || found.state !== 'planned') return [];
      const start = String(found.planned.start);
      return [{ subject: phase, name: `${quoted(phase)} (planned for ${start})`, note: `planned for ${start}`, field: 'status' }];
    });
    reportPassed(context, late, (names, many) => `${names} should have started by now, and ${many ? 'have' : 'has'} not.`)?.fix(
      'Set status: in-progress and actual: { start: … } if it has started, or move it to a later date',
    );
  },
});
