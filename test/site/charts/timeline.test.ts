import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../../src/site/views/timeline.ts';
import { planFile, planOf } from '../plan.ts';

const phase = (title: string, fields: string): string => `title: ${title}\nstatus: planned\n${fields}`;

describe('the timeline of an undated plan', () => {
  test('has a bar a phase, contiguous links that drop into the next bar, and the overrun behind the stated end', async () => {
    const plan = await planOf({
      'plan.mdx': planFile('stated: { duration: 2w }'),
      'phases/1-a.mdx': phase('A', 'duration: 1w'),
      'phases/2-b.mdx': phase('B', 'duration: 2w\nafter: [a]'),
    });
    const { drawing, rows, marks } = timelineOf(plan, '2026-06-01');
    expect(drawing.bars.map(({ id, shape, critical }) => [id, shape, critical])).toEqual([
      ['a', 'bar', true],
      ['b', 'bar', true],
    ]);
    expect(drawing.links.map(({ from, to, tip }) => [from, to, tip.arrives])).toEqual([['a', 'b', 'down']]);
    expect(marks.map(({ label, at, alarm }) => [label, at, alarm])).toEqual([
      ['stated end', 10, false],
      ['planned end', 15, true],
    ]);
    expect(drawing.shaded.map(({ kind }) => kind)).toEqual(['overrun']);
    expect(drawing.today).toBeUndefined();
    expect(rows.map((row) => row.sentence)).toEqual([
      'A, week 1 to week 1, planned, critical',
      'B, week 2 to week 3, planned, critical',
    ]);
  });

  test('shows slack as a whisker and the phase without it as critical', async () => {
    const plan = await planOf({
      'phases/1-a.mdx': phase('A', 'duration: 1w\nafter: []'),
      'phases/2-b.mdx': phase('B', 'duration: 3w\nafter: []'),
    });
    const { drawing, rows } = timelineOf(plan, '2026-06-01');
    const [a, b] = drawing.bars;
    expect(a?.slack?.x).toBeCloseTo((a?.bar.x ?? 0) + (a?.bar.width ?? 0), 2);
    expect(b?.slack).toBeUndefined();
    expect(rows.map((row) => [row.slack, row.critical])).toEqual([
      ['10 days', false],
      ['0', true],
    ]);
  });

  test('draws phases without a length as boxes that tell the order only', async () => {
    const plan = await planOf({
      'phases/1-a.mdx': phase('A', 'after: []'),
      'phases/2-b.mdx': phase('B', 'after: [a]'),
      'phases/3-c.mdx': phase('C', 'after: [a]'),
    });
    const { drawing, rows } = timelineOf(plan, '2026-06-01');
    expect(drawing.order?.whole).toBe(true);
    expect(drawing.bars.map(({ shape, bar }) => [shape, bar.x])).toEqual([
      ['order', 4],
      ['order', 54],
      ['order', 54],
    ]);
    expect(drawing.ticks.units).toEqual([]);
    expect(rows[1]?.when).toBeUndefined();
    expect(rows[1]?.sentence).toBe('B, no dates, only its order is known, planned');
  });
});

describe('the timeline of a dated plan', () => {
  const files = {
    'plan.mdx': planFile('start: 2026-06-01\nfinish: 2026-06-12'),
    'phases/1-a.mdx': 'title: A\nstatus: in-progress\nduration: 1w\nafter: []\nactual: { start: 2026-06-01 }',
    'phases/2-ready.mdx': phase('Ready', 'duration: 0d\nafter: [a]'),
    'phases/3-b.mdx': phase('B', 'duration: 2w\nafter: [ready]'),
    'rollout/ramp.mdx':
      'title: Ramp\nsteps:\n  - { id: half, title: Half, at: 2026-06-10, share: 50 % }\n  - { id: all, title: All, at: 2026-06-15, share: 100 % }',
    'calendars/default.mdx': 'title: Default\nfreezes: [{ from: 2026-06-08, to: 2026-06-09, title: Audit }]',
  };

  test('has milestones, a line at the given day, weekends and freezes, and traffic on the same axis', async () => {
    const view = timelineOf(await planOf(files, '2026-06-02'), '2026-06-02');
    const { drawing } = view;
    expect(drawing.bars.map(({ shape }) => shape)).toEqual(['bar', 'milestone', 'bar']);
    expect(view.milestones.map(({ label }) => label)).toEqual(['M1']);
    expect(drawing.today).toBeGreaterThan(0);
    expect(drawing.days?.length).toBeGreaterThan(18);
    const kinds = new Set(drawing.shaded.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['freeze', 'overrun', 'weekend']);
    expect(drawing.lanes.map((lane) => lane.kind)).toEqual(['milestones', 'steps', 'traffic']);
  });

  test('keeps everything on the axis', async () => {
    const { drawing } = timelineOf(await planOf(files, '2026-06-02'), '2026-06-02');
    for (const { bar } of drawing.bars) {
      expect(bar.x).toBeGreaterThanOrEqual(0);
      expect(bar.x + bar.width).toBeLessThanOrEqual(100);
    }
    for (const mark of drawing.marks) expect(mark.x).toBeLessThanOrEqual(100);
  });
});
