import { describe, expect, it } from 'vitest';
import { calendar, codes, dates, schedule, table } from './build.ts';

const week = { a: { duration: '1w', after: [] } };

describe('dates', () => {
  it('begin with the first working day on or after the start', () => {
    expect(dates(schedule({ start: '2026-03-07' }, week)).a).toBe('2026-03-09 2026-03-13');
    expect(
      dates(
        schedule(
          { start: '2026-03-02' },
          { a: { duration: '1d', after: [], notBefore: '2026-03-07' }, b: { duration: '1d', after: [], start: '2026-03-08' } },
        ),
      ),
    ).toEqual({
      a: '2026-03-09 2026-03-09',
      b: '2026-03-09 2026-03-09',
    });
  });

  it('keep a start that is known to the month, or the quarter', () => {
    expect(schedule({ start: '2026-08' }, week)).toMatchObject({ precision: 'month', start: '2026-08-03', finish: '2026-08-07' });
    expect(schedule({ start: '2026-Q4' }, week)).toMatchObject({
      precision: 'quarter',
      start: '2026-10-01',
      finish: '2026-10-07',
    });
    const monthly = schedule({ start: '2026-01-01' }, { a: { period: '2026-02' } });
    expect(monthly.phases.a).toMatchObject({ earlyStart: '2026-02-02', earlyFinish: '2026-02-27', precision: 'month' });
  });

  it('carry fractions of days along, and show the whole days that they lie in', () => {
    const result = schedule(
      { start: '2026-03-02' },
      {
        a: { duration: '4h', after: [] },
        b: { duration: '1d', after: [{ phase: 'a', lag: '2h' }] },
        c: { duration: '30 min', after: [{ phase: 'a', lag: '-2h' }] },
      },
    );
    expect(dates(result)).toEqual({ a: '2026-03-02 2026-03-02', b: '2026-03-02 2026-03-03', c: '2026-03-02 2026-03-02' });
    expect(result.phases.b?.early).toEqual({ from: 0.75, to: 1.75 });
    expect(result.phases.c).toMatchObject({ early: { from: 0.25, to: 0.3125 }, days: 0.0625, totalSlack: 1.4375 });
  });

  it.each([
    ['ten phases of a day and a half', 10, '1.5d', 15, '2026-03-20'],
    ['four phases of two hours', 4, '2h', 1, '2026-03-02'],
    ['sixteen phases of half an hour', 16, '30 min', 1, '2026-03-02'],
  ])('%s take as long with a start as without', (_, count, duration, days, finish) => {
    const phases = Object.fromEntries(Array.from({ length: count }, (_each, index) => [`p${index}`, { duration }]));
    expect(schedule({ start: '2026-03-02' }, phases)).toMatchObject({ days, finish });
    expect(schedule({}, phases)).toMatchObject({ days, finish: days });
  });

  it('end holds of 30 minutes, an hour and four hours on the day on which they begin', () => {
    const holds = { a: { hold: '30 min' }, b: { hold: '1h' }, c: { hold: '4h' } };
    expect(dates(schedule({ start: '2026-03-02' }, holds)).c).toBe('2026-03-02 2026-03-02');
  });

  it('let a hold run on the clock: over weekends and holidays, from the end of what it waits for', () => {
    const calendars = [calendar('own', { holidays: ['2026-03-10'] })];
    const result = schedule(
      { start: '2026-03-02', calendar: 'own' },
      { a: { duration: '1w', after: [] }, soak: { hold: '7d' }, night: { hold: '24h' }, c: { duration: '1d' } },
      { calendars },
    );
    expect(table(result)).toEqual({
      a: '2026-03-02 2026-03-06 2026-03-02 2026-03-06 0 0',
      soak: '2026-03-07 2026-03-13 2026-03-08 2026-03-14 0 0',
      night: '2026-03-14 2026-03-14 2026-03-15 2026-03-15 0 0',
      c: '2026-03-16 2026-03-16 2026-03-16 2026-03-16 0 0',
    });
    expect(result.critical).toEqual(['a', 'soak', 'night', 'c']);
    expect(result.phases.soak).toMatchObject({ elapsed: true, early: { from: 5, to: 12 } });
  });

  it('put milestones on working days: of what ends, or of what begins', () => {
    const result = schedule(
      { start: '2026-03-02' },
      {
        kickoff: { duration: '0d', after: [] },
        work: { duration: '1w', after: ['kickoff'] },
        done: { duration: '0d', after: ['work'] },
        after: { duration: '1d', after: ['done'] },
        gate: { duration: '0d', after: [{ phase: 'work', type: 'SS', lag: '5d' }] },
        dated: { duration: '0d', after: ['work'], notBefore: '2026-03-07' },
        both: { duration: '0d', after: [{ phase: 'work', type: 'SS', lag: '5d' }, 'work'] },
      },
    );
    expect(dates(result)).toEqual({
      kickoff: '2026-03-02 2026-03-02',
      work: '2026-03-02 2026-03-06',
      done: '2026-03-06 2026-03-06',
      after: '2026-03-09 2026-03-09',
      gate: '2026-03-09 2026-03-09',
      dated: '2026-03-09 2026-03-09',
      both: '2026-03-06 2026-03-06',
    });
    expect(result.phases.done?.early).toEqual({ from: 5, to: 5 });
    expect(result.phases.gate?.early).toEqual({ from: 7, to: 7 });
  });

  it('put the late place of a milestone on the same side of the day as its early one, as far away as its slack', () => {
    const result = schedule(
      { start: '2026-03-02' },
      {
        kickoff: { duration: '0d', after: [] },
        short: { duration: '3d', after: [] },
        handed: { duration: '0d', after: ['short'] },
        work: { duration: '1w', after: [] },
      },
    );
    expect(result.phases.kickoff).toMatchObject({ earlyStart: '2026-03-02', lateStart: '2026-03-09', totalSlack: 5 });
    expect(result.phases.handed).toMatchObject({ earlyFinish: '2026-03-04', lateFinish: '2026-03-06', totalSlack: 2 });
  });

  it('take the first date of a phase where the plan gives no start, and ask for it', () => {
    const result = schedule({}, { a: { duration: '1w', after: [] }, b: { duration: '1w', notBefore: '2026-03-04' } });
    expect(dates(result)).toEqual({ a: '2026-03-04 2026-03-10', b: '2026-03-11 2026-03-17' });
    expect(result.problems[0]).toMatchObject({
      code: 'start-missing',
      message: 'The plan gives no start, but b gives a date, so the plan is counted from 2026-03-04.',
    });
  });

  it('count from 0 where the start is no date', () => {
    const result = schedule({ start: 'week 2' }, week);
    expect([result.unit, dates(result).a, codes(result)]).toEqual(['week', '0 5', ['start-not-a-date']]);
  });

  it('have a buffer behind the last phase, which is not in the finish', () => {
    const result = schedule({ start: '2026-03-02', buffer: '20 %' }, { a: { duration: '2w', after: [] } });
    expect([result.finish, result.buffer]).toEqual([
      '2026-03-13',
      { days: 2, raw: '20 %', start: '2026-03-16', finish: '2026-03-17', span: { from: 14, to: 16 } },
    ]);
    expect(schedule({ buffer: { duration: '3d' } }, week).buffer).toMatchObject({ days: 3, start: 5, finish: 8 });
  });

  it('shade what is not worked', () => {
    const calendars = [
      calendar('own', { holidays: [{ from: '2026-03-11', to: '2026-03-12', title: 'Retreat' }], freezes: ['2026-03-05'] }),
    ];
    const result = schedule({ start: '2026-03-05', calendar: 'own' }, week, { calendars });
    expect(result.axis).toEqual({ unit: 'date', from: 0, to: 9, perUnit: 1, origin: '2026-03-05' });
    expect(result.nonWorking).toEqual([
      { kind: 'weekend', from: 2, to: 4 },
      { kind: 'holiday', from: 6, to: 8, title: 'Retreat' },
    ]);
    expect(result.freezes).toEqual([{ kind: 'freeze', from: 0, to: 1, entry: 0 }]);
  });
});

describe('dates that phases are held to', () => {
  const chain = { a: { duration: '1w', after: [] }, b: { duration: '1w', after: ['a'] } };

  it('must start on a day: no earlier, and without slack', () => {
    const result = schedule({ start: '2026-03-02' }, { ...chain, b: { ...chain.b, start: '2026-03-16' } });
    expect(table(result)).toEqual({
      a: '2026-03-02 2026-03-06 2026-03-09 2026-03-13 5 5',
      b: '2026-03-16 2026-03-20 2026-03-16 2026-03-20 0 0',
    });
    expect(result.phases.b?.driver).toEqual({ kind: 'date', field: 'start', raw: '2026-03-16' });
  });

  it('must finish on a day', () => {
    const result = schedule(
      { start: '2026-03-02' },
      { a: { duration: '2d', finish: '2026-03-13', after: [] }, b: { duration: '3w', after: [] } },
    );
    expect(table(result).a).toBe('2026-03-12 2026-03-13 2026-03-12 2026-03-13 0 5');
    expect(dates(schedule({ start: '2026-03-02' }, { a: { duration: '2d', finish: '2026-03-14', after: [] } })).a).toBe(
      '2026-03-12 2026-03-13',
    );
  });

  it('have the length between their start and their finish', () => {
    const result = schedule(
      { start: '2026-03-02' },
      {
        a: { start: '2026-03-04', finish: '2026-03-10', after: [] },
        b: { start: '2026-03-04', finish: '2026-03-10', duration: '3d', after: [] },
      },
    );
    expect(result.phases.a).toMatchObject({ days: 5, known: true });
    expect(result.problems.map((problem) => problem.message)).toContain(
      'b takes 3d (3 working days), but 2026-03-04 to 2026-03-10 are 5 working days.',
    );
  });

  it('a finish before the start of the same phase names both', () => {
    const { problems } = schedule({ start: '2026-03-02' }, { a: { start: '2026-04-01', finish: '2026-03-20', after: [] } });
    expect(problems.map(({ message, fix }) => [message, fix])).toContainEqual([
      'a must finish on 2026-03-20, which is before its start (2026-04-01).',
      'Set finish: to a day after 2026-04-01, or start: to one before 2026-03-20',
    ]);
  });

  it('that cannot be kept are told with both sides, and make negative slack', () => {
    const result = schedule(
      { start: '2026-03-02', finish: '2026-03-18' },
      {
        a: { duration: '1w', after: [] },
        b: { duration: '1w', after: ['a'], start: '2026-03-04' },
        c: { duration: '1w', after: ['b'], deadline: '2026-03-17' },
        d: { duration: '1w', after: [], finish: '2026-03-04' },
      },
    );
    expect(
      result.problems.map(({ code, message, phases, sources, fix }) => ({
        code,
        message,
        phases,
        at: sources.map(({ source, field }) => `${source.file} ${field?.join('.') ?? ''}`.trim()),
        fix,
      })),
    ).toEqual([
      {
        code: 'start-conflict',
        message: 'b must start on 2026-03-04, but can start on 2026-03-09 at the earliest: it waits for a.',
        phases: ['b', 'a'],
        at: ['plans/test/phases/b.mdx start', 'plans/test/phases/a.mdx'],
        fix: 'Write start: 2026-03-09 or later, or shorten what it waits for',
      },
      {
        code: 'deadline-missed',
        message: 'c should be finished by 2026-03-17, but is finished on 2026-03-20 at the earliest: it waits for b.',
        phases: ['c', 'b'],
        at: ['plans/test/phases/c.mdx deadline', 'plans/test/phases/b.mdx'],
        fix: 'Write deadline: 2026-03-20 or later, or shorten what it waits for',
      },
      {
        code: 'finish-conflict',
        message:
          'd must finish on 2026-03-04, but is finished on 2026-03-06 at the earliest: that is the earliest from the start of the plan.',
        phases: ['d'],
        at: ['plans/test/phases/d.mdx finish'],
        fix: 'Write finish: 2026-03-06 or later, or shorten what it waits for',
      },
      {
        code: 'plan-finish-missed',
        message: 'The plan has to be finished by 2026-03-18, but its last phase ends on 2026-03-20.',
        phases: [],
        at: ['plans/test/plan.mdx finish'],
        fix: 'Write finish: 2026-03-20 or later, or shorten the critical path',
      },
    ]);
    expect(Object.values(result.phases).map(({ id, totalSlack }) => [id, totalSlack])).toEqual([
      ['a', -3],
      ['b', -3],
      ['c', -3],
      ['d', -2],
    ]);
  });

  it('hold the plan as a whole to its finish', () => {
    const result = schedule({ start: '2026-03-02', finish: '2026-03-11' }, chain);
    expect(table(result)).toEqual({
      a: '2026-03-02 2026-03-06 2026-02-26 2026-03-04 -2 0',
      b: '2026-03-09 2026-03-13 2026-03-05 2026-03-11 -2 0',
    });
    expect(result.critical).toEqual(['a', 'b']);
  });

  it('do not loosen: a deadline or a finish of the plan behind the end leaves a critical path', () => {
    const result = schedule(
      { start: '2026-03-02', finish: '2026-12-31' },
      { ...chain, b: { ...chain.b, deadline: '2026-06-30' } },
    );
    expect(result.critical).toEqual(['a', 'b']);
  });
});

describe('calendars of their own', () => {
  const calendars = [
    calendar('six', { week: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] }),
    calendar('all', { week: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }),
  ];

  it('let a phase work when others do not', () => {
    const result = schedule(
      { start: '2026-03-02' },
      {
        a: { duration: '1w', after: [] },
        move: { duration: '2d', calendar: 'all', after: ['a'] },
        b: { duration: '1d', after: ['move'] },
        sat: { duration: '6d', calendar: 'six', after: [] },
        late: { duration: '1d', after: [{ phase: 'sat', type: 'FF' }] },
        sign: { duration: '0d', after: ['sat'] },
      },
      { calendars },
    );
    expect(dates(result)).toEqual({
      a: '2026-03-02 2026-03-06',
      move: '2026-03-07 2026-03-08',
      b: '2026-03-09 2026-03-09',
      sat: '2026-03-02 2026-03-07',
      late: '2026-03-09 2026-03-09',
      sign: '2026-03-09 2026-03-09',
    });
  });

  it('count lags on the calendar of the plan', () => {
    const result = schedule(
      { start: '2026-03-05' },
      {
        a: { duration: '1d', calendar: 'all', after: [] },
        b: { duration: '1d', calendar: 'all', after: [{ phase: 'a', lag: '2d' }] },
      },
      { calendars },
    );
    expect(dates(result).b).toBe('2026-03-10 2026-03-10');
  });

  it.each([
    ['a start', { start: '2026-03-09', duration: '1w' }, '2026-03-09 2026-03-13'],
    ['a finish', { finish: '2026-03-12', duration: '2d' }, '2026-03-11 2026-03-12'],
  ])('an assumed dependency gives way to %s, and stays where it does not contradict it', (_, fields, placed) => {
    const long = schedule({ start: '2026-03-02' }, { a: { duration: '3w' }, b: fields, c: { duration: '1d' } });
    expect(codes(long)).toEqual([]);
    expect(dates(long)).toMatchObject({ a: '2026-03-02 2026-03-20', b: placed });
    expect(long.dependencies.map(({ from, to }) => `${from} ${to}`)).toEqual(['b c']);
    const short = schedule({ start: '2026-03-02' }, { a: { duration: '1d' }, b: fields, c: { duration: '1d' } });
    expect(dates(short)).toMatchObject({ b: placed });
    expect(short.dependencies.map(({ from, to }) => `${from} ${to}`)).toEqual(['a b', 'b c']);
    const stated = schedule({ start: '2026-03-02' }, { a: { duration: '3w' }, b: { ...fields, after: ['a'] } });
    expect(codes(stated)).toHaveLength(1);
  });

  it('a deadline does not make an assumed dependency give way', () => {
    const result = schedule({ start: '2026-03-02' }, { a: { duration: '3w' }, b: { duration: '1w', deadline: '2026-03-13' } });
    expect(dates(result).b).toBe('2026-03-23 2026-03-27');
    expect(codes(result)).toEqual(['deadline-missed']);
  });
});
