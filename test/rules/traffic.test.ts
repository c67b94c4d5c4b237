import { describe, expect, test } from 'vitest';
import type { Example } from '../../src/rules/rule.ts';
import { findingsOf, said } from './harness.ts';

const PLAN =
  '---\ntitle: Example\nstatus: planned\nfrom: { system: Flask backend, language: Python }\nto: { system: Node backend, language: TypeScript }\n---\n';
const of = async (rule: string, files: Example): Promise<string[]> =>
  said(await findingsOf({ 'plan.mdx': PLAN, ...files }), rule);
const rollout = (fields: string, steps: readonly string[], traffic: readonly string[] = []): Example => ({
  'rollout/ramp.mdx': `---\ntitle: Ramp\n${fields}${steps.length > 0 ? `steps:\n${steps.map((step) => `  - ${step}\n`).join('')}` : ''}${traffic.length > 0 ? `traffic:\n${traffic.map((row) => `  - ${row}\n`).join('')}` : ''}---\n`,
});

describe('traffic/shares-differ', () => {
  const steps = [
    '{ title: A tenth, at: week 7a, share: 10 % }',
    '{ title: Half, at: week 7b, share: 50 % }',
    '{ title: All, at: week 8, share: 100 % }',
  ];

  test.each([10, 30, 50])('a share of %i is within what the steps have in that week', async (share) => {
    expect(await of('traffic/shares-differ', rollout('', steps, [`{ at: week 7, share: ${share} % }`]))).toEqual([]);
  });

  test('tells all rows in one finding', async () => {
    expect(
      await of(
        'traffic/shares-differ',
        rollout('', steps, [
          '{ at: week 6, share: 5 % }',
          '{ at: week 7, share: 60 % }',
          '{ at: week 8, share: 90 % }',
          '{ at: week 9, share: 100 % }',
        ]),
      ),
    ).toEqual([
      'rollout/ramp.mdx:8: The table and the steps of "Ramp" give different shares for the same time: in week 6 5 % and 0 %; in week 7 60 % and 10–50 %; in week 8 90 % and 100 %.',
    ]);
  });

  test('does not know what a step without a time, or without a share, means for the table', async () => {
    expect(
      await of('traffic/shares-differ', rollout('', ['{ title: First, share: 5 % }', ...steps], ['{ at: week 6, share: 5 % }'])),
    ).toEqual([]);
    expect(
      await of(
        'traffic/shares-differ',
        rollout('', ['{ title: First, at: week 5, share: { unknown: "a few" } }', ...steps], ['{ at: week 6, share: 5 % }']),
      ),
    ).toEqual([]);
  });

  test('dates and weeks compare, whatever weekday the plan starts on', async () => {
    const dated = (start: string): Example => ({
      'plan.mdx': PLAN.replace('---\n', `---\nstart: ${start}\n`),
      ...rollout('', ['{ title: All, at: 2026-03-16, share: 100 % }'], ['{ at: week 3, share: 20 % }']),
    });
    expect(await of('traffic/shares-differ', dated('2026-03-02'))).toHaveLength(1);
    expect(await of('traffic/shares-differ', dated('2026-03-04'))).toHaveLength(1);
    expect(await of('traffic/shares-differ', dated('2026-02-25'))).toEqual([]);
  });
});

describe('traffic/retired-while-serving', () => {
  const gone = '{ title: Switch off, retires: Flask backend }';

  test('by the order of the steps', async () => {
    expect(
      await of(
        'traffic/retired-while-serving',
        rollout('', ['{ title: Half, share: 50 % }', gone, '{ title: All, share: 100 % }']),
      ),
    ).toEqual([
      'rollout/ramp.mdx:5: "Switch off" switches off Flask backend, which still carries 50 % since "Half" and what it has until "All".',
    ]);
  });

  test('by the table, where both have a time', async () => {
    const steps = ['{ title: All, at: week 8a, share: 100 % }', '{ title: Switch off, at: week 8b, retires: Flask }'];
    expect(
      await of(
        'traffic/retired-while-serving',
        rollout('', steps, ['{ at: week 7, share: 50 % }', '{ at: week 9, share: 80 % }']),
      ),
    ).toEqual(['rollout/ramp.mdx:5: "Switch off" (week 8b) switches off Flask, which still carries 20 % in week 9.']);
  });

  test.each(['The old deploy pipeline', 'Flask workers in one region', 'Feature flag service', 'Node preview environment'])(
    '%s is not the old system',
    async (what) => {
      expect(
        await of(
          'traffic/retired-while-serving',
          rollout('', ['{ title: Half, share: 50 % }', `{ title: Tidy up, retires: ${what} }`, '{ title: All, share: 100 % }']),
        ),
      ).toEqual([]);
    },
  );

  test.each(['Flask', 'Flask backend', 'the old backend', 'Flask servers (Python)'])('%s is', async (what) => {
    expect(
      await of(
        'traffic/retired-while-serving',
        rollout('', ['{ title: Half, share: 50 % }', `{ title: Tidy up, retires: "${what}" }`]),
      ),
    ).toHaveLength(1);
  });
});

describe('traffic/not-monotone', () => {
  test('a rollback that is meant is named so', async () => {
    expect(
      await of(
        'traffic/not-monotone',
        rollout('', [
          '{ title: Half, share: 50 % }',
          '{ title: Rehearse the rollback, share: 0 % }',
          '{ title: Half again, share: 50 % }',
          '{ title: All, share: 100 % }',
        ]),
      ),
    ).toEqual([]);
  });

  test('a step without a share keeps that of the step before', async () => {
    expect(
      await of(
        'traffic/not-monotone',
        rollout('', ['{ title: Half, share: 50 % }', '{ title: Watch }', '{ title: All, share: 100 % }']),
      ),
    ).toEqual([]);
  });

  test('a table is read as well', async () => {
    expect(
      await of('traffic/not-monotone', rollout('', [], ['{ at: week 7, share: 50 % }', '{ at: week 8, share: 20 % }'])),
    ).toEqual(['rollout/ramp.mdx:5: week 8 has 20 %, less than the 50 % of week 7.']);
  });
});

describe('missing shares', () => {
  const rules = ['traffic/no-share', 'traffic/never-complete', 'status/unknown-values'];
  const all = async (files: Example): Promise<string[]> => (await Promise.all(rules.map((rule) => of(rule, files)))).flat();

  test.each([
    [
      'no share at all',
      ['{ title: Deploy }', '{ title: Switch }'],
      'None of the 2 steps of "Ramp" gives a share of the traffic, a time or a condition for going on.',
    ],
    [
      'shares, but not 100 %',
      ['{ title: A tenth, share: 10 % }', '{ title: The rest }'],
      'No step of "Ramp" brings the share to 100 %: the highest is 10 % in "A tenth".',
    ],
    [
      '100 %, and one unknown',
      ['{ title: A few, share: { unknown: "small traffic" } }', '{ title: All, share: 100 % }'],
      '1 value of the plan is stated as unknown: `share` of rollout/ramp/a-few.',
    ],
  ])('%s is one finding', async (_, steps, message) => {
    const found = await all(rollout('', steps));
    expect(found.map((each) => each.replace(/^[^ ]+ /, ''))).toEqual([message]);
  });

  test('shadow traffic alone moves nothing, and a table may say what the steps do not', async () => {
    expect(await all(rollout('mode: shadow\n', ['{ title: Mirror }', '{ title: Compare }']))).toEqual([]);
    expect(await all(rollout('', ['{ title: Deploy }'], ['{ at: week 8, share: 100 % }']))).toEqual([]);
    expect(
      await all(rollout('', ['{ title: Deploy, share: { notApplicable: "no traffic" } }', '{ title: All, share: 100 % }'])),
    ).toEqual([]);
  });
});

describe('traffic/unguarded-step', () => {
  const unguarded = (steps: readonly string[], fields = ''): Promise<string[]> =>
    of('traffic/unguarded-step', rollout(fields, [...steps, '{ title: All, at: week 9, share: 100 % }']));
  const guard = 'abortIf: [{ when: Errors }]';

  test('steps with one share are one: the second may carry the hold and the condition', async () => {
    expect(await unguarded(['{ title: A tenth, share: 10 % }', `{ title: Watch, hold: 24h, ${guard} }`])).toEqual([]);
  });

  test('two times that follow each other are a hold', async () => {
    expect(await unguarded([`{ title: A tenth, at: week 8, share: 10 %, ${guard} }`])).toEqual([]);
  });

  test('thresholds hold for every step', async () => {
    expect(
      await unguarded(['{ title: A tenth, share: 10 %, hold: 24h }'], 'thresholds: [{ when: Errors, is: at most 1 % }]\n'),
    ).toEqual([]);
  });

  test('what was done needs nothing more', async () => {
    expect(await unguarded(['{ title: A tenth, share: 10 %, status: done }'])).toEqual([]);
  });

  test('tells for each step what it lacks', async () => {
    expect(
      await unguarded([
        '{ title: A tenth, share: 10 % }',
        '{ title: Half, share: 50 %, hold: 24h }',
        `{ title: Most, share: 90 %, ${guard} }`,
      ]),
    ).toEqual([
      'rollout/ramp.mdx:4: 3 steps of "Ramp" do not say when to go on or back: "A tenth" (10 %) has neither a hold nor a condition; "Most" (90 %) has no hold; "Half" (50 %) has no condition.',
    ]);
  });
});

describe('traffic/never-retired', () => {
  const switched = rollout('mode: big-bang\n', ['{ title: All, share: 100 %, hold: 1w }']);

  test.each([
    ['a task', { 'phases/1-cleanup.mdx': '---\ntitle: Cleanup\nstatus: planned\n---\n\n- [ ] Decommission the Flask servers\n' }],
    [
      'a part of the architecture, with a phase',
      {
        'architecture/system.mdx':
          '---\ntitle: System\nnodes: [{ id: flask, title: Flask, change: remove, phase: cleanup }]\n---\n',
        'phases/1-cleanup.mdx': '---\ntitle: Cleanup\nstatus: planned\n---\n',
      },
    ],
  ])('%s says when', async (_, files) => {
    expect(await of('traffic/never-retired', { ...switched, ...files })).toEqual([]);
  });

  test('removing something of it does not', async () => {
    const files = {
      'phases/1-cleanup.mdx': '---\ntitle: Cleanup\nstatus: planned\n---\n\n- [ ] Remove Flask imports from the tests\n',
    };
    expect(await of('traffic/never-retired', { ...switched, ...files })).toEqual([
      'rollout/ramp.mdx:2: No step of "Ramp" and no task of a phase says when Flask backend is switched off.',
    ]);
  });
});

describe('traffic/mode-and-shares', () => {
  test.each([
    ['blue-green', 50, 1],
    ['blue-green', 100, 0],
    ['blue-green', 0, 0],
    ['canary', 5, 0],
    ['canary', 100, 1],
    ['parallel', 50, 0],
  ])('%s with a first share of %i: findings %i', async (mode, share, count) => {
    expect(
      await of(
        'traffic/mode-and-shares',
        rollout(`mode: ${mode}\n`, [`{ title: First, share: ${share} % }`, '{ title: All, share: 100 % }']),
      ),
    ).toHaveLength(count);
  });

  test('the mode of a step counts for the step', async () => {
    expect(
      await of(
        'traffic/mode-and-shares',
        rollout('mode: canary\n', [
          '{ title: Mirror, mode: shadow, share: 0 % }',
          '{ title: A tenth, share: 10 % }',
          '{ title: Switch, mode: blue-green, share: 100 % }',
        ]),
      ),
    ).toEqual([]);
  });
});

describe('traffic/no-splitter', () => {
  const canary = rollout('mode: canary\n', ['{ title: A tenth, share: 10 % }', '{ title: All, share: 100 % }']);

  test.each([
    ['a service', { 'environment.mdx': '---\nservices: [{ name: edge, image: "nginx:1.27" }]\n---\n' }],
    ['a task', { 'phases/1-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\n---\n\n- [ ] Configure the load balancer\n' }],
    ['a package', { 'stack.mdx': '---\nstack: [{ from: none, to: Envoy 1.30 }]\n---\n' }],
  ])('%s can do it', async (_, files) => {
    expect(await of('traffic/no-splitter', { ...canary, ...files })).toEqual([]);
  });

  test('routers inside the application cannot, and a plan that lists nothing is not asked', async () => {
    expect(
      await of('traffic/no-splitter', {
        ...canary,
        'phases/1-api.mdx': '---\ntitle: API\nstatus: planned\n---\n\n- [ ] Port the Express routers\n',
      }),
    ).toHaveLength(1);
    expect(await of('traffic/no-splitter', canary)).toEqual([]);
  });
});
