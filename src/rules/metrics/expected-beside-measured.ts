import { metricLabel, metricMeasure, samePart } from '../../analysis/measure.ts';
import { defineRule } from '../rule.ts';

export const expectedBesideMeasured = defineRule({
  id: 'metrics/expected-beside-measured',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Expected and measured values are in different rows',
  why: 'In two rows, the measurement is not compared with the expectation.',
  examples: {
    fails: {
      'metrics.mdx':
        '---\nmetrics:\n  - { id: claim, name: Security score, expected: 9.2/10 }\n  - { id: result, name: Security score, measured: 9.2/10 }\n---\n',
    },
    passes: { 'metrics.mdx': '---\nmetrics:\n  - { name: Security score, expected: 9.2/10, measured: 8.8/10 }\n---\n' },
  },
  check({ plan, report }) {
    const metrics = plan.metrics?.metrics ?? [];
    for (const expected of metrics) {
      if (!expected.expected || expected.measured) continue;
      const measure = metricMeasure(expected);
      const measured = metrics.find((metric) => {
        const its = metricMeasure(metric);
        return (
          metric.measured &&
          !metric.expected &&
          its.kind === measure.kind &&
          samePart(its, measure) &&
          its.statistic === measure.statistic
        );
      });
      if (!measured) continue;
      const phase = measured.phase;
      report(
        expected,
        `${metricLabel(expected)} is expected at ${expected.expected?.raw}, and another row has it measured at ${measured.measured?.raw}${phase === undefined ? '' : ` in ${phase}`}.`,
      )
        .at('expected')
        .related(measured, `measured: ${measured.measured?.raw}`, 'measured')
        .fix('Write both in one row, or distinguish them by scope: or when:');
    }
  },
});
