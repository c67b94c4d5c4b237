import { counted } from '../../analysis/counted.ts';
import { failureKind, type Measure, metricLabel, metricMeasure } from '../../analysis/measure.ts';
import { lacks } from '../../analysis/stated.ts';
import { given } from '../../model/field.ts';
import type { Metric } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const covers = (whole: Measure, part: Measure): boolean =>
  failureKind(whole.kind) === failureKind(part.kind) && whole.part.every((word) => part.part.includes(word));

export const noBaseline = defineRule({
  id: 'metrics/no-baseline',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Targets have no baseline',
  why: 'It is impossible to say whether the new system is better than the old one, and once the old one is off it can never be measured.',
  examples: {
    fails: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Response time, statistic: p95, target: < 200 ms }\n  - { name: Memory usage, statistic: max, baseline: 600 MB, target: < 512 MB }\n---\n',
    },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Response time, statistic: p95, baseline: 250 ms, target: < 200 ms }\n  - { name: Critical bugs, target: 0 }\n---\n',
    },
  },
  check({ plan, report }) {
    const metrics = plan.metrics?.metrics ?? [];
    const withBaseline = metrics.filter((metric) => given(metric.baseline) !== undefined).map(metricMeasure);
    const needs = (metric: Metric): boolean => {
      const target = given(metric.target);
      return target !== undefined && target.of === undefined && target.value !== 0 && metricMeasure(metric).compared;
    };
    const comparable = metrics.filter(needs);
    const bare = comparable.filter(
      (metric) => lacks(metric.baseline) && !withBaseline.some((whole) => covers(whole, metricMeasure(metric))),
    );
    const [first] = bare;
    if (!first) return;
    report(
      first,
      `${bare.length} of ${counted(comparable.length, 'target')} that ${comparable.length === 1 ? 'is' : 'are'} to be compared with the old system ${bare.length === 1 ? 'has' : 'have'} no baseline: ${listing(bare.map((metric) => `${metricLabel(metric)} ${given(metric.target)?.raw}`))}.`,
    ).fix('Measure the old system and write baseline: 250 ms, or baseline: { notApplicable: "why" }');
  },
});
