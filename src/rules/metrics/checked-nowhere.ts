import { counted } from '../../analysis/counted.ts';
import { metricLabel } from '../../analysis/measure.ts';
import { lacks } from '../../analysis/stated.ts';
import { given } from '../../model/field.ts';
import type { Plan } from '../../model/plan.ts';
import { tasksOf } from '../../model/rows-of.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** Metrics that something of the plan refers to: a task, a trigger, a threshold, a step's condition, a load test, a link. */
function* referred(plan: Plan): Generator<string | undefined> {
  for (const { task } of tasksOf(plan)) yield task.metric;
  for (const rollback of plan.rollback) for (const trigger of rollback.triggers) yield given(trigger.metric);
  for (const rollout of plan.rollout) {
    for (const threshold of rollout.thresholds) yield given(threshold.metric);
    for (const step of rollout.steps) {
      for (const condition of [...(given(step.promoteIf) ?? []), ...(given(step.abortIf) ?? [])]) {
        if (typeof condition === 'string') yield condition;
        else if ('metric' in condition) yield given(condition.metric);
      }
    }
  }
  for (const load of plan.quality?.load ?? []) yield given(load.metric);
}

export const checkedNowhere = defineRule({
  id: 'metrics/checked-nowhere',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Targets are never checked',
  why: 'A target without a phase, a criterion, a trigger or a test is never looked at.',
  examples: {
    fails: {
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\n---\n',
      'metrics.mdx': '---\nmetrics:\n  - { name: Response time, statistic: p95, baseline: 250 ms, target: < 200 ms }\n---\n',
    },
    passes: {
      'metrics.mdx': '---\nmetrics:\n  - { name: Response time, statistic: p95, baseline: 250 ms, target: < 200 ms }\n---\n',
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: planned\n---\n\n<Exit>\n\n- [ ] The response time is reached (metric: response-time)\n\n</Exit>\n',
    },
  },
  check({ plan, report }) {
    // Without phases there is nothing to check them in.
    if (plan.phases.length === 0) return;
    const known = new Set(referred(plan));
    const aimed = (plan.metrics?.metrics ?? []).filter((metric) => given(metric.target) !== undefined);
    const lonely = aimed.filter(
      (metric) => !known.has(metric.id) && [metric.measured, metric.phase, metric.of, metric.when].every(lacks),
    );
    const [first] = lonely;
    if (!first) return;
    report(
      first,
      `${lonely.length} of ${counted(aimed.length, 'target')} ${lonely.length === 1 ? 'is' : 'are'} never checked by a phase, criterion, trigger or load test: ${listing(lonely.map(metricLabel))}.`,
    )
      .at('target')
      .fix('Write phase: at the metric, or (metric: <its id>) at the criterion that asks for it');
  },
});
