import { counted } from '../../analysis/counted.ts';
import { metricLabel } from '../../analysis/measure.ts';
import { reportLacking } from '../lacking.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { METRIC_PARTS } from './metric-parts.ts';

export const incomplete = defineRule({
  id: 'metrics/incomplete',
  severity: 'note',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Metrics are incomplete',
  why: 'A metric without a target never fails; one without a baseline, a statistic or a time window means something else to every reader.',
  missing: METRIC_PARTS.map(({ field }) => field),
  examples: {
    fails: { 'metrics.mdx': '---\nmetrics:\n  - { name: Memory usage }\n---\n' },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Requests, target: { notApplicable: "a counter" } }\n  - { name: Memory usage, statistic: max, baseline: 600 MB, target: < 512 MB }\n---\n',
    },
  },
  check({ plan, isStrict, report }) {
    const parts = METRIC_PARTS.filter(({ strict }) => isStrict || !strict);
    const metrics = plan.metrics?.metrics ?? [];
    reportLacking(
      metrics,
      (metric) => parts.filter((part) => part.isMissing(metric, plan)),
      ({ items, what }) => {
        const names = listing(items.map(metricLabel));
        return report(
          items[0],
          items.length === 1
            ? `${names} has ${what}.`
            : `${items.length} of ${counted(metrics.length, 'metric')} have ${what}: ${names}.`,
        );
      },
    );
  },
});
