import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate, dayNumber } from '../../../src/model/values/day-number.ts';
import { burnUp, type Snapshot } from '../../../src/site/views/burn-up.ts';

const FIRST = dayNumber('2026-03-02');
const weekly = (...counts: readonly [done: number, total: number][]): Snapshot[] =>
  counts.map(([done, total], week) => ({ day: civilDate(FIRST + week * 7), done, total }));

describe('progress over time', () => {
  test('is not told where fewer than five days have changes, or there is no task', () => {
    expect(burnUp(weekly([0, 9], [1, 9], [2, 9], [3, 9]), '2026-04-01')).toBeUndefined();
    const oneDay = Array.from({ length: 9 }, (_, done) => ({ day: '2026-03-02' as const, done, total: 9 }));
    expect(burnUp(oneDay, '2026-04-01')).toBeUndefined();
    expect(burnUp(weekly([0, 0], [0, 0], [0, 0], [0, 0], [0, 0]), '2026-04-01')).toBeUndefined();
  });

  test('ends in a range between the fastest and the slowest pace', () => {
    // 10, 9, 8 and 7 tasks a week, counted back from 30 March: 34 done in 28 days, and 7 in the last 7.
    const view = burnUp(weekly([0, 60], [10, 60], [19, 64], [27, 64], [34, 64]), '2026-03-30');
    expect(view?.sentence).toBe(
      '34 of 64 tasks are done, 4 more than on 2 Mar 2026. At the paces so far the rest will be done between 24 Apr 2026 and 29 Apr 2026.',
    );
    expect(view?.cone).toBeDefined();
  });

  test('has no end at the slowest pace where nothing was done lately, and none at all where nothing was ever done', () => {
    expect(burnUp(weekly([0, 9], [2, 9], [3, 9], [4, 9], [4, 9]), '2026-04-06')?.sentence).toBe(
      '4 of 9 tasks are done. At the fastest pace so far the rest is done by 20 May 2026; at the slowest it is never done.',
    );
    const still = burnUp(weekly([3, 9], [3, 9], [3, 9], [3, 9], [3, 9]), '2026-04-06');
    expect([still?.sentence, still?.cone]).toEqual([
      '3 of 9 tasks are done. Nothing has been done recently, so there is no estimate for the rest.',
      undefined,
    ]);
  });

  test('says nothing about the rest where all is done', () => {
    const view = burnUp(weekly([0, 9], [2, 9], [3, 9], [4, 9], [9, 9]), '2026-04-06');
    expect([view?.sentence, view?.cone]).toEqual(['9 of 9 tasks are done.', undefined]);
  });

  test('lies within its drawing, whatever the history', () => {
    const snapshot = fc
      .record({
        at: fc.integer({ min: 0, max: 900 }),
        total: fc.integer({ min: 0, max: 300 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ at, total, share }): Snapshot => ({ day: civilDate(FIRST + at), done: Math.round(total * share), total }));
    fc.assert(
      fc.property(fc.array(snapshot, { maxLength: 30 }), fc.integer({ min: 0, max: 1000 }), (snapshots, now) => {
        const view = burnUp(snapshots, civilDate(FIRST + now));
        if (!view) return;
        const numbers = [view.done, view.total, view.cone ?? ''].join(' ').match(/-?[\d.]+|NaN|Infinity/g) ?? [];
        for (const each of numbers) {
          expect(Number(each)).toBeGreaterThanOrEqual(0);
          expect(Number(each)).toBeLessThanOrEqual(10_000);
        }
        expect(view.asOf).toBeGreaterThanOrEqual(0);
        expect(view.asOf).toBeLessThanOrEqual(100);
      }),
    );
  });
});
