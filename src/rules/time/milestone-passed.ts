import { quoted } from '../../analysis/title.ts';
import { defineRule } from '../rule.ts';
import { BEGUN, dated } from './example.ts';
import { reportPassed } from './passed.ts';

const signed = (notBefore: string) =>
  dated('', {
    ...BEGUN,
    'phases/2-signed.mdx': `---\ntitle: Contract signed\nstatus: planned\nduration: 0d\nafter: []\nnotBefore: ${notBefore}\n---\n`,
  });

export const milestonePassed = defineRule({
  id: 'time/milestone-passed',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Milestone has passed without being reached',
  why: 'What waits for it cannot start, and nothing says that it was reached.',
  examples: { fails: signed('2026-05-04'), passes: signed('2026-06-08') },
  check(context) {
    const { plan, schedule } = context;
    const late = plan.phases.flatMap((phase) => {
      const found = schedule.phases[phase.id];
      if (!found?.milestone || found.timing !== 'overdue') return [];
      const day = String(found.planned.finish);
      return [{ subject: phase, name: `${quoted(phase)} (${day})`, note: `planned for ${day}`, field: 'status' }];
    });
    reportPassed(context, late, (names, many) => `${names} ${many ? 'were' : 'was'} not reached on the planned day.`)?.fix(
      'Set status: done and actual: { finish: … } if it was reached, or move it to a later date',
    );
  },
});
