import { describe, expect, test } from 'vitest';
import { bufferUse, finishView, slackOf, timingWords, unconfirmedWords } from '../../src/schedule/lateness-words.ts';
import { figuresOf } from '../../src/site/views/figures.ts';
import { portfolioRow } from '../../src/site/views/portfolio.ts';
import { portfolioTimelines } from '../../src/site/views/portfolio-timeline.ts';
import { rolloutView } from '../../src/site/views/rollout.ts';
import { timelineOf } from '../../src/site/views/timeline.ts';
import { timelineFigures } from '../../src/site/views/timeline-figures.ts';
import { planFile, planOf } from '../site/plan.ts';

/** Two phases from 2 March on, the first begun, the second planned; a promise, a buffer and a rollout. */
const LATE = {
  'plan.mdx': planFile('start: 2026-03-02\nfinish: 2026-04-10\nbuffer: 20 %').replace('status: planned', 'status: in-progress'),
  'phases/1-build.mdx': 'title: Build\nstatus: in-progress\nduration: 2w\nactual: { start: 2026-03-02 }\nremaining: 1w',
  'phases/2-move.mdx': 'title: Move\nstatus: planned\nafter: [build]\nduration: 2w',
  'rollout/ramp.mdx':
    'title: Ramp\ndefaults: { phase: move }\nsteps:\n  - { id: half, title: Half, share: 50 %, hold: 2d }\n  - { id: all, title: All, share: 100 %, hold: 2d }',
};
const DAY = '2026-06-01';

describe('a late plan says so', () => {
  test('by its finish: forecast, planned, late by, and the promise that it misses', async () => {
    const { schedule } = await planOf(LATE, DAY);
    expect(finishView(schedule)).toEqual({
      text: '19 Jun 2026',
      planned: 'planned 27 Mar 2026',
      late: 'late by 60 working days',
      lateBy: 60,
      promise: { text: 'promised 10 Apr 2026, missed by 50 working days', alarm: true },
    });
  });

  test('at each phase, in words that tell beginning from ending', async () => {
    const { schedule } = await planOf(LATE, DAY);
    const words = (id: string) => {
      const phase = schedule.phases[id];
      return phase && timingWords(phase, schedule);
    };
    expect(words('build')).toEqual({ text: 'was to be finished on 13 Mar', alarm: true });
    expect(words('move')).toEqual({ text: 'should have begun on 16 Mar', alarm: true });
  });

  test('in its key figures, first of all the finish', async () => {
    const [finish] = figuresOf(await planOf(LATE, DAY));
    expect(finish).toMatchObject({
      label: 'Finish, forecast',
      value: '19 Jun 2026',
      note: 'planned 27 Mar 2026, late by 60 working days',
      alarm: true,
    });
  });

  test('by what its lateness has taken of the buffer, which was sized by the plan as written', async () => {
    const computed = await planOf(LATE, DAY);
    expect(bufferUse(computed.schedule)).toEqual({ text: '4 of 4 working days used, 56 beyond', alarm: true });
    expect(timelineFigures(computed).find(({ label }) => label === 'Buffer')).toMatchObject({
      value: '20 %',
      note: '4 of 4 working days used, 56 beyond',
      alarm: true,
    });
  });

  test('by negative slack, beside being critical', async () => {
    const computed = await planOf(LATE, DAY);
    expect(slackOf('build', computed.schedule)).toBe(-50);
    expect(timelineOf(computed, DAY).rows.map(({ slack, critical, late }) => [slack, critical, late])).toEqual([
      ['−50 days', true, '60 d'],
      ['−50 days', true, '60 d'],
    ]);
  });

  test('in its drawing: the bar where it is forecast, a ghost where it was planned, the way between, and the day', async () => {
    const { drawing, marks } = timelineOf(await planOf(LATE, DAY), DAY);
    const [build, move] = drawing.bars;
    expect(typeof drawing.today).toBe('number');
    expect(move?.ghost && move.bar.x > move.ghost.x + move.ghost.width).toBe(true);
    expect(move?.gap?.x).toBeCloseTo((move?.ghost?.x ?? 0) + (move?.ghost?.width ?? 0), 2);
    expect((move?.gap?.x ?? 0) + (move?.gap?.width ?? 0)).toBeCloseTo(move?.bar.x ?? 0, 2);
    // What runs is hatched from its planned finish to the end of its bar.
    expect((build?.gap?.x ?? 0) + (build?.gap?.width ?? 0)).toBeCloseTo((build?.bar.x ?? 0) + (build?.bar.width ?? 0), 2);
    expect(marks.map(({ label, alarm }) => [label, alarm])).toEqual([
      ['promised end', false],
      ['planned end', false],
      ['forecast end', true],
    ]);
  });

  test('of each rollout step: planned, not confirmed, and where the forecast puts it', async () => {
    const computed = await planOf(LATE, DAY);
    const [rollout] = computed.plan.rollout;
    if (!rollout) throw new Error('a rollout');
    const [half] = rolloutView(computed, rollout).steps;
    expect(half?.unconfirmed).toBe('planned for 16 Mar, not confirmed');
    expect(half?.forecast).toBe('8 Jun – 9 Jun');
    const lane = timelineOf(computed, DAY).drawing.lanes.find(({ kind }) => kind === 'steps');
    expect(lane?.kind === 'steps' && lane.items.map(({ hollow }) => hollow === true)).toEqual([true, true, false, false]);
  });

  test('in the portfolio and on the timeline of all plans', async () => {
    const computed = await planOf(LATE, DAY);
    expect(portfolioRow(computed, DAY)).toMatchObject({
      need: [50, 60, expect.any(Number)],
      finish: { text: '19 Jun 2026', late: true },
      due: { at: 40, text: 'promised 10 Apr' },
      end: { at: 110, text: '19 Jun' },
    });
    const [row] = portfolioTimelines([computed], DAY).dated?.rows ?? [];
    expect(row).toMatchObject({ planned: '27 Mar 2026', finish: '19 Jun 2026', lateBy: 60 });
    expect(row?.overrun?.width).toBeGreaterThan(0);
  });
});

describe('a plan that is on time', () => {
  const ON_TIME = {
    ...LATE,
    'phases/1-build.mdx': 'title: Build\nstatus: done\nduration: 2w\nactual: { start: 2026-03-02, finish: 2026-03-13 }',
  };

  test('has one finish, and keeps its promise with days to spare', async () => {
    const { schedule } = await planOf(ON_TIME, '2026-03-14');
    expect(finishView(schedule)).toEqual({
      text: '27 Mar 2026',
      lateBy: 0,
      promise: { text: 'promised 10 Apr 2026, kept with 10 working days to spare', alarm: false },
    });
    expect(bufferUse(schedule)).toEqual({ text: '0 of 4 working days used', alarm: false });
  });

  test('has no slack for what is done, no ghost, and no alarm', async () => {
    const computed = await planOf(ON_TIME, '2026-03-14');
    const { drawing, rows } = timelineOf(computed, '2026-03-14');
    expect(rows.map(({ slack, late, timing }) => [slack, late, timing])).toEqual([
      [undefined, undefined, undefined],
      ['0', undefined, undefined],
    ]);
    expect(drawing.bars.some(({ ghost, gap }) => ghost ?? gap)).toBe(false);
    expect(figuresOf(computed).filter(({ alarm }) => alarm)).toEqual([]);
  });

  test('says what begins today', async () => {
    const { schedule } = await planOf(ON_TIME, '2026-03-16');
    const move = schedule.phases['move'];
    expect(move && timingWords(move, schedule)).toEqual({ text: 'planned to begin today', alarm: false });
    expect(move && unconfirmedWords(move)).toBeUndefined();
  });
});

test('a plan without dates is never late, and no day is drawn on it', async () => {
  const computed = await planOf({ 'phases/1-a.mdx': 'title: A\nstatus: planned\nduration: 2w' }, DAY);
  expect(finishView(computed.schedule)).toEqual({ text: 'week 2', lateBy: 0 });
  expect(timelineOf(computed, DAY).drawing.today).toBeUndefined();
});
