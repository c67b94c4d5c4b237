import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metricFacts } from '../../../src/analysis/metric.ts';
import type { Metric } from '../../../src/model/plan.ts';
import { parseQuantity } from '../../../src/model/values/quantity.ts';
import { metricScale, roundUp } from '../../../src/site/views/metric-scale.ts';

const quantity = (text: string) => {
  const parsed = parseQuantity(text);
  if (!parsed.ok) throw new Error(parsed.why);
  return parsed.value;
};
const scaleOf = (fields: { name?: string; baseline?: string; target?: string; expected?: string; measured?: string }) => {
  const { name = 'Response time', ...numbers } = fields;
  const metric = {
    id: 'm',
    ref: 'metrics/m',
    source: { file: 'metrics.mdx' },
    name,
    ...Object.fromEntries(Object.entries(numbers).map(([key, text]) => [key, quantity(text)])),
  };
  return metricScale(metricFacts(metric as unknown as Metric));
};

describe('the scale of a metric', () => {
  test('begins at zero and has room behind its largest number', () => {
    expect(scaleOf({ baseline: '250 ms', target: '< 200 ms', expected: '150 ms' })).toEqual({
      max: 300,
      label: '300 ms',
      baseline: { at: 250 / 300, to: 250 / 300 },
      target: { at: 200 / 300, to: 200 / 300 },
      expected: { at: 0.5, to: 0.5 },
      good: { from: 0, to: 200 / 300 },
    });
  });

  test('takes units of one dimension together', () => {
    expect(scaleOf({ baseline: '1500 ms', target: '< 2 s' })).toMatchObject({
      label: '2.5 s',
      baseline: { at: 0.6, to: 0.6 },
      target: { at: 0.8, to: 0.8 },
    });
  });

  test('ends at 100 % where percentages come near it, and shades upwards where more is better', () => {
    expect(scaleOf({ name: 'Test coverage', target: '> 80 %', measured: '65 %' })).toMatchObject({
      max: 100,
      label: '100 %',
      good: { from: 0.8, to: 1 },
      measured: { at: 0.65, to: 0.65 },
    });
  });

  test('ends at the best mark of a score', () => {
    expect(scaleOf({ name: 'Security score', baseline: '6.2/10', expected: '9.2/10' })).toMatchObject({
      max: 10,
      label: '10',
      baseline: { at: expect.closeTo(0.62) },
    });
  });

  test('draws a range from end to end, and a target of zero at zero', () => {
    expect(scaleOf({ baseline: '1–2 ms', target: '< 5 ms' })?.baseline).toEqual({ at: 1 / 6, to: 2 / 6 });
    expect(scaleOf({ name: 'Critical bugs', target: '0' })).toMatchObject({ max: 1, target: { at: 0, to: 0 } });
  });

  test('has none where there is no number, or only one that hangs on an unknown baseline', () => {
    expect(scaleOf({})).toBeUndefined();
    expect(scaleOf({ target: 'within 10 % of baseline' })).toBeUndefined();
  });

  test('rounds up, and never by more than a third', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (value) => {
        expect(roundUp(value)).toBeGreaterThanOrEqual(value * (1 - 1e-6));
        expect(roundUp(value)).toBeLessThanOrEqual(value * 1.34);
      }),
    );
  });
});
