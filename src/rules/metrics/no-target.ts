import { counted } from '../../analysis/counted.ts';
import { metricLabel } from '../../analysis/measure.ts';
import { lacks } from '../../analysis/stated.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const noTarget = defineRule({
  id: 'metrics/no-target',
  severity: 'note',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Metrics have no target',
  why: 'A metric without a target never fails, whatever it shows.',
  examples: {
    fails: { 'metrics.mdx': '---\nmetrics:\n  - { name: Memory usage }\n---\n' },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Requests, target: { notApplicable: "a counter" } }\n  - { name: Memory usage, statistic: max, baseline: 600 MB, target: < 512 MB }\n---\n',
    },
  },
  check({ plan, report }) {
    const metrics = plan.metrics?.metrics ?? [];
    const open = metrics.filter(({ target, expected, measured, stated }) => [target, expected, measured, stated].every(lacks));
    const [first] = open;
    if (!first) return;
    report(
      first,
      `${open.length} of ${counted(metrics.length, 'metric')} ${open.length === 1 ? 'has' : 'have'} no target, no expected and no measured value: ${listing(open.map(metricLabel))}.`,
    ).fix('Write target: < 512 MB, or target: { notApplicable: "a counter" }');
  },
});
