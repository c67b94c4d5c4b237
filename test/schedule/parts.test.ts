import { describe, expect, it } from 'vitest';
import { codes, dates, schedule, table } from './build.ts';

describe('phases with parts', () => {
  it('run from the first of them to the last', () => {
    const result = schedule(
      { start: '2026-03-02' },
      {
        before: { duration: '1w', after: [] },
        cutover: { after: ['before'] },
        rehearse: { parent: 'cutover', duration: '3d', tasks: [true, true] },
        switch: { parent: 'cutover', duration: '1d', tasks: [false, false] },
        watch: { parent: 'cutover', hold: '7d', after: ['rehearse'] },
        after: { duration: '2d' },
      },
    );
    expect(table(result)).toEqual({
      before: '2026-03-02 2026-03-06 2026-03-02 2026-03-06 0 0',
      cutover: '2026-03-09 2026-03-18 2026-03-09 2026-03-18 0 0',
      rehearse: '2026-03-09 2026-03-11 2026-03-09 2026-03-11 0 0',
      switch: '2026-03-12 2026-03-12 2026-03-18 2026-03-18 4 4',
      watch: '2026-03-12 2026-03-18 2026-03-12 2026-03-18 0 0',
      after: '2026-03-19 2026-03-20 2026-03-19 2026-03-20 0 0',
    });
    expect(result.criticalPaths).toEqual([['before', 'rehearse', 'watch', 'after']]);
    expect(result.phases.cutover).toMatchObject({ summary: true, days: 8, critical: true, state: 'planned' });
    expect(result.phases.switch).toMatchObject({ parent: 'cutover', driver: { kind: 'link', phase: 'rehearse', assumed: true } });
    expect(result.phases.rehearse?.driver).toEqual({ kind: 'link', phase: 'before', type: 'FS', assumed: false });
  });

  it('are as far as their parts, weighted by length', () => {
    const result = schedule(
      {},
      {
        all: { after: [] },
        a: { parent: 'all', duration: '3d', tasks: [true, true] },
        b: { parent: 'all', duration: '1d', tasks: [false, false] },
      },
    );
    expect(result.phases.all?.progress).toBe(0.75);
  });

  it('start when the first of their parts does', () => {
    const result = schedule(
      { start: '2026-03-02' },
      {
        all: { after: [] },
        a: { parent: 'all', duration: '2d', notBefore: '2026-03-04', after: [] },
        b: { parent: 'all', duration: '2d', notBefore: '2026-03-05', after: [] },
        with: { duration: '1d', after: [{ phase: 'all', type: 'SS', lag: '1d' }] },
      },
    );
    expect(dates(result).with).toBe('2026-03-05 2026-03-05');
  });

  it('keep their own length where their parts have none', () => {
    const result = schedule(
      {},
      {
        all: { duration: '2w', after: [] },
        a: { parent: 'all' },
        b: { parent: 'all' },
        next: { duration: '1w', after: ['all'] },
      },
    );
    expect(dates(result)).toEqual({ all: '0 10', a: '0 null', b: 'null null', next: '10 15' });
    expect(result.phases.all?.known).toBe(true);
  });

  it('contradict a length of their own', () => {
    const result = schedule({}, { all: { duration: '1w', after: [] }, a: { parent: 'all', duration: '2w' } });
    expect(result.problems.map((problem) => problem.message)).toEqual([
      'all takes 1w (5 working days), but its parts take 10 working days.',
    ]);
  });

  it('hold their end to their own deadline', () => {
    const result = schedule(
      { start: '2026-03-02' },
      { all: { after: [], deadline: '2026-03-05' }, a: { parent: 'all', duration: '1w' } },
    );
    expect([codes(result), result.phases.a?.totalSlack]).toEqual([['deadline-missed'], -1]);
  });

  it('cannot be parts of each other, or of nothing', () => {
    const result = schedule(
      {},
      {
        a: { parent: 'b', duration: '1d', after: [] },
        b: { parent: 'a', duration: '1d', after: [] },
        c: { parent: 'aa', duration: '1d', after: [] },
      },
    );
    expect(result.problems.map(({ code, message }) => [code, message]).slice(0, 2)).toEqual([
      ['parent-unknown', 'c is part of `aa`, which is no phase of this plan.'],
      ['parent-loop', 'These phases are parts of each other: a → b → a.'],
    ]);
  });
});

describe('cancelled phases', () => {
  it('take no time and pass on what they wait for', () => {
    const result = schedule(
      { start: '2026-03-02' },
      { a: { duration: '1w', after: [] }, gone: { duration: '4w', status: 'cancelled' }, b: { duration: '1w' } },
    );
    expect(dates(result).b).toBe('2026-03-09 2026-03-13');
    expect(result.critical).toEqual(['a', 'b']);
    expect(result.criticalPaths).toEqual([['a', 'b']]);
    expect(result.phases.a).toMatchObject({ totalSlack: 0, freeSlack: 0 });
    expect(result.phases.gone).toMatchObject({ state: 'cancelled', critical: false });
  });

  it('have no free slack to give that is not their followers’', () => {
    const result = schedule(
      {},
      {
        a: { duration: '1d', after: [] },
        gone: { status: 'cancelled', after: ['a'] },
        b: { duration: '1d', after: ['gone', 'long'] },
        long: { duration: '4d', after: [] },
      },
    );
    expect(result.phases.a?.freeSlack).toBe(3);
  });

  it('take their parts with them', () => {
    const result = schedule(
      {},
      { all: { status: 'cancelled', after: [] }, part: { parent: 'all', duration: '1w' }, b: { duration: '1w', after: ['all'] } },
    );
    expect(dates(result)).toEqual({ all: '0 0', part: '0 0', b: '0 5' });
  });
});

describe('loops', () => {
  it('are told whole, and cut where they run against the order of the files', () => {
    const result = schedule(
      {},
      {
        a: { duration: '1d', after: ['c'] },
        b: { duration: '2d', after: ['a'] },
        c: { duration: '3d', after: ['b'] },
        d: { duration: '1d', after: ['c'] },
      },
    );
    expect(result.problems.map(({ code, message, phases, fix }) => ({ code, message, phases, fix }))).toEqual([
      {
        code: 'cycle',
        message: 'These phases wait for each other: a → b → c → a.',
        phases: ['a', 'b', 'c'],
        fix: 'Leave c out of the after: of a; the dates are computed without it',
      },
    ]);
    expect(dates(result)).toEqual({ a: '0 1', b: '1 3', c: '3 6', d: '6 7' });
  });

  it('are none where an assumption closes them: then it was wrong', () => {
    const result = schedule({}, { a: { duration: '1d', after: ['b'] }, b: { duration: '2d' }, c: { duration: '1d' } });
    expect(result.problems).toEqual([]);
    expect(dates(result)).toEqual({ a: '2 3', b: '0 2', c: '2 3' });
    expect(result.dependencies.map(({ from, to }) => `${from} ${to}`)).toEqual(['b a', 'b c']);
  });

  it('of one phase, and of a phase and its part', () => {
    const result = schedule(
      {},
      { a: { duration: '1d', after: ['a'] }, all: { after: [] }, part: { parent: 'all', duration: '1d', after: ['all'] } },
    );
    expect(result.problems.map((problem) => problem.message)).toEqual([
      'a waits for itself.',
      'These phases wait for each other: all → part → all.',
    ]);
    expect(dates(result)).toEqual({ a: '0 1', all: '0 1', part: '0 1' });
  });

  it('in a knot of all with all do not stop the rest', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `p${index}`);
    const result = schedule(
      {},
      {
        ...Object.fromEntries(ids.map((id) => [id, { duration: '1d', after: ids.filter((other) => other !== id) }])),
        last: { duration: '1d', after: ids },
      },
    );
    expect(codes(result).length).toBeGreaterThan(0);
    expect(codes(result).length).toBeLessThanOrEqual(20);
    expect(result.phases.last?.earlyFinish).toBe(13);
  });

  it('and phases that do not exist are left out', () => {
    const result = schedule({}, { auth: { duration: '1d', after: [] }, b: { duration: '1d', after: ['atuh'] } });
    expect(result.problems).toMatchObject([
      { code: 'phase-unknown', message: 'b waits for `atuh`, which is no phase of this plan.', fix: 'Write auth' },
    ]);
    expect(dates(result).b).toBe('0 1');
  });
});
