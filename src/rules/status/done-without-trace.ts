import { tasksOf } from '../../model/rows-of.ts';
import { DONE_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

export const doneWithoutTrace = defineRule({
  id: 'status/done-without-trace',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Marked done without evidence',
  why: 'A status without phases, ticked boxes, dates or measurements behind it cannot be verified.',
  examples: {
    fails: { ...DONE_PLAN },
    passes: {
      ...DONE_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n',
    },
  },
  check({ plan, report }) {
    if (plan.status !== 'done' || plan.phases.length > 0) return;
    for (const { task } of tasksOf(plan)) if (task.state === 'done') return;
    if ((plan.metrics?.metrics ?? []).some((metric) => metric.measured !== undefined)) return;
    if (plan.rollout.some((rollout) => rollout.steps.some((step) => step.status === 'done' || step.actual !== undefined))) return;
    report(
      plan,
      'The plan is done, but it has no phase, no ticked task, no measured value and no rollout step that was carried out.',
    )
      .at('status')
      .fix('Add what was done: phases with actual: { finish: … }, measured: at the metrics, a checklist that is ticked');
  },
});
