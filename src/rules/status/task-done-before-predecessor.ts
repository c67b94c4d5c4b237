import { taskLabel } from '../../analysis/labels.ts';
import { taskLinks } from '../../analysis/task-links.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

const build = (box: string) => ({
  ...BEGUN_PLAN,
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: in-progress\n---\n\n- [${box}] Freeze the schema (id: freeze)\n- [x] Generate the client (after: freeze)\n- [ ] Publish it\n`,
});

export const taskDoneBeforePredecessor = defineRule({
  id: 'status/task-done-before-predecessor',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Task is done but its predecessor is open',
  why: 'Either the dependency does not hold, or one of the two boxes is wrong.',
  examples: { fails: build(' '), passes: build('x') },
  waiver: 'A task that is still open although its predecessor is done is simply next.',
  check({ plan, report }) {
    for (const { task, before } of taskLinks(plan)) {
      if (task.task.state !== 'done' || before.task.state !== 'open') continue;
      report(task.task, `"${taskLabel(task.task)}" is done, but "${taskLabel(before.task)}", which it waits for, is open.`)
        .related(before.task, 'but this one is open')
        .fix('Tick the other task, or remove the dependency')
        .key(before.task.id);
    }
  },
});
