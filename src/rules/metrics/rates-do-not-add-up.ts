import { metricLabel, metricMeasure, samePart } from '../../analysis/measure.ts';
import type { Metric, Plan } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

interface Pair {
  success: Metric;
  error: Metric;
}

/** Success and error rates of one thing. */
function pairs(plan: Plan): Pair[] {
  const metrics = plan.metrics?.metrics ?? [];
  return metrics
    .filter((metric) => metricMeasure(metric).kind === 'success rate')
    .flatMap((success) => {
      const error = metrics.find(
        (metric) =>
          metricMeasure(metric).kind === 'error rate' &&
          samePart(metricMeasure(metric), metricMeasure(success)) &&
          metric.phase === success.phase &&
          metric.of === success.of,
      );
      return error ? [{ success, error }] : [];
    });
}

const ROUNDING = 0.05;

export const ratesDoNotAddUp = defineRule({
  id: 'metrics/rates-do-not-add-up',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Success and error rates do not add up to 100 %',
  why: 'A request succeeds or fails: one of the two figures is wrong, or they count different things.',
  examples: {
    fails: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Success rate, for: 1d, baseline: 97 %, target: ">= 99 %" }\n  - { name: Error rate, for: 1d, baseline: 0.5 %, target: <= 1 % }\n---\n',
    },
    passes: { 'metrics.mdx': '---\nmetrics:\n  - { name: Success rate, for: 1d, baseline: 98.5 %, target: ">= 99 %" }\n---\n' },
  },
  check({ plan, report }) {
    for (const { success, error } of pairs(plan)) {
      for (const field of ['baseline', 'measured', 'expected'] as const) {
        const [good, bad] = [success[field], error[field]];
        if (!good || !bad || good.unit !== '%' || bad.unit !== '%' || good.max !== undefined || bad.max !== undefined) continue;
        const sum = good.value + bad.value;
        if (Math.abs(sum - 100) <= ROUNDING) continue;
        report(
          error,
          `${metricLabel(success)} ${good.raw} and ${metricLabel(error)} ${bad.raw} (${field}) make ${Number(sum.toFixed(4))} %.`,
        )
          .at(field)
          .related(success, `but here it says ${good.raw}`, field)
          .fix(`Write ${field}: ${Number((100 - good.value).toFixed(4))} %, or say by scope: what each of them counts`)
          .key(field);
      }
    }
  },
});
