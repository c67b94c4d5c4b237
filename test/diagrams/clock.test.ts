import { expect, test } from 'vitest';
import { seededRandom, stillDate } from '../../src/diagrams/clock.ts';

const Still = stillDate(Date);

test.each([
  ['now', new Still(), '2026-01-01T00:00:00.000Z'],
  ['parts are UTC', new Still(2026, 2, 29, 2, 30), '2026-03-29T02:30:00.000Z'],
  ['a time without a zone is UTC', new Still('2026-03-29T02:30:00'), '2026-03-29T02:30:00.000Z'],
  ['a zone that is stated holds', new Still('2026-03-29T02:30:00+02:00'), '2026-03-29T00:30:00.000Z'],
  ['a number', new Still(0), '1970-01-01T00:00:00.000Z'],
  ['another date', new Still(new Date(5)), '1970-01-01T00:00:00.005Z'],
])('%s', (_, date, expected) => {
  expect(date.toISOString()).toBe(expected);
});

test('the local parts are those of UTC, to read and to set', () => {
  const date = new Still(0);
  date.setHours(26, 5);
  expect([date.getDate(), date.getHours(), date.getMinutes(), date.getTimezoneOffset()]).toEqual([2, 2, 5, 0]);
  expect(date instanceof Date && Still.now()).toBe(Date.UTC(2026, 0, 1));
});

test('chance with one seed takes one course', () => {
  const [one, other] = [seededRandom(1), seededRandom(1)];
  const course = [one(), one(), one()];
  expect([other(), other(), other()]).toEqual(course);
  expect(new Set(course).size).toBe(3);
});
