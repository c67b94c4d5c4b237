import { counted } from '../../analysis/counted.ts';
import { metricLabel, metricMeasure } from '../../analysis/measure.ts';
import { lacks } from '../../analysis/stated.ts';
import { given } from '../../model/field.ts';
import type { Metric } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const FIELDS = ['target', 'expected', 'baseline', 'measured'] as const;

/** Its value is of a moment (`idle`) or of one case, so that there is no distribution. */
const MOMENT = /\b(?:idle|at rest|cold|peak)\b/i;

const figure = (metric: Metric) =>
  FIELDS.map((field) => ({ field, value: given(metric[field]) })).find(({ value }) => value !== undefined);

/** A figure in time, size or percent of something that differs from request to request, or from moment to moment. */
function isVague(metric: Metric): boolean {
  const measure = metricMeasure(metric);
  const value = figure(metric)?.value;
  const timed =
    /^(?:ns|µs|us|ms|s|sec|seconds?)$/i.test(value?.unit ?? '') &&
    !/start|boot|build|deploy|downtime|switch|recover|rollback/i.test(given(metric.name) ?? '');
  if (!value || !(measure.distributed || timed) || measure.statistic !== undefined || MOMENT.test(given(metric.scope) ?? ''))
    return false;
  return value.value !== 0 && lacks(metric.statistic);
}

export const noStatistic = defineRule({
  id: 'metrics/no-statistic',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Metrics do not name a statistic',
  why: 'A mean of 200 ms and a p99 of 200 ms are different systems; without the statistic, two people measure two things.',
  examples: {
    fails: { 'metrics.mdx': '---\nmetrics:\n  - { name: Response time, baseline: 250 ms, target: < 200 ms }\n---\n' },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Response time, statistic: p95, baseline: 250 ms, target: < 200 ms }\n  - { name: Startup time, baseline: 3 s, target: < 1 s }\n---\n',
    },
  },
  check({ plan, report }) {
    const vague = (plan.metrics?.metrics ?? []).filter(isVague);
    const [first] = vague;
    if (!first) return;
    report(
      first,
      `${counted(vague.length, 'metric')} ${vague.length === 1 ? 'does' : 'do'} not say which statistic ${vague.length === 1 ? 'it is' : 'they are'}: ${listing(vague.map((metric) => `${metricLabel(metric)} ${figure(metric)?.value?.raw}`))}.`,
    )
      .at(figure(first)?.field ?? 'name')
      .fix('Write statistic: p95, median, mean or max');
  },
});
