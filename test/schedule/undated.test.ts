import { describe, expect, it } from 'vitest';
import { codes, dates, schedule, table } from './build.ts';

describe('plans without dates', () => {
  it('run in working days from 0, as points', () => {
    const result = schedule({}, { a: { duration: '5d', after: [] }, b: { duration: '1w' }, c: { duration: '0d' } });
    expect(table(result)).toEqual({ a: '0 5 0 5 0 0', b: '5 10 5 10 0 0', c: '10 10 10 10 0 0' });
    expect(result).toMatchObject({
      unit: 'week',
      start: 0,
      finish: 10,
      days: 10,
      axis: { unit: 'week', from: 0, to: 10, perUnit: 5 },
      milestones: ['c'],
    });
  });

  it('assume that a phase waits for the one before it, and say so', () => {
    const { dependencies, phases } = schedule(
      {},
      { a: { duration: '1w' }, b: { duration: '1w' }, c: { duration: '1w', after: ['a'] }, d: { duration: '1w', after: [] } },
    );
    expect(dependencies.map(({ from, to, assumed }) => [from, to, assumed])).toEqual([
      ['a', 'b', true],
      ['a', 'c', false],
    ]);
    expect(phases.b?.driver).toEqual({ kind: 'link', phase: 'a', type: 'FS', assumed: true });
    expect(phases.d?.driver).toEqual({ kind: 'date', field: 'plan', raw: 'start of the plan' });
  });

  it('keep fractions of days: 4h of eight, half a week', () => {
    const result = schedule(
      {},
      { a: { duration: '4h', after: [] }, b: { duration: '0.5w' }, c: { duration: '0.1d' }, d: { duration: '0.2d' } },
    );
    expect(dates(result)).toEqual({ a: '0 0.5', b: '0.5 3', c: '3 3.1', d: '3.1 3.3' });
    expect(result.critical).toEqual(['a', 'b', 'c', 'd']);
  });

  it('count a month as four weeks, a sprint as two, a hold as the working days that it can meet', () => {
    const lengths = {
      month: { duration: '1mo' },
      sprint: { duration: '1 sprint' },
      soak: { hold: '7d' },
      night: { hold: '24h' },
      ten: { hold: '10d' },
    };
    const result = schedule(
      {},
      Object.fromEntries(Object.entries(lengths).map(([id, fields]) => [id, { ...fields, after: [] }])),
    );
    expect(Object.values(result.phases).map(({ id, days }) => [id, days])).toEqual([
      ['month', 20],
      ['sprint', 10],
      ['soak', 5],
      ['night', 1],
      ['ten', 8],
    ]);
  });

  it('count a range with its upper end, and an estimate with its likely value', () => {
    const result = schedule(
      {},
      {
        range: { duration: '2–3w', after: [] },
        estimate: { duration: { low: '1w', likely: '2w', high: '5w' }, after: [] },
        least: { duration: '≥ 1w', after: [] },
      },
    );
    expect(Object.values(result.phases).map((phase) => phase.days)).toEqual([15, 10, 5]);
  });

  it('know leads, lags and every kind of dependency', () => {
    const result = schedule(
      {},
      {
        a: { duration: '4d', after: [] },
        fs: { duration: '2d', after: [{ phase: 'a', lag: '1d' }] },
        ss: { duration: '2d', after: [{ phase: 'a', type: 'SS', lag: '3d' }] },
        ff: { duration: '2d', after: [{ phase: 'a', type: 'FF', lag: '1d' }] },
        sf: { duration: '2d', after: [{ phase: 'a', type: 'SF', lag: '5d' }] },
        lead: { duration: '2d', after: [{ phase: 'a', lag: '-2d' }] },
      },
    );
    expect(dates(result)).toEqual({ a: '0 4', fs: '5 7', ss: '3 5', ff: '3 5', sf: '3 5', lead: '2 4' });
  });

  it('never have late dates behind their finish, also behind starts only', () => {
    const result = schedule({}, { a: { duration: '3d', after: [] }, b: { duration: '4d', after: [{ phase: 'a', type: 'SS' }] } });
    expect(table(result)).toEqual({ a: '0 3 0 3 0 0', b: '0 4 0 4 0 0' });
  });

  it('cut off a lead that reaches before the plan, and tell it', () => {
    const result = schedule({}, { a: { duration: '1d', after: [] }, b: { duration: '2d', after: [{ phase: 'a', lag: '-3d' }] } });
    expect(dates(result).b).toBe('0 2');
    expect(result.problems.map(({ code, message }) => [code, message])).toEqual([
      ['lead-before-start', 'b would begin 2 working days before the plan with its lead of -3d on a; it begins with the plan.'],
    ]);
  });
});

describe('positions', () => {
  it('lay a plan out, and need no lengths', () => {
    const result = schedule(
      {},
      {
        one: { period: 'weeks 1–2' },
        two: { period: 'week 3' },
        three: { period: 'week 4, days 2–3' },
        four: { period: 'week 5a' },
        five: { period: 'week 5b' },
      },
    );
    expect(dates(result)).toEqual({ one: '0 10', two: '10 15', three: '16 18', four: '20 22.5', five: '22.5 25' });
    expect(result.problems).toEqual([]);
    expect(result.phases.one?.driver).toEqual({ kind: 'date', field: 'period', raw: 'weeks 1–2' });
    expect(result.phases.two).toMatchObject({ totalSlack: 3, freeSlack: 1 });
  });

  it('are counted in the unit that they name: days, sprints, months', () => {
    const result = schedule({ axis: 'day' }, { a: { period: 'days 1–2' }, b: { period: 'sprint 2' }, c: { period: 'month 2' } });
    expect(dates(result)).toEqual({ a: '0 2', b: '10 20', c: '20 40' });
    expect(result.axis).toMatchObject({ unit: 'day', perUnit: 1 });
  });

  it('lay a dated plan out in weeks from its first working day', () => {
    const result = schedule(
      { start: '2026-02' },
      {
        a: { period: 'weeks 1–2' },
        b: { period: 'week 3a' },
        c: { period: 'week 3b' },
        d: { period: 'month 2' },
        e: { period: 'day 6' },
      },
    );
    expect(dates(result)).toEqual({
      a: '2026-02-02 2026-02-13',
      b: '2026-02-16 2026-02-18',
      c: '2026-02-19 2026-02-20',
      d: '2026-03-02 2026-04-01',
      e: '2026-02-09 2026-02-09',
    });
    expect(result).toMatchObject({ unit: 'date', precision: 'month', start: '2026-02-02' });
  });

  it('drop what was assumed where they overlap, and tell what they contradict', () => {
    const result = schedule(
      {},
      {
        one: { period: 'weeks 1–4', duration: '3w' },
        beside: { period: 'weeks 3–5' },
        early: { period: 'week 5', after: ['one', 'beside'] },
      },
    );
    expect(result.dependencies.map(({ from, to }) => `${from} ${to}`)).toEqual(['one early', 'beside early']);
    expect(result.problems.map(({ code, message, phases }) => [code, message, phases])).toEqual([
      [
        'period-before-dependency',
        'early is placed in week 5, but waits for beside (FS), so it can start on working day 25 at the earliest.',
        ['early', 'beside'],
      ],
      ['length-contradiction', 'one takes 3w (15 working days), but weeks 1–4 are 20 working days.', ['one']],
    ]);
    expect(dates(result).early).toBe('20 25');
    expect(result.phases.beside?.totalSlack).toBe(-5);
  });

  it('that do not exist are told', () => {
    const result = schedule(
      {},
      { a: { period: 'week 1, day 9', duration: '1w' }, b: { period: 'week 2c' }, c: { period: 'T+1d' } },
    );
    expect(result.problems.map(({ message, fix }) => [message, fix])).toEqual([
      ['"week 1, day 9" has no place on the axis of this plan: week 1 has days 1–5.', 'Write week 1, day 5'],
      ['"week 2c" has no place on the axis of this plan: a week has the halves a and b.', 'Write week 2a'],
      ['"T+1d" has no place on the axis of this plan: a phase has no place relative to the cutover.', 'Write period: weeks 3–4'],
      ['2 phases have no length, so the finish of the plan is not known: b, c.', 'Write a duration: in b, c'],
    ]);
  });
});

describe('lengths that are not known', () => {
  it('are not invented: such a plan keeps to its order', () => {
    const result = schedule(
      {},
      { base: { after: [] }, database: { after: ['base'] }, auth: { after: ['database'] }, grpc: { after: ['base'] } },
    );
    expect(
      Object.values(result.phases).map(({ id, known, level, earlyStart, earlyFinish, totalSlack, early }) => [
        id,
        known,
        level,
        earlyStart,
        earlyFinish,
        totalSlack,
        early,
      ]),
    ).toEqual([
      ['base', false, 0, 0, null, null, null],
      ['database', false, 1, null, null, null, null],
      ['auth', false, 2, null, null, null, null],
      ['grpc', false, 1, null, null, null, null],
    ]);
    expect(result).toMatchObject({
      finish: null,
      critical: [],
      criticalPaths: [],
      unknown: ['base', 'database', 'auth', 'grpc'],
      problems: [],
    });
  });

  it('make everything unknown that waits for them, and the finish', () => {
    const result = schedule(
      { start: '2026-03-02' },
      {
        a: { duration: '1w', after: [] },
        b: { after: ['a'] },
        c: { duration: '1w', after: ['b'] },
        d: { duration: '1w', after: ['a'] },
        e: { duration: '2d', start: '2026-05-04', after: ['b'] },
      },
    );
    expect(dates(result)).toEqual({
      a: '2026-03-02 2026-03-06',
      b: '2026-03-09 null',
      c: 'null null',
      d: '2026-03-09 2026-03-13',
      e: '2026-05-04 2026-05-05',
    });
    expect(result.finish).toBeNull();
    expect(codes(result)).toEqual(['length-unknown']);
    expect(result.problems[0]).toMatchObject({
      phases: ['b'],
      message: 'One phase has no length, so the finish of the plan is not known: b.',
    });
  });
});
