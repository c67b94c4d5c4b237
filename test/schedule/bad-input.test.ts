import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportSchedule } from '../../src/schedule/export.ts';
import { forecastPlan } from '../../src/schedule/forecast/forecast.ts';
import { schedulePlan } from '../../src/schedule/schedule.ts';
import { calendar, codes, dates, plan, schedule } from './build.ts';

describe('lengths that no plan can have', () => {
  it('are refused, and the rest is computed', () => {
    const built = plan(
      { start: '2026-03-02' },
      {
        a: { duration: '1w', after: [] },
        b: { duration: '1d', after: [] },
        c: { duration: { low: '3d', likely: '2d', high: '5d' }, after: [] },
      },
    );
    const negative = {
      ...built,
      phases: built.phases.map((phase) =>
        phase.id === 'a' ? { ...phase, duration: { raw: '-1w', low: -1, high: -1, unit: 'w' as const } } : phase,
      ),
    };
    const result = schedulePlan(negative, { calendars: [] });
    expect(result.problems.map(({ code, message, fix }) => [code, message, fix]).slice(0, 2)).toEqual([
      ['negative-duration', 'a takes -1w, and no work takes less than no time.', 'Write duration: 0d for a milestone'],
      [
        'estimate-disordered',
        'The estimate of c is not in order: 3d / 2d / 5d.',
        'Write { low: …, likely: …, high: … } from short to long',
      ],
    ]);
    expect(dates(result).b).toBe('2026-03-02 2026-03-02');
  });

  it('reach beyond the years of a calendar', () => {
    const years = schedule({ start: '2026-03-02' }, { a: { duration: '521786w', after: [] }, b: { duration: '1d' } });
    expect(codes(years)).toEqual(['span-too-long', 'length-unknown']);
    const far = schedule(
      { start: '2026-03-02' },
      { a: { duration: '50000w', after: [] }, b: { duration: '40000w' }, c: { duration: '1d', after: [] } },
    );
    expect(far.problems.map(({ code, message }) => [code, message])).toEqual([
      ['beyond-calendar', 'b would end after the year 2999, so the plan has no finish.'],
    ]);
    expect([far.finish, dates(far).c]).toEqual([null, '2026-03-02 2026-03-02']);
  });

  it('are two at once', () => {
    expect(schedule({}, { a: { duration: '1w', hold: '3d', after: [] } })).toMatchObject({
      problems: [{ code: 'length-contradiction' }],
      phases: { a: { days: 5 } },
    });
  });
});

describe('nothing that the model lets through makes it throw', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
  const date = fc.constantFrom('2026-02-28', '2026-03-07', '2026-03-31', '1900-01-01', '2999-12-31', '2026-11-01');
  const length = fc.constantFrom('0d', '1d', '4h', '2w', '1–3w', '3mo', '2 sprints', '≥ 1w', '80000w', '0.3d');
  const phase = fc.record({
    status: fc.constantFrom('planned', 'ready', 'in-progress', 'blocked', 'done', 'cancelled'),
    after: maybe(
      fc.array(
        fc.record({
          phase: id,
          type: fc.constantFrom('FS', 'SS', 'FF', 'SF'),
          lag: fc.constantFrom('0d', '-3d', '1w', '-500w', '3h'),
        }),
        { maxLength: 3 },
      ),
    ),
    duration: maybe(length),
    hold: maybe(fc.constantFrom('24h', '7d', '1y', '5 min')),
    period: maybe(
      fc.constantFrom(
        'week 1',
        'weeks 2a–3b',
        'day 6',
        'month 10000',
        '2026-03',
        '2026-Q2',
        'week 1, day 7',
        'T+3d',
        'sprint 4c',
      ),
    ),
    start: maybe(date),
    finish: maybe(date),
    notBefore: maybe(date),
    deadline: maybe(date),
    parent: maybe(id),
    calendar: maybe(fc.constantFrom('own', 'none')),
    actual: maybe(fc.record({ start: date, finish: date })),
    remaining: maybe(length),
    effort: maybe(fc.constantFrom('1 pw', '20–30 h')),
  });
  const field = (record: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

  it('whatever is combined with whatever', () => {
    const calendars = [
      calendar('own', {
        week: ['sun', 'tue'],
        holidays: [
          { from: '2026-03-01', to: '2026-12-31' },
          { from: '1900-01-01', to: '2999-12-31' },
        ],
      }),
    ];
    fc.assert(
      fc.property(
        fc.record({ a: phase, b: phase, c: phase, d: phase, e: phase }),
        fc.record({
          start: maybe(fc.constantFrom('2026-03-01', '2026-02', 'week 3', '2999-12-31')),
          finish: maybe(fc.constantFrom('2026-04-01', '2026-05')),
          calendar: maybe(fc.constantFrom('own', 'none')),
          buffer: maybe(fc.constant('20 %')),
        }),
        maybe(fc.constantFrom('2026-03-15', '2100-01-01')),
        (phases, fields, asOf) => {
          const built = plan(
            field(fields),
            Object.fromEntries(Object.entries(phases).map(([name, each]) => [name, field(each)])),
          );
          const options = { calendars, ...(asOf !== undefined && { asOf }) };
          const result = schedulePlan(built, options);
          const forecast = forecastPlan(built, { ...options, runs: 3 });
          expect(forecast === undefined || Object.values(forecast.criticality).every((share) => share >= 0 && share <= 1)).toBe(
            true,
          );
          // JSON has no NaN and no infinity: they would become null, and these are numbers everywhere else.
          const printed = JSON.stringify(exportSchedule(result));
          expect(Object.keys(result.phases)).toEqual(['a', 'b', 'c', 'd', 'e']);
          expect(JSON.parse(printed)).toEqual(exportSchedule(result));
          for (const each of Object.values(result.phases)) {
            for (const end of [each.early, each.late])
              expect(end === null || (Number.isFinite(end.from) && end.from <= end.to)).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

it('exports phases as the format names them, and the forecast once', () => {
  const built = { a: { duration: '1w', after: [], tasks: [true, false] } };
  const exported = exportSchedule(schedule({ start: '2026-03-02' }, built, { asOf: '2026-03-04' }));
  expect(exported).toMatchObject({ unit: 'date', start: '2026-03-02', finish: '2026-03-06', critical: ['a'], lateBy: 2 });
  expect(exported.phases.a).toMatchObject({
    earlyStart: '2026-03-02',
    earlyFinish: '2026-03-06',
    lateStart: '2026-03-02',
    lateFinish: '2026-03-06',
    totalSlack: 0,
    freeSlack: 0,
    critical: true,
    progress: 0.5,
    slip: null,
    planned: { start: '2026-03-02', finish: '2026-03-06' },
    forecast: { start: '2026-03-04', finish: '2026-03-10' },
    lateBy: 2,
    timing: 'not-begun',
  });
  expect([Object.keys(exported.forecast), 'places' in exported]).toEqual([
    ['start', 'finish', 'days', 'critical', 'criticalPaths', 'buffer'],
    false,
  ]);
});
