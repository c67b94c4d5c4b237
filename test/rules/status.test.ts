import { describe, expect, test } from 'vitest';
import { findingsOf, said } from './harness.ts';

const plan = (status: string, more = ''): string =>
  `---\ntitle: Example\nstatus: ${status}\nfrom: { system: Old }\nto: { system: New }\n${more}---\n`;
const phase = (fields: string, body = ''): string => `---\ntitle: Build\n${fields}---\n\n${body}`;

describe('boxes', () => {
  test('a box with boxes below it does not count itself', async () => {
    const files = {
      'phases/1-build.mdx': phase(
        'status: done\nactual: { finish: 2026-05-04 }\n',
        '- [ ] Backups\n  - [x] Nightly\n  - [x] Weekly\n',
      ),
    };
    expect(said(await findingsOf(files), 'status/done-with-open-boxes')).toEqual([]);
  });

  test('items without a box say nothing', async () => {
    const files = {
      'phases/1-build.mdx': phase('status: done\nactual: { finish: 2026-05-04 }\n', '<Tasks>\n\n- Write it\n\n</Tasks>\n'),
    };
    expect(said(await findingsOf(files), 'status/done-with-open-boxes')).toEqual([]);
  });

  test('open ones are counted and named, tasks and criteria together', async () => {
    const files = {
      'phases/1-build.mdx': phase(
        'status: done\n',
        '- [x] Write `it`\n- [ ] Review **it**\n\n<Exit>\n\n- [ ] Tests pass\n\n</Exit>\n',
      ),
    };
    expect(said(await findingsOf(files), 'status/done-with-open-boxes')).toEqual([
      'phases/1-build.mdx:3: "Build" is done, but 2 of its 3 boxes are open: Review it and Tests pass.',
    ]);
  });

  test('a tick in a phase that has an actual start is no tick before the start', async () => {
    const files = {
      'phases/1-build.mdx': phase('status: planned\nactual: { start: 2026-05-04 }\n', '- [x] Write it\n- [ ] Review it\n'),
    };
    expect(said(await findingsOf(files), 'status/ticked-before-start')).toEqual([]);
  });

  test('ticks of a planned phase are one finding, criteria and tasks together', async () => {
    const files = {
      'phases/1-build.mdx': phase(
        'status: planned\n',
        '- [x] Write it\n- [ ] Review it\n\n<Exit>\n\n- [x] Tests pass\n\n</Exit>\n',
      ),
    };
    expect(said(await findingsOf(files), 'status/ticked-before-start')).toEqual([
      'phases/1-build.mdx:3: "Build" is planned, but 1 of 1 exit criterion and 1 of 2 tasks are ticked: Tests pass and Write it.',
    ]);
  });

  test('a heading with "requirements" alone is no list of preconditions', async () => {
    const files = { 'phases/1-build.mdx': phase('status: ready\n', '## Requirements\n\n- [ ] Search\n') };
    expect(said(await findingsOf(files), 'status/ready-with-open-preconditions')).toEqual([]);
  });
});

describe('wholes and parts', () => {
  test('a cancelled part does not keep the whole open', async () => {
    const files = {
      'plan.mdx': plan('done'),
      'phases/1-build.mdx': phase('status: done\nactual: { finish: 2026-05-04 }\n'),
      'phases/2-polish.mdx': phase('status: cancelled\n'),
    };
    expect(said(await findingsOf(files), 'status/done-with-open-parts')).toEqual([]);
  });

  test('sub-phases count for their parent only', async () => {
    const files = {
      'plan.mdx': plan('in-progress'),
      'phases/1-build.mdx': phase('status: done\n'),
      'phases/2-polish.mdx': '---\ntitle: Polish\nstatus: in-progress\nparent: build\n---\n',
    };
    expect(said(await findingsOf(files), 'status/done-with-open-parts')).toEqual([
      'phases/1-build.mdx:3: "Build" is done, but "Polish" is in-progress.',
    ]);
  });

  test.each(['{ phase: build, type: SS }', '{ phase: build, lag: -2d }', '{ phase: build, type: FF }'])(
    'a dependency %s lets the two overlap',
    async (dependency) => {
      const files = {
        'plan.mdx': plan('in-progress'),
        'phases/1-build.mdx': phase('status: in-progress\n'),
        'phases/2-polish.mdx': `---\ntitle: Polish\nstatus: in-progress\nafter: [${dependency}]\n---\n`,
      };
      expect(said(await findingsOf(files), 'status/begun-before-predecessor')).toEqual([]);
    },
  );

  test('the order of the files alone is no dependency', async () => {
    const files = {
      'plan.mdx': plan('in-progress'),
      'phases/1-build.mdx': phase('status: in-progress\n'),
      'phases/2-polish.mdx': '---\ntitle: Polish\nstatus: in-progress\n---\n',
    };
    expect(said(await findingsOf(files), 'status/begun-before-predecessor')).toEqual([]);
  });
});

describe('days', () => {
  const weeks = (start: string, updated = '') => ({
    'plan.mdx': plan('in-progress', `start: ${start}\n${updated}`),
    'phases/1-build.mdx': phase('status: done\nperiod: weeks 1–2\n'),
  });

  test('the last Friday of a phase is its end, whatever day the plan begins on', async () => {
    expect(said(await findingsOf(weeks('2026-06-01'), '2026-06-11'), 'status/done-before-its-end')).toHaveLength(1);
    expect(said(await findingsOf(weeks('2026-06-01'), '2026-06-12'), 'status/done-before-its-end')).toEqual([]);
  });

  test('the plan speaks from the day of its last change', async () => {
    const files = weeks('2026-06', 'document: { updated: 2026-06-03 }\n');
    expect(said(await findingsOf(files, '2026-07-01'), 'status/done-before-its-end')).toEqual([
      'phases/1-build.mdx:3: "Build" is done, but its place is weeks 1–2, which is not over before 2026-06-12, and the plan was last changed on 2026-06-03. It has no evidence either.',
    ]);
  });

  test('one missing day is one finding', async () => {
    const found = await findingsOf(weeks('2026-06-01'), '2026-06-05');
    expect(found.filter(({ rule }) => rule === 'status/done-before-its-end' || rule === 'status/done-undated')).toHaveLength(1);
  });

  test('evidence counts on its last day, and not on the next', async () => {
    const files = {
      'phases/1-build.mdx': phase('status: in-progress\nevidence: [{ source: ci run 812, asOf: 2026-05-18, expires: 2w }]\n'),
    };
    expect(said(await findingsOf(files, '2026-06-01'), 'status/stale-evidence')).toEqual([]);
    expect(said(await findingsOf(files, '2026-06-02'), 'status/stale-evidence')).toEqual([
      'phases/1-build.mdx:4: The evidence "ci run 812" of 2026-05-18 expired on 2026-06-01.',
    ]);
  });

  test('evidence of a task expires as well', async () => {
    const files = {
      'phases/1-build.mdx': phase(
        'status: in-progress\n',
        '- [x] Restore (evidence: ci run 9; as of: 2026-05-01; expires: 2w)\n',
      ),
    };
    expect(said(await findingsOf(files), 'status/stale-evidence')).toEqual([
      'phases/1-build.mdx:6: The evidence "ci run 9" of 2026-05-01 expired on 2026-05-15.',
    ]);
  });

  test('a phase that ended is done', async () => {
    const files = {
      'plan.mdx': plan('in-progress'),
      'phases/1-build.mdx': phase('status: in-progress\nactual: { start: 2026-05-04, finish: 2026-05-20 }\n'),
    };
    expect(said(await findingsOf(files), 'status/dates-against-status')).toEqual([
      'phases/1-build.mdx:4: "Build" ended on 2026-05-20, but its status is in-progress.',
    ]);
  });
});

describe('figures of what is done', () => {
  const done = { 'plan.mdx': plan('in-progress'), 'phases/1-build.mdx': phase('status: done\nactual: { finish: 2026-05-04 }\n') };

  test('a target without a measurement that cannot be measured is answered', async () => {
    const files = {
      ...done,
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Critical bugs, target: 0, measured: { notApplicable: "no users yet" }, phase: build }\n---\n',
    };
    expect(said(await findingsOf(files), 'status/done-unmeasured')).toEqual([]);
  });

  test('a measurement equal to its target is enough', async () => {
    const files = {
      ...done,
      'quality.mdx': '---\ncoverage:\n  - { layer: core, target: 95 %, measured: 95 %, phase: build }\n---\n',
    };
    expect(said(await findingsOf(files), 'status/measured-below-target')).toEqual([]);
  });

  test('compatibility of a phase to come is an aim, and needs no evidence', async () => {
    const files = { 'phases/1-build.mdx': phase('status: planned\n', '- [ ] Login (compat: 100 %)\n') };
    expect(said(await findingsOf(files), 'status/compat-without-evidence')).toEqual([]);
  });

  test('the words of a row count as its status', async () => {
    const table = (words: string) => ({
      'phases/1-build.mdx': phase('status: planned\n'),
      'mappings/parts.mdx': `---\ntitle: Parts\nof: components\nmappings:\n  - { from: Parser, to: Lexer, statusText: "${words}", phase: build }\n---\n`,
    });
    expect(said(await findingsOf(table('✓ Complete')), 'status/row-ahead-of-phase')).toHaveLength(1);
    expect(said(await findingsOf(table('Complete')), 'status/row-ahead-of-phase')).toEqual([
      'mappings/parts.mdx:5: "Parser" is Complete, but its phase "Build" is planned.',
    ]);
    expect(said(await findingsOf(table('complete rewrite wanted')), 'status/row-ahead-of-phase')).toEqual([]);
  });
});
