import { metricLabel } from '../../analysis/measure.ts';
import { defineRule } from '../rule.ts';

export const expectedMissesTarget = defineRule({
  id: 'metrics/expected-misses-target',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Expected value misses the target',
  why: 'The team plans for a value that its own target calls a failure.',
  waiver: 'A baseline that misses the target is the reason for the migration.',
  examples: {
    fails: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Latency, statistic: p95, baseline: 250 ms, expected: 220 ms, target: < 200 ms }\n---\n',
    },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Latency, statistic: p95, baseline: 250 ms, expected: 180 ms, target: < 200 ms }\n---\n',
    },
  },
  check({ facts, report }) {
    for (const { metric, promised } of facts.metrics) {
      if (promised !== false) continue;
      report(metric, `${metricLabel(metric)} is expected at ${metric.expected?.raw}, and its target is ${metric.target?.raw}.`)
        .at('expected')
        .related(metric, 'but here it says', 'target')
        .fix('Expect what the target asks for, or set a target that can be reached');
    }
  },
});
