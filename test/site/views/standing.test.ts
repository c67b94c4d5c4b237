import { describe, expect, test } from 'vitest';
import { rowName } from '../../../src/model/row-name.ts';
import { finishText, spanText, startText } from '../../../src/schedule/position-words.ts';
import { figuresOf } from '../../../src/site/views/figures.ts';
import { currentPhase, nextItems } from '../../../src/site/views/next.ts';
import { linkText, rowsOfPhase } from '../../../src/site/views/phase.ts';
import { portfolioRow } from '../../../src/site/views/portfolio.ts';
import { planOf } from '../plan.ts';

const PHASES = {
  'phases/1-base.mdx': 'title: Base\nstatus: done\nperiod: weeks 1–2',
  'phases/2-core.mdx': 'title: Core\nstatus: planned\nperiod: week 3',
  'phases/3-last.mdx': 'title: Last\nstatus: planned\nperiod: weeks 4–6',
};

describe('positions in words', () => {
  test('are weeks on an undated plan, counted from one', async () => {
    const { schedule } = await planOf(PHASES);
    const of = (id: string) => schedule.phases[id];
    expect(
      Object.keys(schedule.phases).map((id) => spanText(of(id) ?? { earlyStart: null, earlyFinish: null }, schedule)),
    ).toEqual(['weeks 1–2', 'week 3', 'weeks 4–6']);
    expect([startText(0, schedule), startText(10, schedule), finishText(10, schedule), finishText(30, schedule)]).toEqual([
      'week 1',
      'week 3',
      'week 2',
      'week 6',
    ]);
    expect(spanText({ earlyStart: null, earlyFinish: null }, schedule)).toBeUndefined();
  });

  test('name the year once where both ends share it', async () => {
    const { schedule } = await planOf(PHASES);
    expect(spanText({ earlyStart: '2026-02-02', earlyFinish: '2026-03-06' }, schedule)).toBe('2 Feb – 6 Mar 2026');
    expect(spanText({ earlyStart: '2026-12-28', earlyFinish: '2027-01-08' }, schedule)).toBe('28 Dec 2026 – 8 Jan 2027');
    expect(spanText({ earlyStart: '2026-02-02', earlyFinish: '2026-02-02' }, schedule)).toBe('2 Feb 2026');
  });
});

describe('what is next', () => {
  test('is the first phase in time that is not done', async () => {
    expect(currentPhase(await planOf(PHASES))?.id).toBe('core');
  });

  test('is a phase that has begun before one that could', async () => {
    expect(
      currentPhase(await planOf({ ...PHASES, 'phases/3-last.mdx': 'title: Last\nstatus: in-progress\nperiod: weeks 4–6' }))?.id,
    ).toBe('last');
  });

  test('is nothing where everything is done', async () => {
    const computed = await planOf({ 'phases/1-base.mdx': 'title: Base\nstatus: done\nperiod: week 1' });
    expect(currentPhase(computed)).toBeUndefined();
    expect(nextItems(computed)).toEqual([]);
  });

  test('puts decisions that block the phase first, then its open criteria and tasks, then the rest', async () => {
    const computed = await planOf({
      ...PHASES,
      'phases/2-core.mdx':
        '---\ntitle: Core\nstatus: planned\nperiod: week 3\n---\n\n## Tasks\n\n- [x] Done already\n- [ ] Write it\n\n<Exit>\n\n- [ ] It runs\n\n</Exit>\n',
      'decisions.mdx': 'decisions: [{ title: Later?, options: [a, b] }, { title: Now?, options: [a, b], blocks: [core] }]',
    });
    expect(nextItems(computed).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'decision: Now?',
      'exit criterion: It runs',
      'task: Write it',
      'decision: Later?',
    ]);
  });
});

describe('the row of a plan in the portfolio', () => {
  test('tells by how much the plan outlasts what it states', async () => {
    const computed = await planOf({
      'plan.mdx': 'title: P\nstatus: planned\nfrom: { system: A }\nto: { system: B }\nstated: { duration: 5w }',
      ...PHASES,
    });
    const row = portfolioRow(computed, '2026-02-01');
    expect(row).toMatchObject({
      due: { at: 5, text: 'stated 5w' },
      end: { at: 6, text: '6 weeks' },
      finish: { text: 'week 6', late: true, note: 'stated 5w, +5 working days' },
    });
    expect(figuresOf(computed)[0]).toMatchObject({ value: 'week 6', alarm: true, note: 'stated 5w, +5 working days' });
  });

  test('shows order alone where a length is not known, and says so', async () => {
    const row = portfolioRow(
      await planOf({ 'phases/1-a.mdx': 'title: A\nstatus: planned', 'phases/2-b.mdx': 'title: B\nstatus: planned' }),
      '2026-02-01',
    );
    expect(row.track).toMatchObject({
      kind: 'order',
      boxes: [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
      ],
    });
    expect(row.finish).toEqual({ text: 'unknown', late: false, note: '2 of 2 phases without a duration' });
  });
});

describe('a phase', () => {
  test('gathers the rows that name it, and the metrics that its tasks name', async () => {
    const computed = await planOf({
      ...PHASES,
      'phases/2-core.mdx': '---\ntitle: Core\nstatus: planned\nperiod: week 3\n---\n\n- [ ] Fast enough (metric: latency)\n',
      'risks.mdx':
        'risks: [{ title: Slow, phase: core, mitigation: Measure }, { title: Other, phase: base }, { title: Wide, affects: [phase/core] }]',
      'metrics.mdx': 'metrics: [{ id: latency, name: Latency, target: < 500 ms }, { name: Cost }]',
    });
    const core = computed.plan.phases[1];
    expect(
      core &&
        rowsOfPhase(computed, core).map(({ label, rows }) => [
          label,
          rows.map(({ name, note }) => (note === undefined ? name : `${name}: ${note}`)),
        ]),
    ).toEqual([
      ['Risks', ['Slow: Measure', 'Wide']],
      ['Metrics', ['Latency: < 500 ms']],
    ]);
  });

  test('names rows by what tells most', () => {
    const row = (fields: object) => rowName({ id: 'id', ref: 'x/id', source: { file: 'f', path: [] }, ...fields });
    expect(row({ title: 'Title' })).toBe('Title');
    expect(row({ from: { raw: 'Echo' }, to: { raw: 'FastAPI' } })).toBe('Echo → FastAPI');
    expect(row({ from: 'none', to: { raw: 'Uvicorn' } })).toBe('Uvicorn');
    expect(row({})).toBe('id');
  });

  test('tells its dependencies in words', () => {
    expect(
      linkText({ from: 'a', to: 'b', type: 'SS', lag: 2, rawLag: '2d', assumed: false, binding: true, critical: false }),
    ).toBe('start to start, +2d');
    expect(linkText({ from: 'a', to: 'b', type: 'FS', lag: 0, assumed: true, binding: true, critical: true })).toBe(
      'finish to start, assumed from the order of the files',
    );
  });
});
