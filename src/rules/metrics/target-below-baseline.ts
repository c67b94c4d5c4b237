import { counted } from '../../analysis/counted.ts';
import { baselineLimit, isLooser, type Limit, metricLabel, sameKind, targetLimit } from '../../analysis/measure.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** Its own baseline, else that of a row that measures the same of the whole. */
function baselineOf(target: Limit, baselines: readonly Limit[]): Limit | undefined {
  const own = baselines.find((baseline) => baseline.metric === target.metric);
  return (
    own ??
    baselines.find(
      (baseline) =>
        sameKind(baseline, target) &&
        baseline.measure.part.length === 0 &&
        target.measure.part.length === 0 &&
        baseline.measure.statistic === undefined,
    )
  );
}

export const targetBelowBaseline = defineRule({
  id: 'metrics/target-below-baseline',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Target allows the new system to be worse',
  why: 'It may be intended, but then the plan should say so: users will notice.',
  examples: {
    fails: {
      'metrics.mdx': '---\nmetrics:\n  - { name: Memory usage, statistic: max, baseline: 50 MB, target: < 150 MB }\n---\n',
    },
    passes: {
      'metrics.mdx': '---\nmetrics:\n  - { name: Memory usage, statistic: max, baseline: 150 MB, target: < 150 MB }\n---\n',
    },
  },
  check({ plan, report }) {
    const register = plan.metrics;
    if (!register) return;
    const baselines = register.metrics.flatMap((metric) => baselineLimit(metric) ?? []);
    const targets = register.metrics.flatMap((metric) => (metric.target?.of === 'baseline' ? [] : (targetLimit(metric) ?? [])));
    const compared = targets.flatMap((target) => {
      const baseline = baselineOf(target, baselines);
      return baseline && baseline.dimension === target.dimension ? [{ target, baseline }] : [];
    });
    const worse = compared.filter(({ target, baseline }) => isLooser(target, baseline));
    const [first] = worse;
    if (!first) return;
    const finding = report(
      first.target.metric,
      `${worse.length} of ${counted(compared.length, 'target')} with a baseline ${worse.length === 1 ? 'allows' : 'allow'} worse than it: ${listing(worse.map(({ target, baseline }) => `${metricLabel(target.metric)} ${target.raw} against ${baseline.raw}${baseline.measure.kind === target.measure.kind ? '' : ` ${metricLabel(baseline.metric)}`}`))}.`,
    )
      .at('target')
      .fix('Set the target to the baseline at least, or say in note: why worse is accepted');
    for (const { target, baseline } of worse)
      finding.related(
        baseline.metric,
        baseline.metric === target.metric
          ? `baseline ${baseline.raw}`
          : `the baseline of ${metricLabel(target.metric)}: ${baseline.raw}`,
        'baseline',
      );
  },
});
