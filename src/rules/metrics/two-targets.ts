import {
  isLooser,
  type Limit,
  type Measure,
  measureOf,
  metricLabel,
  sameKind,
  samePart,
  targetLimit,
} from '../../analysis/measure.ts';
import type { Metric } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

const differ = (a: Limit, b: Limit): boolean => isLooser(a, b) || isLooser(b, a);

/** One metric, one part, one phase, one statistic, one load: then there is one target. */
const isSame = (a: Limit, b: Limit): boolean => {
  const fields = ['phase', 'of', 'for', 'when'] as const;
  const same = (x: Metric, y: Metric): boolean => fields.every((field) => JSON.stringify(x[field]) === JSON.stringify(y[field]));
  return (
    sameKind(a, b) && samePart(a.measure, b.measure) && a.measure.statistic === b.measure.statistic && same(a.metric, b.metric)
  );
};

/** The part that a layer of the coverage names: nothing for all of it. */
const partOf = (layer: string): Measure => measureOf('coverage', /^(?:everything)$/i.test(layer.trim()) ? '' : layer);

export const twoTargets = defineRule({
  id: 'metrics/two-targets',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Metric has two targets',
  why: 'Whether it is met depends on which of the two one reads.',
  examples: {
    fails: {
      'metrics.mdx':
        '---\nmetrics:\n  - { id: one, name: Response time, statistic: p95, baseline: 250 ms, target: < 200 ms }\n  - { id: two, name: Latency, statistic: p95, baseline: 250 ms, target: < 150 ms }\n---\n',
    },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { id: one, name: Response time, statistic: p95, baseline: 250 ms, target: < 200 ms }\n  - { id: two, name: Response time, statistic: p99, baseline: 600 ms, target: < 500 ms }\n---\n',
    },
  },
  check({ plan, report }) {
    const limits = (plan.metrics?.metrics ?? []).flatMap((metric) => targetLimit(metric) ?? []);
    limits.forEach((limit, index) => {
      const first = limits.slice(0, index).find((earlier) => isSame(earlier, limit) && differ(earlier, limit));
      if (!first) return;
      report(
        limit.metric,
        `${metricLabel(limit.metric)} is to be ${limit.raw}, but ${metricLabel(first.metric)} is to be ${first.raw}.`,
      )
        .at('target')
        .related(first.metric, `but here it says ${first.raw}`, 'target')
        .fix('Keep one row, or distinguish them by scope:, statistic:, phase: or for:');
    });
    for (const row of plan.quality?.coverage ?? []) {
      const [target, part] = [row.target, partOf(row.layer ?? '')];
      const other = limits.find(
        (limit) => limit.kind === 'coverage' && samePart(limit.measure, part) && limit.metric.phase === row.phase,
      );
      if (!target || !other || target.unit !== '%' || Math.abs(target.value / 100 - other.value) < 1e-9) continue;
      report(row, `The coverage of ${row.layer} is to be ${target.raw}, but ${metricLabel(other.metric)} is to be ${other.raw}.`)
        .at('target')
        .related(other.metric, `but here it says ${other.raw}`, 'target')
        .fix('Keep one of the two');
    }
  },
});
