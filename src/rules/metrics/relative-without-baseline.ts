import { metricLabel } from '../../analysis/measure.ts';
import { lacks } from '../../analysis/stated.ts';
import { defineRule } from '../rule.ts';

export const relativeWithoutBaseline = defineRule({
  id: 'metrics/relative-without-baseline',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Relative target has no baseline',
  why: 'The target has no value: nothing can be measured against it.',
  missing: ['baseline'],
  waiver: 'A baseline without a target is found by metrics/incomplete.',
  examples: {
    fails: { 'metrics.mdx': '---\nmetrics:\n  - { name: Latency, statistic: p95, target: within 10 % of baseline }\n---\n' },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Latency, statistic: p95, baseline: 250 ms, target: within 10 % of baseline }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const metric of plan.metrics?.metrics ?? []) {
      if (!lacks(metric, 'baseline')) continue;
      for (const field of ['target', 'expected', 'measured'] as const) {
        const value = metric[field];
        if (value?.of !== 'baseline') continue;
        report(metric, `${metricLabel(metric)} is to be ${value.raw}, and no baseline is given.`)
          .at(field)
          .fix('Measure the old system and write baseline: 250 ms')
          .key(field);
      }
    }
  },
});
