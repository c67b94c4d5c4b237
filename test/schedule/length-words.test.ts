import { describe, expect, test } from 'vitest';
import { exportSchedule } from '../../src/schedule/export.ts';
import {
  clockScale,
  lengthText,
  phaseLengthText,
  pointWords,
  shortLength,
  stretchWords,
  workText,
} from '../../src/schedule/length-words.ts';
import { schedule } from './build.ts';

const OFFICE = { perDay: 8, perWeek: 5 };

describe('a length is told in the unit that fits it', () => {
  test.each([
    [10, '2 weeks'],
    [5, '1 week'],
    [12.5, '12.5 days'],
    [67.38, '67 days'],
    [14.3125, '14.3 days'],
    [1, '1 day'],
    [0.25, '2 hours'],
    [0.3125, '2.5 hours'],
    [0.1875, '1.5 hours'],
    [0.041666667, '20 minutes'],
    [0.125, '1 hour'],
    [0.15, '72 minutes'],
    [1 / 960, '30 seconds'],
    [0.437500001, '3.5 hours'],
  ])('%d working days: %s', (days, words) => expect(lengthText(days, OFFICE)).toBe(words));

  test('by the calendar of the plan', () => {
    expect([lengthText(8, { perDay: 6, perWeek: 4 }), lengthText(0.5, { perDay: 6, perWeek: 4 })]).toEqual([
      '2 weeks',
      '3 hours',
    ]);
  });

  test('on the clock a day has 24 hours, and on a dated plan a week seven days', () => {
    expect([lengthText(0.0625, clockScale(OFFICE, true)), lengthText(7, clockScale(OFFICE, true))]).toEqual([
      '1.5 hours',
      '1 week',
    ]);
    expect(phaseLengthText({ days: 5, elapsed: true }, { calendar: OFFICE, unit: 'week' })).toBe('1 week');
    expect(phaseLengthText({ days: 0, elapsed: false }, { calendar: OFFICE, unit: 'date' })).toBe('milestone');
  });

  test('a distance is told without its sign and never in weeks', () => {
    expect([75, -1, 0, 0.25].map((days) => workText(days, OFFICE))).toEqual([
      '75 working days',
      '1 working day',
      '0 working days',
      '2 hours',
    ]);
    expect([75, 0.25, 0.041666667].map((days) => shortLength(days, OFFICE))).toEqual(['75 d', '2 h', '20 min']);
  });

  test('a point inside a working day is not told as a number of days', () => {
    expect([pointWords(25), pointWords(0.402777778), stretchWords(10, 15), stretchWords(0.3, 0.4)]).toEqual([
      'working day 25',
      'within working day 1',
      'working days 10 to 15',
      'within working day 1',
    ]);
  });
});

describe('the axis of a plan without dates', () => {
  const unitOf = (length: string, fields = {}) =>
    schedule(fields, { a: { duration: length, after: [] }, b: { duration: length } }).axis;

  test('counts what fits its length', () => {
    expect(['90min', '5h', '1d', '2d', '3d', '2w'].map((length) => unitOf(length).unit)).toEqual([
      'minute',
      'hour',
      'day',
      'day',
      'week',
      'week',
    ]);
    expect([unitOf('90min').perUnit, unitOf('5h').perUnit]).toEqual([1 / 480, 1 / 8]);
  });

  test('counts what the plan says', () => {
    expect(unitOf('90min', { axis: 'day' }).unit).toBe('day');
  });
});

test('an export has numbers of at most six decimals', () => {
  const result = schedule(
    {},
    { a: { duration: '20min', after: [] }, b: { duration: '2.5h' }, c: { duration: '20min' }, d: { duration: '10min' } },
  );
  const exported = exportSchedule(result);
  const numbers = JSON.stringify({ ...exported, axis: { ...exported.axis, perUnit: 0 } }).match(/-?\d+\.\d+(?:e-?\d+)?/g) ?? [];
  expect(numbers.filter((number) => (number.split('.')[1] ?? '').length > 6)).toEqual([]);
  expect(exported.phases.d?.earlyFinish).toBeCloseTo(200 / 480, 6);
});
