import { isLooser, isPartOf, type Limit, metricLabel, sameKind, targetLimit } from '../../analysis/measure.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** A limit for each single case: what holds for all cases holds for some. A share of the whole may differ in its parts. */
const holdsForEach = (limit: Limit): boolean => limit.dimension === 'time' || limit.kind === 'error rate';

const comparePhases = (a: Limit, b: Limit): boolean => a.metric.phase === b.metric.phase && a.metric.of === b.metric.of;

const sameStatistic = (a: Limit, b: Limit): boolean =>
  a.measure.statistic === undefined || b.measure.statistic === undefined || a.measure.statistic === b.measure.statistic;

/** A part may do worse than the whole allows, or it is an exception from a whole that knows none. */
const contradicts = (part: Limit, whole: Limit): boolean =>
  sameKind(part, whole) &&
  comparePhases(part, whole) &&
  sameStatistic(part, whole) &&
  isPartOf(part.measure, whole.measure) &&
  (isLooser(part, whole) || (part.measure.except !== undefined && !isLooser(whole, part)));

const narrowing = (part: Limit, whole: Limit): string =>
  part.measure.except ?? part.measure.part.filter((word) => !whole.measure.part.includes(word)).join(' ');

export const partLooserThanWhole = defineRule({
  id: 'metrics/part-looser-than-whole',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Target for a subset is looser than the overall target',
  why: 'Say whether the subset is an exception; otherwise meeting one of the two targets breaks the other.',
  waiver: 'A part with a tighter target keeps the target of the whole.',
  examples: {
    fails: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Response time, statistic: p95, baseline: 250 ms, target: < 200 ms }\n  - { name: Search response time, statistic: p95, baseline: 3 s, target: < 2 s }\n---\n',
    },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Response time, scope: without search, statistic: p95, baseline: 250 ms, target: < 200 ms }\n  - { name: Search response time, statistic: p95, baseline: 3 s, target: < 2 s }\n---\n',
    },
  },
  check({ plan, report }) {
    const limits = (plan.metrics?.metrics ?? []).flatMap((metric) => targetLimit(metric) ?? []).filter(holdsForEach);
    for (const whole of limits) {
      const parts = limits.filter((part) => contradicts(part, whole));
      if (parts.length === 0) continue;
      const words = listing(parts.map((part) => `${metricLabel(part.metric)} ${part.raw}`));
      const finding = report(whole.metric, `${metricLabel(whole.metric)} is to be ${whole.raw} without exception, but ${words}.`)
        .at('target')
        .fix(
          `Say what the target of the whole leaves out: scope: without ${listing(parts.map((part) => narrowing(part, whole)))}`,
        );
      for (const part of parts) finding.related(part.metric, `but here it says ${part.raw}`, 'target');
    }
  },
});
