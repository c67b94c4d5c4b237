import { measureOf, metricLabel, metricMeasure, targetLimit } from '../../analysis/measure.ts';
import { absolute, direction, inBase } from '../../analysis/metric.ts';
import type { Metric, Plan, Trigger } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

/** The metrics that a trigger watches: the named one, else those of its kind, part and statistic. */
function watched(trigger: Trigger, plan: Plan): Metric[] {
  const id = trigger.metric;
  const metrics = plan.metrics?.metrics ?? [];
  if (id !== undefined) return metrics.filter((metric) => metric.id === id);
  const measure = measureOf(trigger.when ?? '');
  if (!measure.compared) return [];
  return metrics.filter((metric) => {
    const its = metricMeasure(metric);
    const covered = measure.part.every((word) => its.part.includes(word));
    return (
      its.kind === measure.kind &&
      covered &&
      (its.statistic === undefined || measure.statistic === undefined || its.statistic === measure.statistic)
    );
  });
}

/** Whether some value meets the target and sets the trigger off as well. */
function trips(trigger: Trigger, metric: Metric): boolean {
  const limit = targetLimit(metric);
  const stated = trigger.is;
  const baseline = metric.baseline;
  const bound = stated && absolute(stated, baseline && { ...baseline, value: baseline.max ?? baseline.value });
  if (!limit || !bound || limit.measure.kind !== limit.kind || inBase(bound).dimension !== limit.dimension) return false;
  const value = inBase(bound).value;
  const comparators = [metric.target?.comparator ?? '<=', bound.comparator ?? stated?.comparator ?? '>'];
  const bothInclude = comparators.every((comparator) => comparator.endsWith('='));
  if (direction(metric) === 'lower')
    return (comparators[1] ?? '').startsWith('>') && (limit.value > value || (limit.value === value && bothInclude));
  return (comparators[1] ?? '').startsWith('<') && (limit.value < value || (limit.value === value && bothInclude));
}

const back = (limit: string): string =>
  `---\ntitle: Back\nowner: Ana\nwithin: 5 min\ntriggers:\n  - { id: slow, when: p95 latency, is: "> ${limit} ms", for: 10 min, metric: latency }\n---\n\n1. Point the proxy at the old system\n`;

export const triggerWithinTarget = defineRule({
  id: 'metrics/trigger-within-target',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollback trigger fires although the target is met',
  why: 'The migration would be rolled back while it does what was asked of it.',
  waiver: 'A trigger that fires at the baseline is right where the new system has to be better than the old.',
  examples: {
    fails: {
      'metrics.mdx':
        '---\nmetrics:\n  - { id: latency, name: Latency, statistic: p95, baseline: 320 ms, target: < 300 ms }\n---\n',
      'rollback/1-back.mdx': back('200'),
    },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { id: latency, name: Latency, statistic: p95, baseline: 300 ms, target: < 300 ms }\n---\n',
      'rollback/1-back.mdx': back('300'),
    },
  },
  check({ plan, report }) {
    for (const trigger of plan.rollback.flatMap((rollback) => rollback.triggers)) {
      for (const metric of watched(trigger, plan)) {
        if (!trips(trigger, metric)) continue;
        const is = trigger.is;
        const baseline = is?.of === 'baseline' ? ` (baseline ${metric.baseline?.raw})` : '';
        report(
          trigger,
          `"${trigger.when}" ${is?.raw}${baseline} triggers the rollback within the target of ${metricLabel(metric)}, ${metric.target?.raw}.`,
        )
          .at('is')
          .related(metric, `but here ${metric.target?.raw} is good enough`, 'target')
          .fix('Set the trigger to where the target is missed, or name the metric that is meant: metric: …')
          .key(metric.id);
      }
    }
  },
});
