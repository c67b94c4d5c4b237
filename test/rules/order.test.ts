import { describe, expect, test } from 'vitest';
import type { Example } from '../../src/rules/rule.ts';
import { findingsOf, said } from './harness.ts';

const PLAN = '---\ntitle: Example\nstatus: planned\nfrom: { system: Flask backend }\nto: { system: Node backend }\n---\n';
const of = async (rule: string, files: Example): Promise<string[]> =>
  said(await findingsOf({ 'plan.mdx': PLAN, ...files }), rule);
const phase = (title: string, fields = '', body = ''): string =>
  `---\ntitle: ${title}\nstatus: planned\n${fields}${fields && '\n'}---\n${body}`;
const exit = (...criteria: string[]): string => `\n<Exit>\n\n${criteria.map((text) => `- [ ] ${text}\n`).join('')}\n</Exit>\n`;

describe('order/production-before-tests', () => {
  const rollout = '---\ntitle: Switch\nmode: big-bang\nsteps:\n  - { title: All, phase: cutover, share: 100 %, hold: 1w }\n---\n';
  const files = (tests: string, after = ''): Example => ({
    'phases/1-cutover.mdx': phase('Cutover'),
    'phases/2-tests.mdx': phase(tests, after),
    'rollout/switch.mdx': rollout,
  });

  test.each(['Post-deployment testing', 'Hypercare and smoke tests', 'Testing in production', 'Validation', 'Attestation'])(
    '%s may come behind',
    async (title) => {
      expect(await of('order/production-before-tests', files(title))).toEqual([]);
    },
  );

  test('a phase that is free to start does not come after', async () => {
    expect(await of('order/production-before-tests', files('Load tests', 'after: []'))).toEqual([]);
    expect(await of('order/production-before-tests', files('Load tests'))).toEqual([
      'phases/2-tests.mdx:2: "Load tests" comes after "Cutover", which brings the new system into production.',
    ]);
  });

  test('positions count for more than numbers', async () => {
    const placed = {
      'phases/1-cutover.mdx': phase('Cutover', 'period: weeks 5–6'),
      'phases/2-tests.mdx': phase('Load tests', 'period: weeks 3–4'),
      'rollout/switch.mdx': rollout,
    };
    expect(await of('order/production-before-tests', placed)).toEqual([]);
  });

  test('tests between two steps into production are between them', async () => {
    const twice = { ...files('Load tests'), 'phases/3-rest.mdx': phase('The rest', 'production: true') };
    expect(await of('order/production-before-tests', twice)).toEqual([]);
  });
});

describe('order/mitigation-too-late', () => {
  const files = (risk: string): Example => ({
    'phases/1-cutover.mdx': phase('Cutover'),
    'phases/2-tests.mdx': phase('Tests', '', '\n- [ ] Load testing (id: load)\n'),
    'risks.mdx': `---\nrisks:\n  - { title: Too slow, level: high, owner: Ana, ${risk} }\n---\n`,
  });

  test('by the tasks and the phase that the risk names', async () => {
    expect(
      await of('order/mitigation-too-late', files('mitigation: Load testing, phase: cutover, tasks: [phase/tests/load]')),
    ).toEqual([
      'risks.mdx:3: "Too slow" is mitigated by "Load testing", but "Load testing" is a task of "Tests", which comes after "Cutover".',
    ]);
    expect(
      await of('order/mitigation-too-late', files('mitigation: Load testing, phase: tests, tasks: [phase/tests/load]')),
    ).toEqual([]);
  });

  test('by its words only where they name a task and a phase', async () => {
    expect(await of('order/mitigation-too-late', files('mitigation: Load testing before the cutover'))).toHaveLength(1);
    expect(await of('order/mitigation-too-late', files('mitigation: Load testing before the release'))).toEqual([]);
    expect(await of('order/mitigation-too-late', files('mitigation: Some testing before the cutover'))).toEqual([]);
  });
});

describe('order/criterion-needs-later-phase', () => {
  const endpoints = (phaseOf: string): Example => ({
    'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Flask }\nto: { system: Node }\nmappings:\n  - { from: GET /orders, to: same, phase: orders }\n  - { from: GET /search, to: same${phaseOf} }\n---\n`,
  });
  const phases = (criterion: string, heading = ''): Example => ({
    'phases/1-orders.mdx': phase('Orders', '', exit(criterion)),
    'phases/2-more.mdx': phase('More', '', heading),
  });

  test('by the endpoint that it names', async () => {
    expect(
      await of('order/criterion-needs-later-phase', { ...phases('`GET /search` answers'), ...endpoints(', phase: more') }),
    ).toEqual([
      'phases/1-orders.mdx:8: "GET /search answers" is a criterion of "Orders", but GET /search belongs to "More", which comes later.',
    ]);
    expect(
      await of('order/criterion-needs-later-phase', { ...phases('`GET /orders` answers'), ...endpoints(', phase: more') }),
    ).toEqual([]);
  });

  test.each(['All endpoints working', 'All API endpoints working', 'All Flask endpoints migrated'])(
    '"%s" takes in those of later phases',
    async (criterion) => {
      expect(await of('order/criterion-needs-later-phase', { ...phases(criterion), ...endpoints(', phase: more') })).toHaveLength(
        1,
      );
    },
  );

  test.each(['All core endpoints working', 'All endpoints of this phase', 'Tests for all orders'])(
    '"%s" does not',
    async (criterion) => {
      expect(await of('order/criterion-needs-later-phase', { ...phases(criterion), ...endpoints(', phase: more') })).toEqual([]);
    },
  );

  test('an endpoint without a phase belongs to the one whose heading names it', async () => {
    expect(
      await of('order/criterion-needs-later-phase', {
        ...phases('All endpoints working', '\n## Full-text search\n'),
        ...endpoints(''),
      }),
    ).toEqual([
      'phases/1-orders.mdx:8: "All endpoints working" is a criterion of "Orders", but GET /search ("Full-text search") belongs to "More", which comes later.',
    ]);
    expect(
      await of('order/criterion-needs-later-phase', {
        ...phases('All endpoints working, search too', '\n## Full-text search\n'),
        ...endpoints(''),
      }),
    ).toEqual([]);
  });
});

describe('order/works-before-built', () => {
  const phases = (criterion: string, task: string): Example => ({
    'phases/1-schema.mdx': phase('Schema', '', exit(criterion)),
    'phases/2-tools.mdx': phase('Tools', '', `\n- [ ] ${task}\n`),
  });

  test.each([
    ['Staging database runs', 'Set up the staging database (PostgreSQL)', 1],
    ['Staging database planned', 'Set up the staging database', 0],
    ['Login works', 'Create the login audit', 0],
    ['Login works', 'Improve the login', 0],
  ])('%s ← %s: %i findings', async (criterion, task, count) => {
    expect(await of('order/works-before-built', phases(criterion, task))).toHaveLength(count);
  });

  test('what an earlier phase sets up as well is there', async () => {
    const files = {
      ...phases('Staging database runs', 'Set up the staging database'),
      'phases/0-base.mdx': phase('Base', '', '\n- [ ] Create the staging database\n'),
    };
    expect(await of('order/works-before-built', files)).toEqual([]);
  });
});

describe('order/retired-before-soak', () => {
  const files = (steps: string, metric: string): Example => ({
    'rollout/switch.mdx': `---\ntitle: Switch\nmode: big-bang\nsteps:\n${steps}---\n`,
    'metrics.mdx': `---\nmetrics:\n  - { name: Critical bugs, target: 0, ${metric} }\n---\n`,
  });

  test('counts the shorter end of the holds between the last share and the end', async () => {
    const steps =
      '  - { title: All, share: 100 %, hold: 1–2w }\n  - { title: Hypercare, hold: 1w }\n  - { title: Switch off, retires: Flask }\n';
    expect(await of('order/retired-before-soak', files(steps, 'for: 2w'))).toEqual([]);
    expect(await of('order/retired-before-soak', files(steps, 'for: 3w'))).toHaveLength(1);
  });

  test('or the time between the two', async () => {
    const steps = '  - { title: All, at: week 8, share: 100 % }\n  - { title: Switch off, at: week 10, retires: Flask }\n';
    expect(await of('order/retired-before-soak', files(steps, 'for: 2w'))).toEqual([]);
    expect(await of('order/retired-before-soak', files(steps, 'for: 1mo'))).toEqual([
      'rollout/switch.mdx:6: "Switch off" switches Flask off in week 10, but "Critical bugs" has to hold for 1mo.',
    ]);
  });

  test('minutes are no soak', async () => {
    expect(
      await of(
        'order/retired-before-soak',
        files('  - { title: All, share: 100 %, hold: 1h }\n  - { title: Switch off, retires: Flask }\n', 'for: 10 min'),
      ),
    ).toEqual([]);
  });
});

describe('order/step-order', () => {
  const rollout = (...steps: string[]): Example => ({
    'rollout/ramp.mdx': `---\ntitle: Ramp\nsteps:\n${steps.map((step) => `  - ${step}\n`).join('')}---\n`,
  });

  test('a step before the cutover may be counted from it', async () => {
    expect(
      await of(
        'order/step-order',
        rollout('{ title: Freeze, at: T-1d }', '{ title: All, at: T, share: 100 % }', '{ title: Archive, at: T+14d }'),
      ),
    ).toEqual([]);
    expect(
      await of('order/step-order', rollout('{ title: All, at: T, share: 100 % }', '{ title: Freeze, at: T-1d }')),
    ).toHaveLength(1);
  });

  test('steps without a time are skipped, and the same time twice is fine', async () => {
    expect(await of('order/step-order', rollout('{ title: A, at: week 8 }', '{ title: B }', '{ title: C, at: week 8 }'))).toEqual(
      [],
    );
    expect(await of('order/step-order', rollout('{ title: A, at: week 8 }', '{ title: B }', '{ title: C, at: week 7 }'))).toEqual(
      ['rollout/ramp.mdx:6: "C" (week 7) is listed after "A", but takes place before it (week 8).'],
    );
  });
});

describe('what belongs to no phase, and phases with nothing in them', () => {
  test('a soak and a milestone need neither tasks nor criteria', async () => {
    const files = { 'phases/1-soak.mdx': phase('Soak', 'hold: 7d'), 'phases/2-live.mdx': phase('Live', 'duration: 0d') };
    expect([...(await of('order/no-tasks', files)), ...(await of('order/no-criteria', files))]).toEqual([]);
  });

  test('parts are guarded by their whole, and a phase by its checklist', async () => {
    const files = {
      'phases/1-build.mdx': phase('Build', '', exit('Done')),
      'phases/1A-api.mdx': phase('API', 'parent: build'),
      'phases/2-cutover.mdx': phase('Cutover'),
      'checklists/go.mdx': '---\ntitle: Go\ngates: phase/cutover\n---\n\n- [ ] Backups\n',
    };
    expect(await of('order/no-criteria', files)).toEqual([]);
  });

  test('data that is shared, or whose phase is said to be unknown, is left alone', async () => {
    const data = (rows: string): Example => ({
      'phases/1-build.mdx': phase('Build'),
      'data.mdx': `---\ndatasets:\n${rows}---\n`,
    });
    expect(
      await of(
        'order/data-without-phase',
        data('  - { name: Orders, mode: shared }\n  - { name: Users, mode: copy, phase: { unknown: "to be decided" } }\n'),
      ),
    ).toEqual([]);
    expect(await of('order/data-without-phase', data('  - { name: Orders, mode: copy }\n'))).toEqual([
      'data.mdx:3: The dataset that has to move "Orders (copy)" has no phase.',
    ]);
  });

  test('a table in which most rows have no phase is not about phases', async () => {
    const table = (...phases: string[]): Example => ({
      'phases/1-build.mdx': phase('Build'),
      'mappings/m.mdx': `---\ntitle: M\nof: files\nmappings:\n${phases.map((each, index) => `  - { from: a${index}.py, to: a${index}.ts${each} }\n`).join('')}---\n`,
    });
    expect(await of('order/rows-without-phase', table(', phase: build', '', ''))).toEqual([]);
    expect(await of('order/rows-without-phase', table(', phase: build', ', phase: build', ''))).toEqual([
      'mappings/m.mdx:7: 1 of 3 rows of "M" belongs to no phase: "a2.ts".',
    ]);
  });
});

test('order/retired-twice: only tasks that take the old system as a whole away', async () => {
  const files = (task: string): Example => ({
    'phases/1-cutover.mdx': phase('Cutover'),
    'phases/2-cleanup.mdx': phase('Cleanup', '', `\n- [ ] ${task}\n`),
    'rollout/switch.mdx':
      '---\ntitle: Switch\nmode: big-bang\ndefaults: { phase: cutover }\nsteps:\n  - { title: All, share: 100 %, hold: 1w }\n  - { title: Switch off, retires: Flask }\n---\n',
  });
  expect(await of('order/retired-twice', files('Shut down the Flask servers'))).toHaveLength(1);
  for (const task of [
    'Archive the Flask code base',
    'Remove Flask-specific headers',
    'Remove the old monitoring',
    'Delete feature flags',
  ]) {
    expect(await of('order/retired-twice', files(task)), task).toEqual([]);
  }
});

describe('tasks that wait for tasks', () => {
  const files = (...tasks: string[]): Example => ({
    'phases/1-build.mdx': phase('Build', '', tasks.map((text) => `- [ ] ${text}\n`).join('')),
    'phases/2-cutover.mdx': phase('Cutover', 'after: [build]', '- [ ] Certificate (id: certificate; after: build/c)\n'),
  });

  test('a loop is told once, with every task of it', async () => {
    const loop = files('A (id: a; after: b)', 'B (id: b; after: cutover/certificate)', 'C (id: c; after: a)', 'D (after: a)');
    expect(await of('order/task-cycle', loop)).toEqual([
      'phases/1-build.mdx:5: Tasks wait for each other: "A" after "B" after "Certificate" after "C" after "A".',
    ]);
    expect(await of('order/task-cycle', files('A (id: a; after: a)'))).toEqual(['phases/1-build.mdx:5: "A" waits for itself.']);
  });

  test('tasks that meet again are no loop', async () => {
    const diamond = files('A (id: a; after: b, c)', 'B (id: b; after: d)', 'C (id: c; after: d)', 'D (id: d)');
    expect(await of('order/task-cycle', diamond)).toEqual([]);
  });

  test('a phase that waits directly or over others is later; one that is only numbered later is not', async () => {
    const waiting = files('C (id: c; after: cutover/certificate)');
    expect(await of('order/task-after-later-phase', waiting)).toEqual([
      'phases/1-build.mdx:5: "C" waits for "Certificate" of "Cutover", but "Cutover" waits for "Build".',
    ]);
    const between = {
      ...waiting,
      'phases/2-cutover.mdx': phase('Cutover', 'after: [tests]', '- [ ] Certificate (id: certificate)\n'),
      'phases/3-tests.mdx': phase('Tests', 'after: [build]'),
    };
    expect(await of('order/task-after-later-phase', between)).toHaveLength(1);
    const free = { ...waiting, 'phases/2-cutover.mdx': phase('Cutover', '', '- [ ] Certificate (id: certificate)\n') };
    expect(await of('order/task-after-later-phase', free)).toEqual([]);
  });
});
