import { type Measure, metricLabel, metricMeasure } from '../../analysis/measure.ts';
import { own } from '../../model/own.ts';
import { defineRule } from '../rule.ts';

const FIELDS = ['baseline', 'target', 'expected', 'measured'] as const;

/** Units of kinds that are no counts. */
const UNITS: Readonly<Record<string, string>> = {
  latency: 'ms',
  throughput: 'req/s',
  memory: 'MB',
  cpu: '%',
  'startup time': 's',
  'success rate': '%',
  'error rate': '%',
  uptime: '%',
  coverage: '%',
};

const unitOf = (measure: Measure): string | undefined => own(UNITS, measure.kind);

export const noUnit = defineRule({
  id: 'metrics/no-unit',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Figure has no unit',
  why: '200 of what? It cannot be compared, checked or drawn.',
  examples: {
    fails: {
      'metrics.mdx': '---\nmetrics:\n  - { name: Response time, statistic: p95, baseline: 250 ms, target: < 200 }\n---\n',
    },
    passes: {
      'metrics.mdx': '---\nmetrics:\n  - { name: Response time, statistic: p95, baseline: 250 ms, target: < 200 ms }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const metric of plan.metrics?.metrics ?? []) {
      const unit = unitOf(metricMeasure(metric));
      if (unit === undefined) continue;
      const bare = FIELDS.filter((field) => {
        const value = metric[field];
        return (
          value !== undefined &&
          value.unit === undefined &&
          value.of === undefined &&
          value.outOf === undefined &&
          value.value !== 0
        );
      });
      const [first] = bare;
      if (first === undefined) continue;
      report(
        metric,
        `${metricLabel(metric)} has ${bare.map((field) => `${field} ${metric[field]?.raw}`).join(' and ')} without a unit.`,
      )
        .at(first)
        .fix(`Write ${first}: ${metric[first]?.raw} ${unit}`);
    }
  },
});
