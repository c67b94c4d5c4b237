import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schedulePlan } from '../../src/schedule/schedule.ts';
import { ahead, calendar, dates, plan, schedule } from './build.ts';

const start = '2026-03-02';

describe('what has happened', () => {
  it('stands at its dates, also on days that nobody works', () => {
    const result = schedule(
      { start },
      {
        a: { duration: '1w', after: [], status: 'done', actual: { start: '2026-03-03', finish: '2026-03-14' } },
        b: { duration: '1w' },
      },
    );
    expect(dates(result)).toEqual({ a: '2026-03-03 2026-03-14', b: '2026-03-16 2026-03-20' });
    expect(result.phases.a).toMatchObject({ state: 'done', driver: { kind: 'actual' }, early: { from: 1, to: 13 } });
  });

  it('may lie before the start of the plan', () => {
    const result = schedule(
      { start },
      {
        a: { duration: '1w', after: [], status: 'done', actual: { start: '2026-02-23', finish: '2026-02-27' } },
        b: { duration: '1w' },
      },
    );
    expect([result.start, result.axis.origin, dates(result).b]).toEqual(['2026-02-23', '2026-02-23', '2026-03-02 2026-03-06']);
  });

  it('leaves the rest as it was written while no day is given to plan from', () => {
    const phases = {
      a: { duration: '1w', after: [] },
      b: { duration: '1w' },
      c: { duration: '2w', after: ['a'] },
      d: { duration: '2d', after: [], finish: '2026-03-13' },
    };
    const written = schedule({ start }, phases);
    const words = fc.constantFrom('planned', 'ready', 'in-progress', 'blocked', 'done');
    fc.assert(
      fc.property(words, words, words, words, (a, b, c, d) => {
        const result = schedule(
          { start },
          {
            a: { ...phases.a, status: a },
            b: { ...phases.b, status: b },
            c: { ...phases.c, status: c },
            d: { ...phases.d, status: d },
          },
        );
        expect(dates(result)).toEqual(dates(written));
        expect(result.critical).toEqual(written.critical);
        const done = Object.values(result.phases).filter(({ state }) => state === 'done');
        expect(done.filter(({ totalSlack }) => totalSlack !== null)).toEqual([]);
      }),
    );
  });
});

describe('as of a day', () => {
  const asOf = '2026-03-18';

  it('everything that has not begun starts then at the earliest', () => {
    const result = schedule(
      { start },
      {
        a: { duration: '1w', after: [], status: 'done', actual: { start: '2026-03-02', finish: '2026-03-10' } },
        b: { duration: '1w' },
        c: { duration: '2d' },
      },
      { asOf },
    );
    expect(ahead(result)).toEqual({ a: '2026-03-02 2026-03-10', b: '2026-03-18 2026-03-24', c: '2026-03-25 2026-03-26' });
    expect(result.forecast.phases.b?.driver).toEqual({ kind: 'date', field: 'as-of', raw: 'as of' });
    expect(result.asOf).toBe(asOf);
  });

  it('what is in progress goes on with what its boxes leave', () => {
    const work = { duration: '10d', after: [], status: 'in-progress', actual: { start: '2026-03-12' } };
    const finish = (fields: object) => schedule({ start }, { a: { ...work, ...fields } }, { asOf }).phases.a?.forecast.finish;
    expect({
      fourTenthsDone: finish({ tasks: [true, true, false, false, false] }),
      remaining: finish({ remaining: '2d', tasks: [true, false] }),
      allTicked: finish({ tasks: [true] }),
      untold: finish({}),
      overdue: finish({ duration: '2d' }),
    }).toEqual({
      fourTenthsDone: '2026-03-25',
      remaining: '2026-03-19',
      allTicked: '2026-03-17',
      untold: '2026-03-25',
      overdue: '2026-03-18',
    });
  });

  it('asks the caller for progress where it knows better', () => {
    const result = schedule(
      { start },
      { a: { duration: '10d', after: [], status: 'in-progress', actual: { start: '2026-03-12' } } },
      { asOf, progress: () => 0.9 },
    );
    expect(result.phases.a).toMatchObject({ progress: 0.9, forecast: { start: '2026-03-12', finish: '2026-03-18' } });
  });

  it('a finish still waits for a finish', () => {
    const result = schedule(
      { start },
      {
        a: { duration: '10d', after: [] },
        b: {
          duration: '1d',
          status: 'in-progress',
          actual: { start: '2026-03-12' },
          remaining: '1d',
          after: [{ phase: 'a', type: 'FF', lag: '1d' }],
        },
      },
      { asOf },
    );
    expect(ahead(result)).toEqual({ a: '2026-03-18 2026-03-31', b: '2026-03-12 2026-04-01' });
  });

  it('positions that have passed move, the others stay', () => {
    const result = schedule(
      { start },
      { a: { period: 'week 1', status: 'done' }, b: { period: 'week 2' }, c: { period: 'week 5' } },
      { asOf },
    );
    expect(ahead(result)).toEqual({ a: '2026-03-02 2026-03-06', b: '2026-03-18 2026-03-24', c: '2026-03-30 2026-04-03' });
  });

  it('positions that overlap still run side by side once they have moved', () => {
    const result = schedule({ start }, { a: { period: 'weeks 1–2' }, b: { period: 'week 2' } }, { asOf });
    expect(ahead(result)).toEqual({ a: '2026-03-18 2026-03-31', b: '2026-03-18 2026-03-24' });
  });

  it('what is done without dates is over, and holds nothing up', () => {
    const result = schedule(
      { start },
      { a: { duration: '5w', after: [], status: 'done' }, b: { status: 'done' }, c: { duration: '1w' } },
      { asOf },
    );
    expect(ahead(result)).toEqual({ a: '2026-03-02 2026-03-17', b: '2026-03-18 null', c: '2026-03-18 2026-03-24' });
    expect(result.forecast.finish).toBe('2026-03-24');
  });

  it('means nothing to a plan without dates', () => {
    const result = schedule({}, { a: { duration: '1w', after: [] } }, { asOf });
    expect([dates(result).a, result.asOf]).toEqual(['0 5', null]);
  });

  it('a start that has passed is late, and not impossible', () => {
    const result = schedule({ start }, { a: { duration: '1d', after: [], start: '2026-03-04' } }, { asOf });
    expect([result.problems, result.phases.a]).toMatchObject([
      [],
      { planned: { finish: '2026-03-04' }, forecast: { finish: asOf }, lateBy: 10, timing: 'not-begun' },
    ]);
  });

  it('tells how each phase stands, by its planned dates and its status', () => {
    const phases = {
      past: { duration: '1w', after: [], status: 'done' },
      late: { duration: '1w', after: [], status: 'in-progress', actual: { start: '2026-03-02' } },
      missed: { duration: '0d', after: ['late'] },
      waiting: { duration: '3w', after: [] },
      due: { duration: '1w', after: [], notBefore: asOf },
      running: { duration: '3w', after: [], status: 'in-progress' },
      later: { duration: '1w', after: [], notBefore: '2026-03-30' },
      gone: { duration: '1w', after: [], status: 'cancelled' },
      open: { after: [], status: 'in-progress' },
    };
    const result = schedule({ start }, phases, { asOf });
    expect(Object.values(result.phases).map(({ id, timing, lateBy }) => `${id} ${timing} ${lateBy}`)).toEqual([
      'past done 0',
      'late overdue 8',
      'missed overdue 8',
      'waiting not-begun 12',
      'due due 0',
      'running on-time 0',
      'later on-time 0',
      'gone unknown 0',
      'open unknown 0',
    ]);
  });

  it('a phase that is late moves what waits for it, also where both state their place', () => {
    const phases = { a: { period: 'weeks 1–2' }, b: { period: 'weeks 3–4' } };
    const result = schedule({ start }, phases, { asOf: '2026-03-09' });
    expect(ahead(result)).toEqual({ a: '2026-03-09 2026-03-20', b: '2026-03-23 2026-04-03' });
    expect(result.lateBy).toBe(5);
    expect(result.forecast.critical).toEqual(['a', 'b']);
  });

  it('a deadline ahead that cannot be kept any more is a problem, one that has passed is none of the schedule', () => {
    const of = (deadline: string) =>
      schedule({ start }, { a: { duration: '2w', after: [], deadline } }, { asOf }).problems.map(({ message }) => message);
    expect([of('2026-03-20'), of('2026-03-13'), of('2026-04-10')]).toEqual([
      ['a should be finished by 2026-03-20, but is finished on 2026-03-31 at the earliest: it has not begun.'],
      [],
      [],
    ]);
  });

  it('the promised finish is kept or missed by working days', () => {
    const of = (finish: string) => schedule({ start, finish }, { a: { duration: '2w', after: [] } }, { asOf }).promised;
    expect([of('2026-04-02'), of('2026-03-27')]).toEqual([
      { finish: '2026-04-02', margin: 2 },
      { finish: '2026-03-27', margin: -2 },
    ]);
  });

  it('the buffer is sized by the plan as written, and not by a delay', () => {
    const late = schedule({ start, buffer: '10 %' }, { a: { duration: '8w', after: [] } }, { asOf: '2026-09-01' });
    expect([late.buffer?.days, late.forecast.buffer?.days]).toEqual([4, 4]);
  });
});

describe('slip', () => {
  it('is counted in working days of the plan, per phase and for the finish', () => {
    const calendars = [calendar('own', { holidays: ['2026-03-10'] })];
    const baseline = schedule(
      { start, calendar: 'own' },
      { a: { duration: '1w', after: [] }, b: { duration: '1w' } },
      { calendars },
    );
    const now = schedule(
      { start, calendar: 'own' },
      { a: { duration: '4d', after: [] }, c: { duration: '1d' }, b: { duration: '2w' } },
      { calendars, baseline },
    );
    expect(Object.values(now.phases).map(({ id, slip }) => [id, slip])).toEqual([
      ['a', -1],
      ['c', null],
      ['b', 5],
    ]);
    expect(now.slip).toBe(5);
    expect(now.phases.b?.baseline).toEqual({ start: '2026-03-09', finish: '2026-03-16', span: { from: 7, to: 15 } });
  });

  it('is counted on an axis without dates too, but not between the two', () => {
    const undated = schedule({}, { a: { duration: '1w', after: [] } });
    expect(schedule({}, { a: { duration: '8d', after: [] } }, { baseline: undated })).toMatchObject({
      slip: 3,
      phases: { a: { slip: 3, baseline: { start: 0, finish: 5 } } },
    });
    expect(schedule({ start }, { a: { duration: '8d', after: [] } }, { baseline: undated })).toMatchObject({
      slip: null,
      phases: { a: { slip: null, baseline: null } },
    });
  });

  it('is what a change moves, whatever the day', () => {
    const phases = (length: string) => ({ a: { duration: length, after: [] }, b: { duration: '1w' } });
    const slip = (asOf?: string) => {
      const options = { calendars: [], ...(asOf !== undefined && { asOf }) };
      const baseline = schedulePlan(plan({ start }, phases('3w')), options);
      return schedulePlan(plan({ start }, phases('4w')), { ...options, baseline }).slip;
    };
    expect([slip(), slip('2026-06-15')]).toEqual([5, 5]);
  });
});
