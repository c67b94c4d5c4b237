import { counted } from '../../analysis/counted.ts';
import { taskLabel } from '../../analysis/labels.ts';
import { boxes } from '../../analysis/progress.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const doneWithOpenBoxes = defineRule({
  id: 'status/done-with-open-boxes',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Done phase has open tasks or criteria',
  why: 'Either work is left that nobody will look for, or the boxes are out of date.',
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n\n- [x] Write it\n- [ ] Review it\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n\n- [x] Write it\n- [x] Review it\n',
    },
  },
  check({ plan, report }) {
    for (const file of [...plan.phases, ...plan.checklists]) {
      if (file.status !== 'done') continue;
      const all = [...boxes(file.body.tasks), ...boxes(file.body.criteria)];
      const open = all.filter((task) => task.state === 'open');
      const [first] = open;
      if (!first) continue;
      report(
        file,
        `"${file.title ?? file.id}" is done, but ${open.length} of its ${counted(all.length, 'box', 'boxes')} ${open.length === 1 ? 'is' : 'are'} open: ${listing(open.map(taskLabel))}.`,
      )
        .at('status')
        .related(first, 'the first open box')
        .fix('Tick what is done, remove what was dropped, or write status: in-progress');
    }
  },
});
