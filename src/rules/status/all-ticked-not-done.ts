import { counted } from '../../analysis/counted.ts';
import { phaseLabel } from '../../analysis/labels.ts';
import { boxes } from '../../analysis/progress.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

export const allTickedNotDone = defineRule({
  id: 'status/all-ticked-not-done',
  severity: 'note',
  profile: 'recommended',
  since: '0.1.0',
  title: 'All boxes are ticked, but the phase is not done',
  why: 'Either work is left that has no box, or what follows waits for a status that was never changed.',
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: in-progress\n---\n\n- [x] Write it\n\n<Exit>\n\n- [x] All tests pass\n\n</Exit>\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: in-progress\n---\n\n- [x] Write it\n\n<Exit>\n\n- [ ] All tests pass\n\n</Exit>\n',
    },
  },
  check({ plan, report }) {
    for (const phase of plan.phases) {
      if (phase.status !== 'in-progress') continue;
      const all = [...boxes(phase.body.tasks), ...boxes(phase.body.criteria)];
      // What it states against its ticks is reported by `sums/progress`.
      if (all.length === 0 || all.some((task) => task.state !== 'done') || phase.stated?.progress) continue;
      if (plan.phases.some((part) => part.parent === phase.id && part.status !== 'done')) continue;
      report(phase, `${phaseLabel(phase)} is in progress, but all of its ${counted(all.length, 'box', 'boxes')} are ticked.`)
        .at('status')
        .fix('Write status: done with actual: { finish: … }, or add what is left as a box');
    }
  },
});
