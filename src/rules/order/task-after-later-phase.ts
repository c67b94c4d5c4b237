import { phaseLabel, taskLabel } from '../../analysis/labels.ts';
import { taskLinks } from '../../analysis/task-links.ts';
import type { PlanSchedule } from '../../schedule/schedule.ts';
import { defineRule } from '../rule.ts';

const files = (after: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nduration: 1w\n---\n\n- [ ] Port the login (id: login${after})\n`,
  'phases/2-cutover.mdx':
    '---\ntitle: Cutover\nstatus: planned\nduration: 1w\nafter: [build]\n---\n\n- [ ] Order the certificate (id: certificate)\n',
});

/** Whether one phase cannot begin before another has ended. */
function isLater(schedule: PlanSchedule, later: string, earlier: string): boolean {
  const seen = new Set<string>();
  const waiting = [later];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const { from, to, type, lag, assumed } of schedule.dependencies) {
      if (to !== id || type !== 'FS' || lag < 0 || assumed || seen.has(from)) continue;
      if (from === earlier) return true;
      seen.add(from);
      waiting.push(from);
    }
  }
  return false;
}

export const taskAfterLaterPhase = defineRule({
  id: 'order/task-after-later-phase',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Task waits for a task of a later phase',
  why: 'The later phase waits for this one, which cannot end before the task is done: neither can go on.',
  examples: { fails: files('; after: cutover/certificate'), passes: files('') },
  waiver: 'A task of a later phase that waits for one of an earlier phase is in order.',
  check({ plan, schedule, report }) {
    const phaseOf = (ref: string) => plan.phases.find((phase) => phase.ref === ref);
    for (const { task, before } of taskLinks(plan)) {
      const [own, other] = [phaseOf(task.file.ref), phaseOf(before.file.ref)];
      if (!own || !other || own === other || !isLater(schedule, other.id, own.id)) continue;
      report(
        task.task,
        `"${taskLabel(task.task)}" waits for "${taskLabel(before.task)}" of ${phaseLabel(other)}, but ${phaseLabel(other)} waits for ${phaseLabel(own)}.`,
      )
        .related(before.task, 'the task that it waits for')
        .related(other, `${phaseLabel(other)} waits for ${phaseLabel(own)}`, 'after')
        .fix('Move one of the two tasks to the other phase, or remove the dependency')
        .key(before.task.id);
    }
  },
});
