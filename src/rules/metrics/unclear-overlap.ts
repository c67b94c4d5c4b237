import { isLooser, type Limit, metricLabel, sameKind, samePart, targetLimit } from '../../analysis/measure.ts';
import { defineRule } from '../rule.ts';

const differ = (a: Limit, b: Limit): boolean => isLooser(a, b) || isLooser(b, a);

/** Two limits in one phase, of which one does not say what number of the distribution, or which part, it is about. */
function overlaps(a: Limit, b: Limit): boolean {
  if (
    !sameKind(a, b) ||
    a.metric.phase !== b.metric.phase ||
    a.measure.except !== undefined ||
    b.measure.except !== undefined ||
    !differ(a, b)
  )
    return false;
  if (a.measure.distributed)
    return samePart(a.measure, b.measure) && (a.measure.statistic === undefined) !== (b.measure.statistic === undefined);
  return (
    a.kind === 'coverage' &&
    (a.measure.part.length === 0) !== (b.measure.part.length === 0) &&
    isLooser(a.measure.part.length > 0 ? a : b, a.measure.part.length > 0 ? b : a)
  );
}

export const unclearOverlap = defineRule({
  id: 'metrics/unclear-overlap',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Overlapping targets without scope or statistic',
  why: 'A p95 below 200 ms and a maximum below 500 ms can both hold; a limit without a statistic or scope cannot be checked beside another.',
  examples: {
    fails: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Latency, statistic: p95, baseline: 250 ms, target: < 200 ms }\n  - { name: Response time, baseline: 600 ms, target: < 500 ms }\n---\n',
    },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Latency, statistic: p95, baseline: 250 ms, target: < 200 ms }\n  - { name: Response time, statistic: max, baseline: 900 ms, target: < 500 ms }\n---\n',
    },
  },
  check({ plan, report }) {
    const limits = (plan.metrics?.metrics ?? []).flatMap((metric) => targetLimit(metric) ?? []);
    limits.forEach((limit, index) => {
      const other = limits.slice(0, index).find((earlier) => overlaps(earlier, limit));
      if (!other) return;
      report(
        limit.metric,
        `${metricLabel(limit.metric)} is to be ${limit.raw} and ${metricLabel(other.metric)} ${other.raw}${limit.metric.phase === undefined ? '' : ' in one phase'}; it is unclear where each of them applies.`,
      )
        .at('target')
        .related(other.metric, `but here it says ${other.raw}`, 'target')
        .fix(
          limit.measure.distributed
            ? 'Write the statistic of each: statistic: p95, statistic: max'
            : 'Write the scope of each: scope: unit tests, scope: all tests',
        );
    });
  },
});
