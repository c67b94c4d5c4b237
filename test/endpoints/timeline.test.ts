import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endpointTimeline, stateAt, type TimedMapping, type TimedRollout } from '../../src/endpoints/timeline.ts';

const BOTH: TimedMapping = { disposition: 'rename', hasOld: true, hasNew: true };
const built = (finish: string | number): Pick<TimedMapping, 'phase'> => ({ phase: { title: 'Core', finish } });
const RAMP: TimedRollout = {
  title: 'Ramp',
  steps: [
    { title: 'Internal', start: '2026-07-01', share: 0 },
    { title: 'A tenth', start: '2026-07-08', share: 10 },
    { title: 'All', start: '2026-08-03', share: 100 },
  ],
  retired: { title: 'Archive', at: '2026-09-01' },
};

/** `from: old/new/nothing because`. */
const told = (mapping: TimedMapping, rollout?: TimedRollout, dated = true): string[] =>
  endpointTimeline(mapping, rollout, dated).map(
    ({ from, answer, because }) =>
      `${from ?? 'ever'}: ${answer ? `${answer.old}/${answer.new}/${answer.nothing}` : '?'} ${because}`,
  );

test('a mapping follows the rollout', () => {
  expect(told({ ...BOTH, ...built('2026-06-30') }, RAMP)).toEqual([
    'ever: 100/0/0 the old system answers',
    '2026-07-08: 90/10/0 10 % by "A tenth"',
    '2026-08-03: 0/100/0 100 % by "All"',
  ]);
});

test('what is not built cannot answer', () => {
  expect(told({ ...BOTH, ...built('2026-07-20') }, RAMP)).toEqual([
    'ever: 100/0/0 the old system answers',
    '2026-07-20: 90/10/0 "Core" is finished',
    '2026-08-03: 0/100/0 100 % by "All"',
  ]);
  expect(told({ ...BOTH, ...built('2026-12-01') }, RAMP)).toEqual([
    'ever: 100/0/0 the old system answers',
    '2026-09-01: 0/0/100 "Archive" switches the old system off',
    '2026-12-01: 0/100/0 "Core" is finished',
  ]);
});

test('a sunset too early leaves calls without an answer', () => {
  expect(told({ ...BOTH, sunset: '2026-07-20' }, RAMP)).toEqual([
    'ever: 100/0/0 the old system answers',
    '2026-07-08: 90/10/0 10 % by "A tenth"',
    '2026-07-20: 0/10/90 its sunset',
    '2026-08-03: 0/100/0 100 % by "All"',
  ]);
});

test.each([
  [
    'retired',
    { ...BOTH, disposition: 'retire', hasNew: false, sunset: '2026-07-20' },
    ['ever: 100/0/0 the old system answers', '2026-07-20: 0/0/100 its sunset'],
  ],
  [
    'retired with the old system',
    { ...BOTH, disposition: 'retire', hasNew: false },
    ['ever: 100/0/0 the old system answers', '2026-09-01: 0/0/100 "Archive" switches the old system off'],
  ],
  ['not migrating', { ...BOTH, disposition: 'not-migrating' }, ['ever: 100/0/0 the old system answers']],
  [
    'added',
    { disposition: 'add', hasOld: false, hasNew: true, ...built('2026-06-30') },
    ['ever: 0/0/100 "Core" is not finished', '2026-06-30: 0/100/0 "Core" is finished'],
  ],
])('%s', (_, mapping, expected) => {
  expect(told(mapping, RAMP)).toEqual(expected);
});

describe('without a rollout', () => {
  test('the traffic moves with the phase', () => {
    expect(told({ ...BOTH, ...built(25) }, undefined, false)).toEqual([
      'ever: 100/0/0 the old system answers',
      '25: 0/100/0 "Core" is finished',
    ]);
  });

  test('and without a phase, nobody knows', () => {
    expect(told(BOTH)).toEqual(['ever: ? neither its phase nor the rollout has a time']);
  });
});

test('a sunset is a day, and has no place on a plan without dates', () => {
  expect(told({ ...BOTH, ...built(25), sunset: '2026-07-20' }, undefined, false)).toHaveLength(2);
});

describe('properties', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((each) => `2026-07-${String(each).padStart(2, '0')}`);
  const mapping = fc.record(
    {
      disposition: fc.constantFrom('rename', 'retire', 'not-migrating', 'add'),
      hasOld: fc.boolean(),
      hasNew: fc.boolean(),
      sunset: day,
      phase: day.map((finish) => ({ title: 'Core', finish })),
    },
    { requiredKeys: ['disposition', 'hasOld', 'hasNew'] },
  );
  const rollout = fc.record({
    title: fc.constant('Ramp'),
    steps: fc.array(fc.record({ title: fc.string(), start: fc.option(day), share: fc.integer({ min: 0, max: 100 }) })),
  });

  test('all calls are accounted for, in order of time', () => {
    fc.assert(
      fc.property(mapping, fc.option(rollout, { nil: undefined }), (each, ramp) => {
        const states = endpointTimeline(each, ramp, true);
        for (const { answer } of states) if (answer) expect(answer.old + answer.new + answer.nothing).toBe(100);
        const days = states.slice(1).map(({ from }) => String(from));
        expect(days).toEqual([...new Set(days)].sort());
        expect(states[0]?.from).toBeUndefined();
      }),
    );
  });

  test('the state of a day is that of the last change until then', () => {
    fc.assert(
      fc.property(mapping, rollout, day, (each, ramp, at) => {
        const states = endpointTimeline(each, ramp, true);
        const last = states.filter(({ from }) => from === undefined || String(from) <= at).at(-1);
        expect(stateAt(states, at)).toEqual(last);
      }),
    );
  });
});
