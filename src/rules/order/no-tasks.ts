import { isReached, leafPhases } from '../../analysis/leaf-phases.ts';
import { titleOf } from '../../analysis/title.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';

const phases = (tasks: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nduration: 2w\n---\n\n- [ ] Port the routes\n',
  'phases/2-cutover.mdx': `---\ntitle: Cutover\nstatus: planned\nduration: 1w\n---\n${tasks}`,
});

export const noTasks = defineRule({
  id: 'order/no-tasks',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Phases have no tasks',
  why: 'It is unclear what is to be done, and progress cannot be computed.',
  examples: { fails: phases(''), passes: phases('\n- [ ] Move the traffic\n') },
  check({ plan, report }) {
    const phases = leafPhases(plan).filter((phase) => phase.status !== 'done' && !isReached(phase));
    const idle = phases.filter((phase) => phase.body.tasks.length === 0 && phase.body.steps.length === 0);
    const [first, ...others] = idle;
    if (!first) return;
    const found = report(first, lacking(idle.map(titleOf), phases.length, ['phase', 'phases'], 'task')).at('title');
    for (const phase of others) found.related(phase, 'no task either', 'title');
    found.fix('Write what is to be done as a list of boxes: - [ ] Move the traffic');
  },
});
