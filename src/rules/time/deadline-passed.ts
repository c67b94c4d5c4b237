import { quoted } from '../../analysis/title.ts';
import { defineRule } from '../rule.ts';
import { dated } from './example.ts';
import { reportPassed } from './passed.ts';

const build = (length: string, deadline: string) =>
  dated('', {
    'phases/1-build.mdx': `---\ntitle: Build\nstatus: in-progress\nduration: ${length}\ndeadline: ${deadline}\n---\n`,
  });

export const deadlinePassed = defineRule({
  id: 'time/deadline-passed',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Deadline has passed but the phase is not done',
  why: 'What was promised by that day is not there.',
  examples: { fails: build('5w', '2026-05-15'), passes: build('12w', '2026-07-15') },
  check(context) {
    const { plan, schedule, asOf } = context;
    const late = plan.phases.flatMap((phase) => {
      const [state, deadline] = [schedule.phases[phase.id]?.state, phase.deadline];
      if (deadline?.axis !== 'date' || deadline.to >= asOf || state === 'done' || state === 'cancelled') return [];
      return [
        { subject: phase, name: `${quoted(phase)} (${deadline.raw})`, note: `deadline ${deadline.raw}`, field: 'deadline' },
      ];
    });
    reportPassed(context, late, (names, many) => `${names} ${many ? 'are' : 'is'} not done, and the deadline has passed.`)?.fix(
      'Set status: done and actual: { finish: … } if it is done, or agree on another deadline',
    );
  },
});
