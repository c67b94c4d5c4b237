import { describe, expect, test } from 'vitest';
import type { Example } from '../../src/rules/rule.ts';
import { findingsOf, said } from './harness.ts';

const plan = (fields: string): string =>
  `---\ntitle: Example\nstatus: planned\nfrom: { system: Flask }\nto: { system: Node }\n${fields}\n---\n`;
const phase = (title: string, fields: string, body = ''): string =>
  `---\ntitle: ${title}\nstatus: planned\n${fields}\n---\n${body}`;
const of = async (rule: string, files: Example): Promise<string[]> => said(await findingsOf(files), rule);

describe('sums/duration', () => {
  const twoPhases = {
    'phases/1-build.mdx': phase('Build', 'duration: 4w'),
    'phases/2-cutover.mdx': phase('Cutover', 'duration: 2w'),
  };

  test('tells the total, the sum, and what the buffer adds', async () => {
    expect(await of('sums/duration', { 'plan.mdx': plan('buffer: 50 %\nstated: { duration: 5w }'), ...twoPhases })).toEqual([
      'plan.mdx:7: The plan states 5w in all, but its phases take 6w ("Cutover" is the last), 9w with the buffer of 50 %.',
    ]);
  });

  test.each([
    ['the sum', 'stated: { duration: 6w }'],
    ['the sum with the buffer', 'buffer: 50 %\nstated: { duration: 9w }'],
    ['the sum in another unit', 'stated: { duration: 30d }'],
    ['a range that holds it', 'stated: { duration: 5–7w }'],
    ['about the sum', 'stated: { duration: ~7w }'],
    ['a month and a half of five-day weeks, rounded', 'stated: { duration: 1.5 mo }'],
    ['a limit above it', 'stated: { duration: < 8w }'],
  ])('is silent where the total is %s', async (_, fields) => {
    expect(await of('sums/duration', { 'plan.mdx': plan(fields), ...twoPhases })).toEqual([]);
  });

  test('follows the longest chain, not the sum, of phases side by side', async () => {
    const files = { ...twoPhases, 'phases/2-docs.mdx': phase('Docs', 'duration: 3w\nafter: []') };
    const fromBuild = { ...files, 'phases/2-cutover.mdx': phase('Cutover', 'duration: 2w\nafter: [build]') };
    expect(await of('sums/duration', { 'plan.mdx': plan('stated: { duration: 6w }'), ...fromBuild })).toEqual([]);
    expect(await of('sums/duration', { 'plan.mdx': plan('stated: { duration: 9w }'), ...fromBuild })).toHaveLength(1);
  });

  test('leaves to the schedule what lags and holds make of a sum', async () => {
    const files = { ...twoPhases, 'phases/2-cutover.mdx': phase('Cutover', 'duration: 2w\nafter: [{ phase: build, lag: 2w }]') };
    expect(await of('sums/duration', { 'plan.mdx': plan('stated: { duration: 8w }'), ...files })).toEqual([]);
  });

  test('what has happened since is no contradiction of the stated total', async () => {
    const files = {
      'plan.mdx': plan('start: 2026-03-02\nstated: { duration: 6w }'),
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: done\nduration: 4w\nactual: { start: 2026-03-02, finish: 2026-03-06 }\n---\n',
      'phases/2-cutover.mdx': phase('Cutover', 'duration: 2w'),
    };
    expect(await of('sums/duration', files)).toEqual([]);
  });

  test('counts cancelled phases and wholes with parts not at all', async () => {
    const files = { ...twoPhases, 'phases/3-old.mdx': '---\ntitle: Old\nstatus: cancelled\nduration: 9w\n---\n' };
    expect(await of('sums/duration', { 'plan.mdx': plan('stated: { duration: 6w }'), ...files })).toEqual([]);
  });

  test('reads base and buffer from the words of a timeline', async () => {
    const found = await findingsOf({
      'plan.mdx': plan('stated: { duration: 8w, timeline: "6 weeks + 20 % reserve" }'),
      ...twoPhases,
    });
    expect(said(found, 'sums/duration')).toEqual([
      'plan.mdx:6: The plan states 8w in all, but its phases take 6w ("Cutover" is the last), 7.2w with the buffer of 20 %.',
    ]);
    expect(said(found, 'sums/buffer')).toEqual([
      'plan.mdx:6: 6 weeks and a buffer of 20 % make 7.2w, but the stated total is 8w, which would be a buffer of 33 %.',
    ]);
  });
});

describe('sums/effort', () => {
  test('compares across units', async () => {
    const files = {
      'phases/1-build.mdx': phase('Build', 'effort: 10 pd'),
      'phases/2-cutover.mdx': phase('Cutover', 'effort: 80 h'),
    };
    expect(await of('sums/effort', { 'plan.mdx': plan('stated: { effort: 4 pw }'), ...files })).toEqual([]);
    expect(await of('sums/effort', { 'plan.mdx': plan('stated: { effort: 5 pw }'), ...files })).toEqual([
      'plan.mdx:6: The plan states an effort of 5 pw, but its 2 phases add up to 4 pw.',
    ]);
  });

  test('with an effort missing, only too small a total is wrong', async () => {
    const files = { 'phases/1-build.mdx': phase('Build', 'effort: 4 pw'), 'phases/2-cutover.mdx': phase('Cutover', '') };
    expect(await of('sums/effort', { 'plan.mdx': plan('stated: { effort: 9 pw }'), ...files })).toEqual([]);
    expect(await of('sums/effort', { 'plan.mdx': plan('stated: { effort: 3 pw }'), ...files })).toEqual([
      'plan.mdx:6: The plan states an effort of 3 pw, but its phases add up to 4 pw even without "Cutover", whose effort is unknown.',
    ]);
  });
});

describe('sums/phase-count', () => {
  const parts = {
    'phases/1-build.mdx': phase('Build', ''),
    'phases/1A-api.mdx': phase('API', 'parent: build'),
    'phases/1B-jobs.mdx': phase('Jobs', 'parent: build'),
    'phases/2-cutover.mdx': phase('Cutover', ''),
  };

  test.each([2, 3, 4])('%i may be counted with or without wholes and parts', async (count) => {
    expect(await of('sums/phase-count', { 'plan.mdx': plan(`stated: { phases: ${count} }`), ...parts })).toEqual([]);
  });

  test('5 is none of these', async () => {
    expect(await of('sums/phase-count', { 'plan.mdx': plan('stated: { phases: 5 }'), ...parts })).toEqual([
      'plan.mdx:6: The plan states 5 phases, but it has 4 (1 to 2).',
    ]);
  });
});

describe('sums/progress', () => {
  const half = '\n- [x] Routes\n- [ ] Models\n';

  test.each(['50 %', '47 %', '1/2'])('%s is half of the boxes', async (stated) => {
    expect(await of('sums/progress', { 'phases/1-build.mdx': phase('Build', `stated: { progress: ${stated} }`, half) })).toEqual(
      [],
    );
  });

  test('may count the criteria as well', async () => {
    const body = `${half}\n<Exit>\n\n- [ ] Contract tests pass\n- [ ] Reviewed\n\n</Exit>\n`;
    expect(await of('sums/progress', { 'phases/1-build.mdx': phase('Build', 'stated: { progress: 25 % }', body) })).toEqual([]);
  });

  test('says nothing of a phase under way without boxes', async () => {
    expect(
      await of('sums/progress', {
        'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\nstated: { progress: 60 % }\n---\n',
      }),
    ).toEqual([]);
  });

  test('of the plan is compared with phases and tasks', async () => {
    const files = {
      'plan.mdx': plan('stated: { progress: 90 % }'),
      'phases/1-build.mdx': phase('Build', '', half),
      'phases/2-cutover.mdx': phase('Cutover', ''),
    };
    expect(await of('sums/progress', files)).toEqual([
      'plan.mdx:6: The plan states a progress of 90 %, but 0 of 2 phases are done and 1 of 2 tasks are ticked.',
    ]);
  });
});

describe('sums/shares', () => {
  const rollout = (note: string): Example => ({
    'rollout/ramp.mdx': `---\ntitle: Ramp\ntraffic:\n  - { at: week 7, share: 20 %, note: "${note}" }\n---\n`,
  });

  test('reads pairs in the notes of a traffic table', async () => {
    expect(await of('sums/shares', rollout('80/20'))).toEqual([]);
    expect(await of('sums/shares', rollout('20:80'))).toEqual([]);
    expect(await of('sums/shares', rollout('80/30'))).toEqual(['rollout/ramp.mdx:4: "80/30" adds up to 110 %, not to 100 %.']);
    expect(await of('sums/shares', rollout('70/30'))).toEqual([
      'rollout/ramp.mdx:4: The share is 20 %, but the note says "70/30".',
    ]);
  });

  test('leaves other fractions alone', async () => {
    expect(await of('sums/shares', rollout('1/2'))).toEqual([]);
  });
});

describe('sums/phase-stated', () => {
  test('quotes both places, once for each kind', async () => {
    const files = {
      'phases/1-build.mdx': phase(
        'Build',
        'period: weeks 1–2\neffort: 20 pd\nstated: { duration: 3w, effort: 5 pw, period: weeks 1–3 }',
      ),
    };
    expect(await of('sums/phase-stated', files)).toEqual([
      'phases/1-build.mdx:4: "Build" lies in weeks 1–2, but elsewhere weeks 1–3.',
      'phases/1-build.mdx:4: "Build" takes weeks 1–2, but elsewhere 3w.',
      'phases/1-build.mdx:5: "Build" costs 20 pd, but elsewhere 5 pw.',
    ]);
  });

  test.each([
    ['2026-03-09..2026-03-20', 'weeks 2–3', 0],
    ['2026-03-09..2026-03-20', 'week 2', 1],
    ['2026-03-09..2026-03-19', 'weeks 2–3', 1],
    ['2026-03-03..2026-03-04', '2026-03-03..2026-03-06', 1],
  ])('of a plan that starts on Monday, %s beside %s: %i', async (period, stated, count) => {
    const files = {
      'plan.mdx': '---\ntitle: Example\nstatus: planned\nstart: 2026-03-02\nfrom: { system: Old }\nto: { system: New }\n---\n',
      'phases/1-build.mdx': phase('Build', `period: ${period}\nstated: { period: ${stated} }`),
    };
    expect(await of('sums/phase-stated', files)).toHaveLength(count);
  });
});

describe('sums/overall', () => {
  const coverage = (overall: string): Example => ({
    'quality.mdx': `---\ncoverage:\n  - { layer: API, target: 95 % }\n  - { layer: Services, target: 70 % }\n  - { layer: Overall, target: ${overall} }\n---\n`,
  });

  test('a mean that weights can reach is none of its business', async () => {
    expect(await of('sums/overall', coverage('85 %'))).toEqual([]);
    expect(await of('sums/overall', coverage('60 %'))).toEqual([]);
    expect(await of('sums/overall', coverage('96 %'))).toHaveLength(1);
  });
});

describe('on the calendar of the plan', () => {
  const days = (week: string, fields: string, hours = 8): Example => ({
    'calendars/default.mdx': `---\ntitle: Own\nweek: [${week}]\nhours: ${hours}\n---\n`,
    'plan.mdx': plan(fields),
  });
  const phases = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`phases/${n}-p${n}.mdx`, phase(`P${n}`, 'duration: 1w')]));

  test('five weeks of a four-day week are 20 days, and not 25', async () => {
    expect(await of('sums/duration', { ...days('mon, tue, wed, thu', 'stated: { duration: 20d }'), ...phases })).toEqual([]);
    expect(await of('sums/duration', { ...days('mon, tue, wed, thu', 'stated: { duration: 25d }'), ...phases })).toEqual([
      'plan.mdx:6: The plan states 25d in all, but its phases take 20d ("P5" is the last).',
    ]);
  });

  test('two weeks of a six-day week are 12 days', async () => {
    const six = days('mon, tue, wed, thu, fri, sat', 'stated: { phaseDuration: 12d }');
    const build = (stated: string): Example => ({
      ...six,
      'phases/1-build.mdx': phase('Build', `duration: 2w\nstated: { duration: ${stated} }`),
    });
    expect(await of('sums/phase-stated', build('12d'))).toEqual([]);
    expect(await of('sums/phase-length', build('12d'))).toEqual([]);
    expect(await of('sums/phase-stated', build('10d'))).toHaveLength(1);
  });

  test('a person-week of four days of six hours is 24 hours', async () => {
    const four = days('mon, tue, wed, thu', 'stated: { effort: 24 h }', 6);
    const build = phase('Build', 'effort: 1 pw', '\n- [ ] Routes (effort: 4 h)\n- [ ] Models (effort: 20 h)\n');
    expect(await of('sums/effort', { ...four, 'phases/1-build.mdx': build })).toEqual([]);
    expect(await of('sums/task-effort', { ...four, 'phases/1-build.mdx': build })).toEqual([]);
  });
});
