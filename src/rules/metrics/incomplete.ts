import { counted } from '../../analysis/counted.ts';
import { metricLabel } from '../../analysis/measure.ts';
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
    const lacking = metrics.map((metric) => ({ metric, missing: parts.filter((part) => part.isMissing(metric, plan)) }));
    // Metrics that lack the same are one finding, so that each metric is in one.
    const groups = Map.groupBy(lacking, ({ missing }) => missing.map(({ field }) => field).join());
    for (const group of groups.values()) {
      const [first, ...others] = group;
      const [part] = first?.missing ?? [];
      if (!first || !part) continue;
      const names = listing(group.map(({ metric }) => metricLabel(metric)));
      const what = listing(first.missing.map((each) => each.what));
      const finding = report(
        first.metric,
        others.length === 0
          ? `${names} has ${what}.`
          : `${group.length} of ${counted(metrics.length, 'metric')} have ${what}: ${names}.`,
      )
        .at(part.field)
        .fix(`Write ${first.missing.map(({ fix }) => fix).join('; ')}`);
      for (const { metric } of others) finding.related(metric, 'so has this one');
    }
  },
});
