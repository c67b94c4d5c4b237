import { describe, expect, it } from 'vitest';
import { schedule } from './build.ts';

const weeks = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`p${index}`, { period: `week ${index + 1}`, duration: '1w', effort: '1 pw' }]),
  );

describe('stated totals beside computed ones', () => {
  it('duration, phases, effort and buffer of a plan', () => {
    const result = schedule(
      { buffer: '20 %', stated: { duration: '10w', base: '8w', buffer: '20 %', phases: '9', effort: '10 pw' } },
      weeks(11),
    );
    expect(
      result.stated.map(({ field, basis, stated, computed, agrees }) => [field, basis, stated.high, computed.high, agrees]),
    ).toEqual([
      ['duration', 'from the first phase to the last', 50, 55, false],
      ['duration', 'from the first phase to the last, and the buffer', 50, 66, false],
      ['base', 'from the first phase to the last', 40, 55, false],
      // 8 weeks and a fifth are 9.6 weeks: a total of 10 leaves two days without a reason.
      ['duration', '8w and a buffer of 20 %', 50, 48, false],
      ['buffer', 'the buffer of the plan', 20, 20, true],
      ['phases', 'phases of the plan', 9, 11, false],
      ['effort', 'the efforts of the phases together', 10, 11, false],
    ]);
  });

  it('ranges agree where they meet; what is not known is not compared', () => {
    const result = schedule(
      { stated: { duration: '3–4w', effort: '4 pw' } },
      { a: { duration: '1–2w', after: [], effort: '1 pw' }, b: { duration: '1–2w' } },
    );
    expect(result.stated.map(({ field, computed, agrees }) => [field, computed, agrees])).toEqual([
      ['duration', { low: 10, high: 20 }, true],
      // b tells no effort, and can only add to the sum.
      ['effort', { low: 1, high: 1 }, true],
    ]);
    expect(schedule({ stated: { duration: '3w' } }, { a: { after: [] } }).stated).toEqual([]);
  });

  it('of phases, where they stand', () => {
    const result = schedule(
      { stated: { phaseDuration: '2w' } },
      { a: { duration: '1w', after: [], effort: '16–24 h', stated: { duration: '8d', effort: '5 pd' } } },
    );
    expect(result.stated.map(({ of, field, source, agrees }) => [of, field, source.file, agrees])).toEqual([
      ['a', 'phaseDuration', 'plans/test/plan.mdx', false],
      ['a', 'duration', 'plans/test/phases/a.mdx', false],
      ['a', 'effort', 'plans/test/phases/a.mdx', false],
    ]);
  });
});

describe('effort and capacity', () => {
  it('sums up person-weeks and holds them against the team', () => {
    const { effort } = schedule(
      { team: [{ role: 'Developer', count: '2' }, { role: 'Lead', people: ['Ana'] }, { role: 'QA' }] },
      {
        a: { duration: '2w', after: [], effort: '40–80 h' },
        b: { duration: '1w', after: [], effort: '1 pm' },
        c: { duration: '1w', after: ['a'], effort: '5 pd' },
        d: { duration: '1w', after: [] },
      },
    );
    expect(effort).toEqual({
      phases: { a: { low: 1, high: 2 }, b: { low: 4, high: 4 }, c: { low: 1, high: 1 } },
      total: { low: 6, high: 7 },
      untold: ['d'],
      people: 3,
      uncounted: ['QA'],
      capacity: 9,
      over: [{ phase: 'b', people: 4 }],
      peak: { people: 5, phases: ['a', 'b'] },
    });
  });

  it('counts nobody where no role tells', () => {
    expect(schedule({}, { a: { duration: '1w', after: [] } }).effort).toMatchObject({
      people: null,
      capacity: null,
      total: null,
      peak: null,
      over: [],
    });
  });
});
