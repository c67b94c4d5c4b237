import { counted } from '../../analysis/counted.ts';
import { improvementClaim } from '../../analysis/improvement.ts';
import { metricLabel } from '../../analysis/measure.ts';
import { lacks } from '../../analysis/stated.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const improvementWithoutFigures = defineRule({
  id: 'metrics/improvement-without-figures',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Improvement in percent has no figures',
  why: 'Without a value before and after, it can never be verified.',
  missing: ['baseline', 'target'],
  examples: {
    fails: { 'metrics.mdx': '---\nmetrics:\n  - { name: Vulnerabilities, stated: { improvement: 70 % fewer } }\n---\n' },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Vulnerabilities, baseline: 20, expected: 6, stated: { improvement: 70 % fewer } }\n---\n',
    },
  },
  check({ plan, report }) {
    const bare = (plan.metrics?.metrics ?? []).flatMap((metric) => {
      const stated = metric.stated;
      const words = stated?.improvement;
      const next = metric.measured ?? metric.expected ?? metric.target;
      const relative = next?.of === 'baseline';
      return words !== undefined &&
        improvementClaim(words) &&
        !relative &&
        (lacks(metric, 'baseline') || lacks(metric, 'measured', 'expected', 'target'))
        ? [{ metric, words }]
        : [];
    });
    const [first, ...others] = bare;
    if (!first) return;
    const finding = report(
      first.metric,
      `${counted(bare.length, 'improvement')} ${bare.length === 1 ? 'is' : 'are'} promised without a value before and after: ${listing(bare.map(({ metric, words }) => `${metricLabel(metric)} "${words}"`))}.`,
    )
      .at(['stated', 'improvement'])
      .fix('Write baseline: and target:, and the improvement is computed');
    for (const { metric } of others) finding.related(metric, 'so is this one', ['stated', 'improvement']);
  },
});
