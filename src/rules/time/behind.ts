import { quoted } from '../../analysis/title.ts';
import { workText } from '../../schedule/length-words.ts';
import { defineRule } from '../rule.ts';
import { dated } from './example.ts';
import { reportPassed } from './passed.ts';

const build = (remaining: string) =>
  dated('', {
    'phases/1-build.mdx': `---\ntitle: Build\nstatus: in-progress\nduration: 9w\nactual: { start: 2026-04-06 }\nremaining: ${remaining}\n---\n`,
  });

export const behind = defineRule({
  id: 'time/behind',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase has more work left than time',
  why: 'It will be late although its planned finish lies ahead.',
  examples: { fails: build('3w'), passes: build('1w') },
  waiver: 'A phase that is ahead of its plan is not wrong.',
  check(context) {
    const { plan, schedule } = context;
    const late = plan.phases.flatMap((phase) => {
      const found = schedule.phases[phase.id];
      if (!found || found.summary || found.state !== 'begun' || found.timing === 'overdue' || found.lateBy <= 0) return [];
      const note = `forecast for ${found.forecast.finish}, ${workText(found.lateBy, schedule.calendar)} after its planned finish`;
      return [{ subject: phase, name: `${quoted(phase)} (${note})`, note, field: 'status' }];
    });
    reportPassed(context, late, (names, many) => `${names} ${many ? 'have' : 'has'} more work left than planned time.`)?.fix(
      'Write remaining: with the work that is left, tick what is done, or move it to a later date',
    );
  },
});
