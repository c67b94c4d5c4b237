import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.ts';
import { schedulePlan } from '../../src/schedule/schedule.ts';
import { calendar, plan, schedule } from './build.ts';

const steps = (result: ReturnType<typeof schedule>, rollout = 0) =>
  Object.fromEntries(
    (result.rollouts[rollout]?.steps ?? []).map(({ ref, start, finish, by }) => [ref.split('/').at(-1), [start, finish, by]]),
  );

describe('rollout steps', () => {
  it('stand in halves of weeks', () => {
    const rollout = {
      canary: {
        steps: [
          { title: 'Shadow', at: 'week 7a', share: '0 %' },
          { title: 'Gradual', at: 'week 7b', share: '10 %' },
          { title: 'Cutover', at: 'week 8a', share: '100 %' },
          { title: 'Archive', at: 'T+14d' },
        ],
        traffic: [
          { at: 'week 7', share: '20 %' },
          { at: 'week 9', share: '80 %' },
        ],
      },
    };
    const phases = { all: { period: 'weeks 1–8' } };
    const undated = schedule({}, phases, { parts: { rollout } });
    expect(steps(undated)).toEqual({
      shadow: [30, 32.5, 'stated'],
      gradual: [32.5, 35, 'stated'],
      cutover: [35, 37.5, 'stated'],
      archive: [45, 45, 'stated'],
    });
    expect(undated.rollouts[0]).toMatchObject({
      cutover: 35,
      traffic: [
        { start: 30, finish: 35 },
        { start: 40, finish: 45 },
      ],
    });
    expect(undated.problems).toEqual([]);
    const dated = schedule({ start: '2026-02' }, phases, { parts: { rollout } });
    expect(steps(dated)).toEqual({
      shadow: ['2026-03-16', '2026-03-18', 'stated'],
      gradual: ['2026-03-19', '2026-03-20', 'stated'],
      cutover: ['2026-03-23', '2026-03-25', 'stated'],
      archive: ['2026-04-06', '2026-04-06', 'stated'],
    });
    expect(dated.rollouts[0]?.steps[0]?.span).toEqual({ from: 42, to: 45 });
  });

  it('follow from the hold of the step before, and begin no earlier than their phase', () => {
    const rollout = {
      ramp: {
        defaults: {},
        steps: [
          { title: 'Inside', phase: 'cutover', hold: '1w', share: '0 %' },
          { title: 'Tenth', phase: 'cutover', share: '10 %', hold: '24h' },
          { title: 'Half', phase: 'cutover', share: '50 %' },
          { title: 'All', phase: 'cutover', share: '100 %' },
        ],
      },
    };
    const result = schedule({ start: '2026-03-02' }, { cutover: { duration: '4w', after: [] } }, { parts: { rollout } });
    expect(steps(result)).toEqual({
      inside: ['2026-03-02', '2026-03-08', 'phase'],
      tenth: ['2026-03-09', '2026-03-09', 'hold'],
      half: ['2026-03-10', '2026-03-10', 'hold'],
      all: [null, null, 'unknown'],
    });
    expect(result.rollouts[0]?.cutover).toBeNull();
  });

  it('of a later phase wait for that phase, and go on by the clock from there', () => {
    const rollout = {
      ramp: {
        defaults: {},
        steps: [
          { title: 'Mirror', phase: 'proving', hold: '3d', share: '0 %' },
          { title: 'Tenth', phase: 'cutover', share: '10 %', hold: '30min' },
          { title: 'Half', phase: 'cutover', share: '50 %', hold: '1h' },
          { title: 'Most', phase: 'cutover', share: '90 %', hold: '4h' },
          { title: 'All', phase: 'cutover', share: '100 %', hold: '3d' },
          { title: 'Clean up', phase: 'cutover', duration: '3d' },
          { title: 'Close', phase: 'cutover' },
        ],
      },
    };
    const phases = { proving: { duration: '3w', after: [] }, cutover: { duration: '4w' } };
    expect(steps(schedule({ start: '2026-03-02' }, phases, { parts: { rollout } }))).toEqual({
      mirror: ['2026-03-02', '2026-03-04', 'phase'],
      tenth: ['2026-03-23', '2026-03-23', 'phase'],
      half: ['2026-03-23', '2026-03-23', 'hold'],
      most: ['2026-03-23', '2026-03-23', 'hold'],
      all: ['2026-03-23', '2026-03-26', 'hold'],
      'clean-up': ['2026-03-26', '2026-03-31', 'hold'],
      close: ['2026-03-31', '2026-03-31', 'work'],
    });
  });

  it('after work wait for a working day, after a hold they do not', () => {
    const step = (length: object) => ({
      ramp: { steps: [{ title: 'First', at: '2026-03-04', ...length }, { title: 'Second' }] },
    });
    const second = (length: object) =>
      steps(schedule({ start: '2026-03-02' }, { a: { duration: '4w', after: [] } }, { parts: { rollout: step(length) } }))
        .second?.[0];
    expect([second({ duration: '3d' }), second({ hold: '3d' })]).toEqual(['2026-03-09', '2026-03-07']);
  });

  it('count T+1mo as a month, and T+24h over the end of winter time as a day', () => {
    const rollout = {
      ramp: {
        steps: [
          { title: 'All', at: '2026-03-28', share: '100 %' },
          { title: 'Day', at: 'T+24h' },
          { title: 'Month', at: 'T+1mo' },
        ],
      },
    };
    const result = steps(schedule({ start: '2026-03-02' }, { a: { duration: '9w', after: [] } }, { parts: { rollout } }));
    expect([result.day?.[0], result.month?.[0]]).toEqual(['2026-03-29', '2026-04-28']);
  });

  it('that have passed without a word move in the forecast with their phase, and keep their planned place', () => {
    const rollout = {
      ramp: {
        steps: [
          { title: 'Tenth', phase: 'cutover', share: '10 %', at: '2026-03-23', hold: '2d' },
          { title: 'All', phase: 'cutover', share: '100 %' },
          { title: 'Off', at: 'T+7d' },
        ],
      },
    };
    const phases = { build: { duration: '3w', after: [] }, cutover: { duration: '2w' } };
    const result = schedule({ start: '2026-03-02' }, phases, { parts: { rollout }, asOf: '2026-06-01' });
    const all = result.rollouts[0]?.steps ?? [];
    expect(all.map(({ planned, forecast, timing }) => [planned.start, forecast.start, timing])).toEqual([
      ['2026-03-23', '2026-06-22', 'not-begun'],
      ['2026-03-25', '2026-06-24', 'not-begun'],
      ['2026-04-01', '2026-07-01', 'not-begun'],
    ]);
    expect(result.forecast.rollouts[0]?.steps.map(({ by }) => by)).toEqual(['phase', 'hold', 'stated']);
  });

  it('stand where they happened', () => {
    const rollout = {
      ramp: {
        steps: [
          { title: 'Tenth', at: '2026-03-05', actual: { start: '2026-03-09' }, hold: '2d' },
          { title: 'All', share: '100 %' },
        ],
      },
    };
    const result = schedule({ start: '2026-03-02' }, { a: { duration: '4w', after: [] } }, { parts: { rollout } });
    expect(steps(result)).toEqual({
      tenth: ['2026-03-09', '2026-03-10', 'actual'],
      all: ['2026-03-11', '2026-03-11', 'hold'],
    });
  });

  it('count from the cutover of the rollout that was chosen, where theirs has none', () => {
    const rollout = {
      ramp: { recommended: 'true', steps: [{ title: 'All', at: 'week 2', share: '100 %' }] },
      other: {
        steps: [
          { title: 'Before', at: 'T-2d' },
          { title: 'After', at: 'T+1w' },
        ],
      },
    };
    const built = plan({}, { a: { duration: '4w', after: [] } }, { rollout });
    const decided = {
      ...built,
      decisions: [
        {
          id: 'd',
          ref: 'decisions/d',
          source: built.source,
          title: 'How?',
          options: ['rollout/ramp', 'rollout/other'],
          chosen: ['rollout/ramp'],
        },
      ],
    } as unknown as Plan;
    expect(steps(schedulePlan(decided, { calendars: [] }), 1)).toEqual({ before: [3, 3, 'stated'], after: [10, 10, 'stated'] });
  });

  it('that have no place are told', () => {
    const rollout = {
      ramp: {
        steps: [
          { title: 'Dated', at: '2026-03-05' },
          { title: 'Third', at: 'week 2c' },
        ],
      },
    };
    const result = schedule({}, { a: { duration: '4w', after: [] } }, { parts: { rollout } });
    expect(result.problems.map(({ message, sources, fix }) => [message, sources[0]?.source.file, fix])).toEqual([
      [
        '"2026-03-05" has no place on the axis of this plan: the plan has no dates.',
        'plans/test/rollout/ramp.mdx',
        'Write start: 2026-03-02 in plan.mdx, or a week of the plan',
      ],
      [
        '"week 2c" has no place on the axis of this plan: a week has the halves a and b.',
        'plans/test/rollout/ramp.mdx',
        'Write week 2a',
      ],
    ]);
  });
});

it('steps wait for a day on which the calendar deploys; what the plan places itself stays there', () => {
  const calendars = [calendar('own', { deployDays: ['mon', 'tue', 'wed', 'thu'], holidays: ['2026-03-09'] })];
  const ramp = {
    steps: [
      { title: 'Tenth', share: '10 %', phase: 'cutover', hold: '1d' },
      { title: 'Half', share: '50 %', phase: 'cutover', hold: '1h' },
      { title: 'All', share: '100 %', phase: 'cutover' },
      { title: 'Off', at: '2026-03-13', phase: 'cutover' },
    ],
  };
  const phases = { build: { duration: '3d', after: [] }, cutover: { duration: '2w' } };
  const result = schedule({ start: '2026-03-02', calendar: 'own' }, phases, { calendars, parts: { rollout: { ramp } } });
  expect(result.rollouts[0]?.steps.map(({ start, by }) => [start, by])).toEqual([
    ['2026-03-05', 'phase'],
    // Friday, the weekend and the holiday on Monday are no days to deploy on.
    ['2026-03-10', 'hold'],
    ['2026-03-10', 'hold'],
    ['2026-03-13', 'stated'],
  ]);
});

it('sunsets stand on the axis, and do not stretch it', () => {
  const endpoints = {
    api: {
      mappings: [
        { id: 'rss', from: 'GET /rss', to: 'none', sunset: '2026-09-30' },
        { id: 'feed', from: 'GET /feed', to: 'same' },
      ],
    },
  };
  const result = schedule({ start: '2026-03-02' }, { a: { duration: '1w', after: [] } }, { parts: { endpoints } });
  expect([result.sunsets, result.axis.to]).toEqual([[{ ref: 'endpoints/api/rss', date: '2026-09-30', at: 212 }], 5]);
  expect(schedule({}, { a: { duration: '1w', after: [] } }, { parts: { endpoints } }).sunsets[0]?.at).toBeNull();
});
