import { counted } from '../../analysis/counted.ts';
import { phaseLabel, taskLabel } from '../../analysis/labels.ts';
import { boxes } from '../../analysis/progress.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const tickedBeforeStart = defineRule({
  id: 'status/ticked-before-start',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase has not started but has ticked boxes',
  why: 'The gate looks as if it were met; or the work was done, and the status hides it.',
  waiver: 'Boxes that are open after the end are found by status/done-with-open-boxes.',
  examples: {
    fails: {
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: planned\n---\n\n- [ ] Write it\n\n<Exit>\n\n- [x] All tests pass\n\n</Exit>\n',
    },
    passes: {
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: planned\n---\n\n- [ ] Write it\n\n<Exit>\n\n- [ ] All tests pass\n\n</Exit>\n',
    },
  },
  check({ plan, report }) {
    for (const phase of plan.phases) {
      const status = phase.status;
      const actual = phase.actual;
      if (status !== 'planned' || (actual && actual.start !== undefined)) continue;
      const criteria = [...boxes(phase.body.criteria)];
      const tasks = [...boxes(phase.body.tasks)];
      const [met, done] = [criteria, tasks].map((list) => list.filter((task) => task.state === 'done'));
      const ticked = [...(met ?? []), ...(done ?? [])];
      const [first] = ticked;
      if (!first) continue;
      const counts = [
        ...(met && met.length > 0 ? [`${met.length} of ${counted(criteria.length, 'exit criterion', 'exit criteria')}`] : []),
        ...(done && done.length > 0 ? [`${done.length} of ${counted(tasks.length, 'task')}`] : []),
      ];
      report(
        phase,
        `${phaseLabel(phase)} is planned, but ${counts.join(' and ')} ${ticked.length === 1 ? 'is' : 'are'} ticked: ${listing(ticked.map(taskLabel))}.`,
      )
        .at('status')
        .related(first, 'ticked')
        .fix('Write status: in-progress if the work has started, otherwise untick the boxes');
    }
  },
});
