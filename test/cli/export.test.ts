import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { banyan, contentRoot } from './banyan.ts';

const phase = (title: string, duration: string): string => `---\ntitle: ${title}\nstatus: planned\nduration: ${duration}\n---\n`;
const DATED = {
  'plans/p/plan.mdx': '---\ntitle: P\nstatus: planned\nstart: 2026-03-02\nfrom: { system: A }\nto: { system: B }\n---\n',
  'plans/p/phases/1-build.mdx': phase('Build', '1w'),
  'plans/p/phases/2-move.mdx': phase('Move', '3d'),
};

interface Exported {
  plans: Record<
    string,
    {
      schedule: {
        unit: string;
        start: unknown;
        finish: unknown;
        critical: string[];
        phases: Record<string, Record<string, unknown>>;
      };
    }
  >;
}

const exported = (args: readonly string[]): Exported => {
  const { code, out, err } = banyan(['export', '--format', 'json', ...args]);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as Exported;
};

describe('export --format json', () => {
  test('gives the schedule of a dated plan by ISO dates, with inclusive finishes', () => {
    const { schedule } = exported(['--content', contentRoot(DATED)]).plans['p'] ?? {};
    expect(schedule).toMatchObject({
      start: '2026-03-02',
      finish: '2026-03-11',
      critical: ['build', 'move'],
      phases: {
        build: {
          earlyStart: '2026-03-02',
          earlyFinish: '2026-03-06',
          lateStart: '2026-03-02',
          lateFinish: '2026-03-06',
          totalSlack: 0,
          freeSlack: 0,
          critical: true,
          progress: 0,
          slip: null,
        },
        move: { earlyStart: '2026-03-09', earlyFinish: '2026-03-11', totalSlack: 0 },
      },
    });
  });

  test('holds the plan as written and the forecast side by side, whatever the day', () => {
    const root = contentRoot(DATED);
    const { schedule } = exported(['--content', root, '--as-of', '2026-03-04']).plans['p'] ?? {};
    expect(schedule).toMatchObject({
      asOf: '2026-03-04',
      finish: '2026-03-11',
      planned: { finish: '2026-03-11' },
      forecast: { finish: '2026-03-13' },
      lateBy: 2,
      promised: null,
      phases: {
        build: {
          earlyStart: '2026-03-02',
          planned: { start: '2026-03-02', finish: '2026-03-06' },
          forecast: { start: '2026-03-04', finish: '2026-03-10' },
          lateBy: 2,
          timing: 'not-begun',
        },
      },
    });
    expect(exported(['--content', root, '--as-of', '2027-03-04']).plans['p']?.schedule.finish).toBe('2026-03-11');
  });

  test('takes its day from portfolio.mdx where that pins one, and from --as-of before that', () => {
    const root = contentRoot({ ...DATED, 'portfolio.mdx': '---\ntitle: Archive\nasOf: 2026-03-03\n---\n' });
    expect(exported(['--content', root])).toMatchObject({ asOf: '2026-03-03', asOfBy: 'portfolio' });
    expect(exported(['--content', root, '--as-of', '2026-03-04'])).toMatchObject({ asOf: '2026-03-04', asOfBy: 'option' });
  });

  test('matches its published schema, for the example plans too', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync('public/schema/export.schema.json', 'utf8')));
    for (const args of [['--content', contentRoot(DATED)], []])
      expect(validate(exported(args)) ? [] : validate.errors).toEqual([]);
  });

  test('is the same byte by byte for the same input and day', () => {
    const args = ['export', '--as-of', '2026-02-10'];
    expect(banyan(args).out).toBe(banyan(args).out);
  });

  test('says on stderr when a server has nothing to send', () => {
    const { code, out, err } = banyan(['export', '--headers', 'nginx', '--content', contentRoot(DATED)]);
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('no operation has a deprecation date, a sunset or a redirect');
  });
});

describe('what-if', () => {
  test('tells what would follow, and how far each phase would slip, without touching a file', () => {
    const root = contentRoot(DATED);
    const before = readFileSync(join(root, 'plans/p/phases/1-build.mdx'), 'utf8');
    const { schedule } = exported(['--content', root, '--set', 'phases.build.duration=2w']).plans['p'] ?? {};
    expect(schedule).toMatchObject({ finish: '2026-03-18', slip: 5, phases: { build: { slip: 5 }, move: { slip: 5 } } });
    expect(readFileSync(join(root, 'plans/p/phases/1-build.mdx'), 'utf8')).toBe(before);
  });

  test('reads an overlay', () => {
    const root = contentRoot(DATED);
    const overlay = join(root, 'overlay.yaml');
    writeFileSync(overlay, 'phases:\n  move: { duration: 1w }\n');
    expect(exported(['--content', root, '--what-if', overlay]).plans['p']?.schedule.finish).toBe('2026-03-13');
  });

  test('lets stated positions give way', () => {
    const root = contentRoot({
      'plans/p/phases/1-a.mdx': '---\ntitle: A\nstatus: planned\nperiod: weeks 1–2\nduration: 2w\n---\n',
      'plans/p/phases/2-b.mdx': '---\ntitle: B\nstatus: planned\nperiod: week 3\n---\n',
    });
    expect(exported(['--content', root]).plans['p']?.schedule.finish).toBe(15);
    expect(exported(['--content', root, '--set', 'phases.a.duration=3w']).plans['p']?.schedule).toMatchObject({
      finish: 20,
      slip: 5,
    });
  });

  test.each([
    [
      ['--set', 'phases.biuld.duration=2w'],
      'phases.biuld: there is no phase `biuld` in p (did you mean `build`?)\n  Write one of: build, move\n',
    ],
    [
      ['--set', 'phases.build.duration=soon'],
      'phases.build.duration: "soon": not a working duration\n  Write 2min, 2h, 2d, 2w, 2mo, 2sprint\n',
    ],
    [['--set', 'phases.build'], '--set phases.build sets nothing\n  write --set phases.core-api.duration=3w\n'],
    [['--what-if', '/nowhere.yaml'], '--what-if /nowhere.yaml cannot be read\n  name a YAML file\n'],
  ])('%j', (args, message) => {
    const { code, out, err } = banyan(['export', '--content', contentRoot(DATED), ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err.replace('.duration: there', ': there')).toBe(`banyan: ${message}`);
  });
});

describe('baseline', () => {
  const git = (cwd: string, ...args: string[]): void => {
    const result = spawnSync(
      'git',
      ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', ...args],
      { cwd, encoding: 'utf8' },
    );
    if (result.status !== 0) throw new Error(result.stderr);
  };

  test('is any git ref; slips are measured against it', () => {
    const root = contentRoot(DATED);
    git(root, 'init', '-q', '-b', 'main');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'As promised');
    git(root, 'tag', 'v1');
    writeFileSync(join(root, 'plans/p/phases/1-build.mdx'), phase('Build', '7d'));
    expect(exported(['--content', root, '--baseline', 'v1']).plans['p']?.schedule).toMatchObject({
      finish: '2026-03-13',
      slip: 2,
      phases: { build: { slip: 2 }, move: { slip: 2 } },
    });
    const { code, err } = banyan(['export', '--content', root, '--baseline', 'v2']);
    expect([code, err]).toEqual([
      2,
      'banyan: the baseline cannot be read: there is no ref v2 in this repository\n  git branch -a and git tag list what there is\n',
    ]);
  });

  test('of one plan that cannot be read is a finding at its field, and the other plans keep theirs', () => {
    const plan = (title: string, baseline: string): string =>
      `---\ntitle: ${title}\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-03-02\ndocument: { baseline: ${baseline} }\n---\n`;
    const root = contentRoot({
      ...DATED,
      'plans/p/plan.mdx': plan('One', 'v1'),
      'plans/q/plan.mdx': plan('Two', 'nope'),
    });
    git(root, 'init', '-q', '-b', 'main');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'As promised');
    git(root, 'tag', 'v1');
    writeFileSync(join(root, 'plans/p/phases/1-build.mdx'), phase('Build', '7d'));
    const { plans } = exported(['--content', root]);
    expect(plans['p']?.schedule).toMatchObject({ slip: 2 });
    const { out } = banyan(['check', '--content', root, '--as-of', '2026-03-01', '--format', 'json']);
    const found = JSON.parse(out).findings.filter(({ rule }: { rule: string }) => rule === 'reference/baseline');
    expect(found).toMatchObject([
      {
        severity: 'error',
        plan: 'q',
        message: 'the baseline cannot be read: there is no ref nope in this repository',
        place: { file: 'plans/q/plan.mdx', line: 7 },
      },
    ]);
  });

  test('outside of a repository says so', () => {
    const { code, err } = banyan(['export', '--content', contentRoot(DATED), '--baseline', 'v1']);
    expect(code).toBe(2);
    expect(err).toMatch(/is in no git repository\n {2}Run it in a clone of the repository\n$/);
  });
});
