import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMonths, civilDate, dayNumber, FIRST_DAY, LAST_DAY, weekdayOf } from '../../src/model/values/day-number.ts';

const day = fc.integer({ min: FIRST_DAY, max: LAST_DAY });

it('counts days as the platform does, from 1900 to 2999', () => {
  expect([civilDate(FIRST_DAY), civilDate(LAST_DAY)]).toEqual(['1900-01-01', '2999-12-31']);
  for (let number = FIRST_DAY; number <= LAST_DAY; number += 1) {
    const date = new Date(number * 86_400_000);
    const expected = date.toISOString().slice(0, 10);
    if (civilDate(number) !== expected || dayNumber(expected) !== number || weekdayOf(number) !== (date.getUTCDay() + 6) % 7) {
      expect({ number, date: civilDate(number), back: dayNumber(expected), weekday: weekdayOf(number) }).toEqual({
        number,
        date: expected,
        back: number,
        weekday: (date.getUTCDay() + 6) % 7,
      });
    }
  }
});

it('has leap days: 2000 and 2400 have one, 1900 and 2100 have none', () => {
  expect(
    ['2000-02-28', '2400-02-28', '1900-02-28', '2100-02-28', '2024-02-28'].map((date) => civilDate(dayNumber(date) + 1)),
  ).toEqual(['2000-02-29', '2400-02-29', '1900-03-01', '2100-03-01', '2024-02-29']);
});

it('adds months, and stays within the month that it reaches', () => {
  expect(
    ['2026-01-31', '2024-01-31', '2026-11-30', '2026-12-15'].map((date) => civilDate(addMonths(dayNumber(date), 1))),
  ).toEqual(['2026-02-28', '2024-02-29', '2026-12-30', '2027-01-15']);
  fc.assert(
    fc.property(day, fc.integer({ min: -600, max: 600 }), (number, months) => {
      const [before, after] = [civilDate(number), civilDate(addMonths(number, months))];
      const distance =
        (Number(after.slice(0, 4)) - Number(before.slice(0, 4))) * 12 + Number(after.slice(5, 7)) - Number(before.slice(5, 7));
      expect(distance).toBe(months);
    }),
  );
});
