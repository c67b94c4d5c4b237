import { describe, expect, it } from 'vitest';
import { applyOverrides } from '../../src/schedule/overrides.ts';
import { schedulePlan } from '../../src/schedule/schedule.ts';
import { dates, plan } from './build.ts';

const base = plan(
  { start: '2026-03-02' },
  {
    'core-api': { duration: '1w', after: [], actual: { start: '2026-03-03' } },
    'p8.5': { duration: '2d' },
    p8: { duration: '1d', after: ['core-api'] },
  },
);
const whatIf = (overrides: Record<string, unknown>) => {
  const { plan: changed, problems } = applyOverrides(base, overrides);
  return { dates: dates(schedulePlan(changed, { calendars: [] })), problems };
};

describe('what if', () => {
  it('a phase took longer, in dots or in groups', () => {
    const expected = { 'core-api': '2026-03-03 2026-03-23', 'p8.5': '2026-03-24 2026-03-25', p8: '2026-03-24 2026-03-24' };
    expect(whatIf({ 'phases.core-api.duration': '3w' })).toEqual({ dates: expected, problems: [] });
    expect(whatIf({ phases: { 'core-api': { duration: '3w' } } })).toEqual({ dates: expected, problems: [] });
    expect(whatIf({ phases: { 'core-api.duration': '3w' } })).toEqual({ dates: expected, problems: [] });
  });

  it('finds phases whose ids have dots', () => {
    expect(whatIf({ 'phases.p8.5.duration': '5d', 'phases.p8.duration': '4d' }).dates).toMatchObject({
      'p8.5': '2026-03-10 2026-03-16',
      p8: '2026-03-10 2026-03-13',
    });
  });

  it('the plan started later, or waited for something else', () => {
    expect(whatIf({ start: '2026-04-06', 'phases.core-api.actual': { unknown: 'not begun' } }).dates['core-api']).toBe(
      '2026-04-06 2026-04-10',
    );
    expect(whatIf({ 'plan.start': '2026-04', 'phases.core-api.actual.start': '2026-04-02' }).dates['core-api']).toBe(
      '2026-04-02 2026-04-08',
    );
    expect(
      whatIf({ 'phases.p8.after': [{ phase: 'p8.5', type: 'FS', lag: 1 }] }).problems.map((problem) => [
        problem.path,
        problem.message,
      ]),
    ).toEqual([['phases.p8.after.0.lag', '"1": 1 has no unit']]);
    expect(whatIf({ 'phases.p8.after': [{ phase: 'p8.5', lag: '1d' }] }).dates.p8).toBe('2026-03-13 2026-03-13');
  });

  it('leaves the plan that it was given as it was', () => {
    const before = JSON.stringify(base);
    applyOverrides(base, { 'phases.core-api.duration': '3w', title: 'Other' });
    expect(JSON.stringify(base)).toBe(before);
  });

  it('tells what it cannot change, and changes the rest', () => {
    const result = whatIf({
      'phases.core-ap.duration': '3w',
      'phases.core-api.duraton': '3w',
      'phases.core-api.duration': 'week 3',
      'phases.p8': '3w',
      strat: '2026-04-01',
      '__proto__.x': '1',
      'phases.p8.duration': '2d',
    });
    expect(result.problems).toEqual([
      {
        path: 'phases.core-ap.duration',
        message: 'there is no phase `core-ap` in test (did you mean `core-api`?)',
        fix: 'Write one of: core-api, p8.5, p8',
      },
      { path: 'phases.core-api.duraton', message: '`duraton` is no field of a phase (did you mean `duration`?)' },
      {
        path: 'phases.core-api.duration',
        message: '"week 3": "week 3" is a position on the plan\'s axis, not a working duration',
        fix: 'Write period: week 3',
      },
      { path: 'phases.p8', message: 'names no field', fix: 'Write phases.p8.duration: 3w' },
      { path: 'strat', message: '`strat` is no field of a plan (did you mean `start`?)' },
      { path: '__proto__.x', message: '`__proto__` is no field of a plan' },
    ]);
    expect(result.dates.p8).toBe('2026-03-10 2026-03-11');
  });
});
