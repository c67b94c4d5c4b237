import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate, dayNumber } from '../../src/model/values/day-number.ts';
import { compileCalendar } from '../../src/schedule/calendar.ts';
import { isWorked } from './brute-force.ts';
import { codes, dates, schedule, calendar as stated } from './build.ts';
import { addDays } from './plain-days.ts';

const BASE = dayNumber('2026-01-01');
const week = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });
const ranges = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 25 })), { maxLength: 12 });

describe('against counting day by day', () => {
  it('counts and finds working days', () => {
    fc.assert(
      fc.property(
        week,
        ranges,
        fc.integer({ min: -30, max: 430 }),
        fc.integer({ min: 0, max: 60 }),
        (days, taken, offset, ahead) => {
          const calendar = compileCalendar({
            week: days,
            perDay: 8,
            freezes: [],
            holidays: taken.map(([from, length]) => ({ from: BASE + from, to: BASE + from + length })),
          });
          const holidays = new Set(
            taken.flatMap(([from, length]) => Array.from({ length }, (_, day) => addDays('2026-01-01', from + day))),
          );
          const brute = { week: days, holidays };
          const from = BASE + offset;
          let [day, counted] = [from, 0];
          const first = calendar.indexAt(from);
          // Walk over `ahead` working days; at each day the engine has to have counted as many.
          for (let walked = 0; counted <= ahead && walked < 2000; walked++, day++) {
            expect(calendar.indexAt(day)).toBe(first + counted);
            const worked = isWorked(civilDate(day), brute);
            expect(calendar.isWorking(day)).toBe(worked);
            if (!worked) continue;
            expect(calendar.startOf(first + counted)).toBe(day);
            counted++;
            expect(calendar.endOf(first + counted)).toBe(day + 1);
          }
        },
      ),
    );
  });

  it('finds what it counted, anywhere between 1900 and 2999', () => {
    const calendar = compileCalendar({
      week: [0, 1, 2, 3, 6],
      perDay: 8,
      freezes: [],
      holidays: [{ from: BASE, to: BASE + 30 }],
    });
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2999-12-31') }), (day) => {
        const index = calendar.indexAt(day);
        expect(calendar.indexAt(calendar.startOf(index))).toBe(index);
        expect(calendar.startOf(index)).toBeGreaterThanOrEqual(day);
        expect(calendar.endOf(index)).toBeLessThanOrEqual(day);
      }),
    );
  });
});

describe('calendars of plans', () => {
  const week = (days: string[]) => [stated('own', { week: days })];
  const one = { work: { duration: '1w', after: [] } };

  it('makes a week the working days of the calendar', () => {
    const spans = [
      ['mon', 'tue', 'wed', 'thu', 'fri'],
      ['sun', 'mon', 'tue', 'wed', 'thu'],
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      ['tue', 'thu'],
    ].map((days) => dates(schedule({ start: '2026-03-02', calendar: 'own' }, one, { calendars: week(days) })).work);
    expect(spans).toEqual([
      '2026-03-02 2026-03-06',
      '2026-03-02 2026-03-08',
      '2026-03-02 2026-03-07',
      '2026-03-02 2026-03-08',
      '2026-03-03 2026-03-05',
    ]);
  });

  it('works over leap days and years', () => {
    expect(dates(schedule({ start: '2028-02-28' }, { work: { duration: '3d', after: [] } })).work).toBe('2028-02-28 2028-03-01');
    expect(dates(schedule({ start: '2026-12-31' }, { work: { duration: '2d', after: [] } })).work).toBe('2026-12-31 2027-01-01');
  });

  it('keeps freezes out of it: they shift no phase', () => {
    const calendars = [stated('own', { freezes: [{ from: '2026-03-02', to: '2026-03-06', title: 'No deploys' }] })];
    const result = schedule({ start: '2026-03-02', calendar: 'own' }, one, { calendars });
    expect(dates(result).work).toBe('2026-03-02 2026-03-06');
    expect(result.freezes).toEqual([{ kind: 'freeze', from: 0, to: 5, title: 'No deploys', entry: 0 }]);
  });

  it('freezes come again on weekdays, and on the first or last days of each month', () => {
    const calendars = [
      stated('own', {
        freezes: [
          { every: ['sat', 'sun'], title: 'Weekend' },
          { every: 'month-end', days: '2', from: '2026-03-15' },
          { every: 'month-start', to: '2026-04-01' },
        ],
      }),
    ];
    const five = { work: { duration: '5w', after: [] } };
    const result = schedule({ start: '2026-03-02', calendar: 'own' }, five, { calendars });
    expect(result.freezes.filter(({ entry }) => entry === 0).map(({ from, to }) => [from, to])).toEqual([
      [5, 7],
      [12, 14],
      [19, 21],
      [26, 28],
    ]);
    expect(result.freezes.filter(({ entry }) => entry !== 0)).toEqual([
      { kind: 'freeze', from: 28, to: 30, entry: 1 },
      { kind: 'freeze', from: 30, to: 31, entry: 2 },
    ]);
    expect(
      codes(schedule({ calendar: 'own' }, one, { calendars: [stated('own', { freezes: [{ title: 'No deploys' }] })] })),
    ).toEqual(['calendar-freeze-undated']);
  });

  it('takes the calendar named default where a plan names none', () => {
    const calendars = [stated('default', { holidays: ['2026-03-03'] })];
    expect(dates(schedule({ start: '2026-03-02' }, one, { calendars })).work).toBe('2026-03-02 2026-03-09');
  });

  it('tells what is wrong with a calendar, and goes on', () => {
    const calendars = [
      stated('own', {
        week: [],
        hours: '30',
        holidays: [
          { from: '2026-03-06', to: '2026-03-04', title: 'Retreat' },
          { from: '1900-01-01', to: '1999-12-31' },
        ],
        freezes: [
          { from: '2026-03-02', to: '2026-03-06' },
          { from: '2026-03-05', to: '2026-03-09', title: 'Audit' },
        ],
      }),
    ];
    const result = schedule(
      { start: '2026-03-02', calendar: 'own' },
      { a: { duration: '1w', after: [] }, b: { duration: '1d', calendar: 'onw' } },
      { calendars },
    );
    expect(dates(result)).toEqual({ a: '2026-03-02 2026-03-06', b: '2026-03-09 2026-03-09' });
    expect(result.problems.map(({ message, fix }) => [message, fix])).toEqual([
      ['a freeze and "Audit" overlap in the calendar own.', 'Make them one, or end the first before the second'],
      ['The calendar own has no working day; Monday to Friday is counted.', 'Write week: [mon, tue, wed, thu, fri]'],
      ['A day of 30 hours is not a working day; 8 are counted.', 'Write hours: 8 (1 to 24)'],
      [
        '"Retreat" from 2026-03-06 to 2026-03-04 run backwards, so no day is taken from the calendar.',
        'Write { from: 2026-03-04, to: 2026-03-06 }',
      ],
      ['There is no calendar `onw`; own is counted.', 'Write calendar: own'],
    ]);
    expect(codes(result)).toEqual([
      'calendar-freezes-overlap',
      'calendar-empty-week',
      'calendar-hours',
      'calendar-range-reversed',
      'calendar-unknown',
    ]);
  });
});
