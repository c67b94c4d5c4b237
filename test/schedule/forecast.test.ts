import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFICE_DAYS } from '../../src/schedule/calendar.ts';
import { quantileOf } from '../../src/schedule/forecast/distribution.ts';
import { forecastPlan } from '../../src/schedule/forecast/forecast.ts';
import { seededRandom } from '../../src/schedule/forecast/random.ts';
import { velocityForecast } from '../../src/schedule/forecast/velocity.ts';
import { plan } from './build.ts';

const estimate = { low: '2d', likely: '4d', high: '12d' };
const two = plan(
  { start: '2026-03-02' },
  { a: { duration: estimate, after: [] }, b: { duration: '1–2w', after: [] }, c: { duration: '3d', after: ['a', 'b'] } },
);
const options = { calendars: [], runs: 2000 };

describe('distributions', () => {
  const mean = (name: 'pert' | 'triangular', low: number, likely: number, high: number) => {
    const quantile = quantileOf({ low, likely, high }, name);
    return (
      Array.from({ length: 20_000 }, (_, index) => quantile((index + 0.5) / 20_000)).reduce((sum, value) => sum + value, 0) /
      20_000
    );
  };

  it('have the means of their formulas', () => {
    expect(mean('pert', 2, 4, 12)).toBeCloseTo((2 + 4 * 4 + 12) / 6, 2);
    expect(mean('triangular', 2, 4, 12)).toBeCloseTo((2 + 4 + 12) / 3, 2);
    expect(mean('pert', 5, 5, 9)).toBeCloseTo((5 + 20 + 9) / 6, 2);
  });

  it('are known by their quantiles: the middle of a symmetric one, and the turning point of a triangle', () => {
    expect(quantileOf({ low: 2, likely: 5, high: 8 }, 'pert')(0.5)).toBeCloseTo(5, 3);
    // A triangle from 2 over 4 to 12 has (4 − 2) / (12 − 2) of its area before its top.
    expect(quantileOf({ low: 2, likely: 4, high: 12 }, 'triangular')(0.2)).toBeCloseTo(4, 9);
  });

  it('rise from end to end and never leave the estimate', () => {
    const ends = fc
      .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }))
      .map((three) => three.sort((a, b) => a - b) as [number, number, number]);
    fc.assert(
      fc.property(
        ends,
        fc.constantFrom('pert' as const, 'triangular' as const),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        ([low, likely, high], name, one, other) => {
          const quantile = quantileOf({ low, likely, high }, name);
          const [less, more] = [quantile(Math.min(one, other)), quantile(Math.max(one, other))];
          expect(less).toBeGreaterThanOrEqual(low - 1e-9);
          expect(more).toBeLessThanOrEqual(high + 1e-9);
          expect(less).toBeLessThanOrEqual(more + 1e-9);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are drawn evenly, and the same for a seed', () => {
    const random = seededRandom(7);
    const tenths = new Array(10).fill(0);
    for (let draw = 0; draw < 20_000; draw++) tenths[Math.floor(random() * 10)]++;
    expect(Math.max(...tenths.map((count) => Math.abs(count - 2000)))).toBeLessThan(200);
    const draws = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draws(1)).toEqual(draws(1));
    expect(draws(1)).not.toEqual(draws(2));
  });
});

describe('a forecast', () => {
  it('is the same for a seed, and ordered', () => {
    const forecast = forecastPlan(two, { ...options, seed: 3 });
    expect(forecast).toEqual(forecastPlan(two, { ...options, seed: 3 }));
    expect(forecast).not.toEqual(forecastPlan(two, { ...options, seed: 4 }));
    const finishes = [forecast?.p10, forecast?.p50, forecast?.p80, forecast?.p90];
    expect([...finishes].sort()).toEqual(finishes);
    expect(forecast?.histogram.reduce((sum, bar) => sum + bar.runs, 0)).toBe(2000);
  });

  it('agrees with what one estimate alone comes to', () => {
    const one = plan({}, { a: { duration: { low: '0d', likely: '50d', high: '100d' }, after: [] } });
    const forecast = forecastPlan(one, { calendars: [], runs: 20_000, distribution: 'triangular' });
    // Triangle from 0 over 50 to 100: a tenth lies below √(0.1 · 100 · 50) ≈ 22.4, half below 50, nine tenths below 77.6.
    expect(Number(forecast?.p10)).toBeCloseTo(22.36, 0);
    expect(Number(forecast?.p50)).toBeCloseTo(50, 0);
    expect(Number(forecast?.p90)).toBeCloseTo(77.64, 0);
    expect(forecast?.onPlan).toBeCloseTo(0.5, 1);
  });

  it('tells how often a phase was critical', () => {
    const forecast = forecastPlan(two, options);
    expect(forecast?.criticality.c).toBe(1);
    const [a, b] = [forecast?.criticality.a ?? 0, forecast?.criticality.b ?? 0];
    expect(a).toBeGreaterThan(0.05);
    expect(b).toBeGreaterThan(a);
    expect(a + b).toBeGreaterThanOrEqual(1);
    expect(forecast).toMatchObject({ uncertain: ['a', 'b'], planned: '2026-03-18' });
    expect(forecast?.assumption).toBe(
      '2 of 3 phases vary, each on its own, in a PERT beta distribution; the others take what they state. One of them is a range with its middle taken as most likely.',
    );
  });

  it('is the plan itself where nothing varies', () => {
    const fixed = plan(
      { start: '2026-03-02' },
      { a: { duration: '1w', after: [] }, gone: { duration: '1w', status: 'cancelled' } },
    );
    expect(forecastPlan(fixed, options)).toMatchObject({
      p10: '2026-03-06',
      p90: '2026-03-06',
      onPlan: 1,
      criticality: { a: 1 },
      uncertain: [],
    });
  });

  it('leaves out what is done, and draws what is left of what is in progress', () => {
    const phases = {
      a: { duration: estimate, after: [], status: 'done', actual: { start: '2026-03-02', finish: '2026-03-06' } },
      b: { duration: '2–6d', status: 'in-progress', actual: { start: '2026-03-09' }, tasks: [true, false] },
    };
    const forecast = forecastPlan(plan({ start: '2026-03-02' }, phases), { ...options, asOf: '2026-03-11' });
    expect(forecast).toMatchObject({ uncertain: ['b'], p10: '2026-03-12', p90: '2026-03-13' });
    expect(forecast?.criticality).toEqual({ b: 1 });
  });

  it('is none where the finish of the plan is not known', () => {
    expect(forecastPlan(plan({}, { a: { after: [] } }), options)).toBeUndefined();
    expect(forecastPlan(plan({}, {}), options)).toBeUndefined();
  });
});

describe('velocity', () => {
  it('carries on the speed at which tasks were ticked', () => {
    const history = [
      { date: '2026-03-02', done: 0, total: 20 },
      { date: '2026-03-06', done: 4, total: 20 },
      { date: '2026-03-13', done: 9, total: 18 },
    ];
    // 9 tasks in the 9 working days behind 2 March; 9 are open on Friday 13 March: nine more days.
    expect(velocityForecast(history, OFFICE_DAYS, '2026-03-13')).toEqual({
      perDay: 1,
      days: 9,
      open: 9,
      finish: '2026-03-26',
      assumption:
        '9 tasks were ticked in 9 working days since 2026-03-02; the 9 open ones are taken to go on at that speed, and none to be added.',
    });
  });

  it('is none without a past', () => {
    expect(velocityForecast([], OFFICE_DAYS, '2026-03-13')).toBeUndefined();
    expect(
      velocityForecast(
        [
          { date: '2026-03-02', done: 3, total: 4 },
          { date: '2026-03-09', done: 3, total: 4 },
        ],
        OFFICE_DAYS,
        '2026-03-13',
      ),
    ).toBeUndefined();
  });
});
