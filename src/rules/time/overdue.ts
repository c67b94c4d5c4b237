import { quoted } from '../../analysis/title.ts';
import { defineRule } from '../rule.ts';
import { dated } from './example.ts';
import { reportPassed } from './passed.ts';

const build = (length: string) =>
  dated('', { 'phases/1-build.mdx': `---\ntitle: Build\nstatus: in-progress\nduration: ${length}\n---\n` });

export const overdue = defineRule({
  id: 'time/overdue',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase in progress is past its planned finish',
  why: 'How much of it is left decides when everything after it can start.',
  examples: { fails: build('4w'), passes: build('12w') },
  check(context) {
    const { plan, schedule, asOf } = context;
    const late = plan.phases.flatMap((phase) => {
      const found = schedule.phases[phase.id];
      if (found?.timing !== 'overdue' || found.summary || found.milestone) return [];
      // A deadline that has passed is the graver finding: time/deadline-passed.
      const deadline = phase.deadline;
      if (deadline?.axis === 'date' && deadline.to < asOf) return [];
      const finish = String(found.planned.finish);
      return [
        { subject: phase, name: `${quoted(phase)} (planned until ${finish})`, note: `planned until ${finish}`, field: 'status' },
      ];
    });
    reportPassed(
      context,
      late,
      (names, many) => `${names} ${many ? 'are' : 'is'} still in progress after the planned finish.`,
    )?.fix('Set status: done and actual: { finish: … } if it is finished, or say what is left: remaining: 3d');
  },
});
