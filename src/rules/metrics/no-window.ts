import { counted } from '../../analysis/counted.ts';
import { metricLabel, metricMeasure } from '../../analysis/measure.ts';
import { lacks } from '../../analysis/stated.ts';
import { given } from '../../model/field.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const noWindow = defineRule({
  id: 'metrics/no-window',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Rates have no time window',
  why: 'An uptime of 99.5 % is 7 minutes a day or 44 hours a year, and an error rate of an hour says little about a month.',
  examples: {
    fails: { 'metrics.mdx': '---\nmetrics:\n  - { name: Uptime, target: "> 99.9 %" }\n---\n' },
    passes: { 'metrics.mdx': '---\nmetrics:\n  - { name: Uptime, target: "> 99.9 %", for: 1mo }\n---\n' },
  },
  check({ plan, report }) {
    const endless = (plan.metrics?.metrics ?? []).filter((metric) => {
      const target = given(metric.target);
      return (
        target !== undefined && target.unit === '%' && metricMeasure(metric).counted && lacks(metric.for) && lacks(metric.of)
      );
    });
    const [first] = endless;
    if (!first) return;
    report(
      first,
      `${counted(endless.length, 'rate')} ${endless.length === 1 ? 'does' : 'do'} not say over which time ${endless.length === 1 ? 'it counts' : 'they count'}: ${listing(endless.map((metric) => `${metricLabel(metric)} ${given(metric.target)?.raw}`))}.`,
    )
      .at('target')
      .fix('Write for: 1mo, or for: 24h');
  },
});
