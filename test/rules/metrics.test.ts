import { describe, expect, test } from 'vitest';
import { findingsOf, said } from './harness.ts';

const metrics = (...rows: string[]): string => `---\nmetrics:\n${rows.map((row) => `  - { ${row} }\n`).join('')}---\n`;
const of = async (rule: string, ...rows: string[]): Promise<string[]> =>
  said(await findingsOf({ 'metrics.mdx': metrics(...rows) }), rule);
const phases = {
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\n---\n',
  'phases/2-polish.mdx': '---\ntitle: Polish\nstatus: planned\n---\n',
};

describe('two targets', () => {
  test('one thing in two words, with two units', async () => {
    const rows = ['id: a, name: P95 latency, target: < 0.2 s', 'id: b, name: Response time, statistic: p95, target: < 500 ms'];
    expect(await of('metrics/two-targets', ...rows)).toEqual([
      'metrics.mdx:4: "Response time" (p95) is to be < 500 ms, but "P95 latency" is to be < 0.2 s.',
    ]);
  });

  test.each([
    [
      'equal in another unit',
      ['id: a, name: Latency, statistic: p95, target: < 0.2 s', 'id: b, name: Latency, statistic: p95, target: < 200 ms'],
    ],
    [
      'another part',
      [
        'id: a, name: Search latency, statistic: p95, target: < 2 s',
        'id: b, name: Login latency, statistic: p95, target: < 200 ms',
      ],
    ],
    [
      'another statistic',
      ['id: a, name: Latency, statistic: p50, target: < 100 ms', 'id: b, name: Latency, statistic: p95, target: < 200 ms'],
    ],
    [
      'another load',
      ['id: a, name: Throughput, target: "> 100 req/s"', 'id: b, name: Throughput, target: "> 500 req/s", of: peak'],
    ],
    ['another time', ['id: a, name: Uptime, target: "> 99 %", for: 1d', 'id: b, name: Uptime, target: "> 99.9 %", for: 1mo']],
    ['another kind', ['id: a, name: Memory usage, target: < 1 GB', 'id: b, name: CPU usage, target: < 50 %']],
  ])('not where they are of %s', async (_, rows) => {
    expect(await of('metrics/two-targets', ...rows)).toEqual([]);
  });

  test('coverage of everything is held against the metric', async () => {
    const files = {
      'metrics.mdx': metrics('name: Test coverage, target: "> 85 %"'),
      'quality.mdx': '---\ncoverage:\n  - { layer: overall, target: "> 80 %" }\n---\n',
    };
    expect(said(await findingsOf(files), 'metrics/two-targets')).toEqual([
      'quality.mdx:3: The coverage of overall is to be > 80 %, but "Test coverage" is to be > 85 %.',
    ]);
  });
});

describe('parts and wholes', () => {
  test('rates of success are rates of failure turned around', async () => {
    const rows = ['name: Error rate, target: < 0.1 %, for: 1d', 'name: Login success rate, target: "> 99 %", for: 1d'];
    expect(await of('metrics/part-looser-than-whole', ...rows)).toEqual([
      'metrics.mdx:3: "Error rate" is to be < 0.1 % without exception, but "Login success rate" > 99 %.',
    ]);
  });

  test('an exception of the whole is an exception', async () => {
    const rows = [
      'name: Response time, scope: without search, statistic: p95, target: < 200 ms',
      'name: Search response time, statistic: p95, target: < 2 s',
    ];
    expect(await of('metrics/part-looser-than-whole', ...rows)).toEqual([]);
  });

  test('a tighter part keeps the target of the whole', async () => {
    const rows = [
      'name: Response time, statistic: p95, target: < 2 s',
      'name: Login response time, statistic: p95, target: < 200 ms',
    ];
    expect(await of('metrics/part-looser-than-whole', ...rows)).toEqual([]);
  });

  test('the coverage of a part may lie below that of the whole', async () => {
    expect(
      await of(
        'metrics/part-looser-than-whole',
        'name: Test coverage, target: 85 %',
        'id: b, name: Test coverage, scope: generated code, target: 50 %',
      ),
    ).toEqual([]);
  });
});

describe('rollback triggers', () => {
  const trigger = (is: string, target: string, baseline = '300 ms') => ({
    'metrics.mdx': metrics(`id: latency, name: Latency, statistic: p95, baseline: ${baseline}, target: ${target}`),
    'rollback/1-back.mdx': `---\ntitle: Back\ntriggers:\n  - { id: slow, when: p95 latency, is: "${is}", for: 10 min, metric: latency }\n---\n`,
  });

  test.each([
    ['> 300 ms', '< 300 ms', 0],
    ['>= 300 ms', '< 300 ms', 0],
    ['>= 300 ms', '<= 300 ms', 1],
    ['> 0.3 s', '<= 300 ms', 0],
    ['> 299 ms', '< 300 ms', 1],
    ['> 2x baseline', '< 500 ms', 0],
    ['> 2x baseline', '< 700 ms', 1],
  ])('a trigger at %s within a target of %s: %i', async (is, target, count) => {
    expect(said(await findingsOf(trigger(is, target)), 'metrics/trigger-within-target')).toHaveLength(count);
  });

  test('of a baseline that is a range, the upper end counts', async () => {
    expect(said(await findingsOf(trigger('> 2x baseline', '< 4 ms', '1–2 ms')), 'metrics/trigger-within-target')).toEqual([]);
    expect(said(await findingsOf(trigger('> 2x baseline', '< 5 ms', '1–2 ms')), 'metrics/trigger-within-target')).toEqual([
      'rollback/1-back.mdx:4: "p95 latency" > 2x baseline (baseline 1–2 ms) triggers the rollback within the target of "Latency" (p95), < 5 ms.',
    ]);
  });

  test('a falling success rate trips the other way round', async () => {
    const files = {
      'metrics.mdx': metrics('id: ok, name: Success rate, baseline: 99 %, target: "> 95 %", for: 1d'),
      'rollback/1-back.mdx':
        '---\ntitle: Back\ntriggers:\n  - { id: failing, when: Success rate, is: < 90 %, for: 10 min, metric: ok }\n---\n',
    };
    expect(said(await findingsOf(files), 'metrics/trigger-within-target')).toEqual([]);
  });
});

test('a trigger with a threshold and a time can be watched without a row in metrics.mdx', async () => {
  const rollback = (fields: string) => ({
    'rollback/1-back.mdx': `---\ntitle: Back\ntriggers:\n  - { id: errors, when: 5xx rate, ${fields} }\n---\n`,
  });
  expect(said(await findingsOf(rollback('is: "> 1 %", for: 10 min')), 'metrics/trigger-not-measurable')).toEqual([]);
  expect(said(await findingsOf(rollback('is: "> 2x baseline", for: 10 min')), 'metrics/trigger-not-measurable')).toEqual([
    'rollback/1-back.mdx:4: 1 trigger of "Back" cannot be measured: "5xx rate" > 2x baseline has no metric (and so no baseline).',
  ]);
});

describe('improvements', () => {
  test.each([
    ['baseline: 250 ms, expected: 150 ms', '40% faster', 0],
    ['baseline: 250 ms, expected: 150 ms', '67 % faster', 0],
    ['baseline: 250 ms, expected: 150 ms', '50 % faster', 1],
    ['baseline: 500 req/s, expected: 2000 req/s', '4x capacity', 0],
    ['baseline: 500 req/s, expected: 2000 req/s', '300 % more', 0],
    ['baseline: 6.2/10, expected: 9.2/10', '48% improvement', 0],
    ['baseline: 3 s, expected: 1 s', '3x faster', 0],
    ['baseline: 1 s, expected: 300 ms', '3.3x faster', 0],
    ['baseline: 1 s, expected: 300 ms', '5x faster', 1],
    ['baseline: 3 s, expected: 1 s', 'much faster', 0],
    ['baseline: 1–2 s, expected: 1 s', '9x faster', 0],
  ])('%s, called "%s": %i', async (values, words, count) => {
    expect(
      await of('metrics/improvement-not-computed', `name: Something, ${values}, stated: { improvement: "${words}" }`),
    ).toHaveLength(count);
  });

  test('says what the figures make', async () => {
    expect(
      await of(
        'metrics/improvement-not-computed',
        'name: Startup time, baseline: 3 s, expected: 1 s, stated: { improvement: 5x faster }',
      ),
    ).toEqual(['metrics.mdx:3: "Startup time" is called "5x faster", but from 3 s to 1 s it is 3x.']);
  });
});

describe('what is missing', () => {
  const incomplete = (...rows: string[]): Promise<string[]> => of('metrics/incomplete', ...rows);

  test('a baseline: not for counts of zero, and not for what is not applicable', async () => {
    expect(
      await incomplete(
        'name: Critical bugs, target: 0',
        'name: Test coverage, target: 80 %',
        'name: Queue latency, statistic: p95, target: < 1 s, baseline: { notApplicable: "new" }',
      ),
    ).toEqual([]);
  });

  test('a statistic: not of what happens once', async () => {
    expect(
      await incomplete(
        'name: Startup time, baseline: 2 s, target: < 1 s',
        'name: Rollback time, target: < 5 min',
        'name: Memory usage, scope: idle, baseline: 2 GB, target: < 1 GB',
      ),
    ).toEqual([]);
  });

  test('metrics that lack the same are one finding, and each metric is in one', async () => {
    expect(
      await incomplete(
        'name: Response time, target: < 200 ms',
        'name: Search latency, target: < 300 ms',
        'name: Uptime, baseline: 99.5 %, target: "> 99.9 %"',
        'name: Memory usage',
      ),
    ).toEqual([
      'metrics.mdx:3: 2 of 4 metrics have no baseline and no statistic: "Response time" and "Search latency".',
      'metrics.mdx:5: "Uptime" has no time window.',
      'metrics.mdx:6: "Memory usage" has no target.',
    ]);
  });

  test('under recommended only a target is asked for', async () => {
    const rows = metrics('name: Response time, target: < 200 ms', 'name: Memory usage');
    expect(said(await findingsOf({ 'metrics.mdx': rows }, '2026-06-01', 'recommended'), 'metrics/incomplete')).toEqual([
      'metrics.mdx:4: "Memory usage" has no target.',
    ]);
  });

  test('a unit', async () => {
    expect(await of('metrics/no-unit', 'name: Throughput, target: "> 500"', 'name: Critical bugs, target: 3')).toEqual([
      'metrics.mdx:3: "Throughput" has target > 500 without a unit.',
    ]);
  });

  test('a target: a counter needs none', async () => {
    expect(await incomplete('name: Requests, target: { notApplicable: "a counter" }')).toEqual([]);
  });
});

test('a target relaxes only from a phase to one that comes after it', async () => {
  const files = (first: string, second: string) => ({
    ...phases,
    'metrics.mdx': metrics(
      `id: a, name: Test coverage, target: 85 %, phase: ${first}`,
      `id: b, name: Test coverage, target: 80 %, phase: ${second}`,
    ),
  });
  expect(said(await findingsOf(files('build', 'polish')), 'metrics/target-relaxes')).toEqual([
    'metrics.mdx:4: "Test coverage" is to be 80 % in polish, after 85 % in build.',
  ]);
  expect(said(await findingsOf(files('polish', 'build')), 'metrics/target-relaxes')).toEqual([]);
});

test('a load test that tries what is claimed, or more, is no finding', async () => {
  const files = {
    'metrics.mdx': metrics(
      'name: Throughput, baseline: 500 req/s, expected: 2000 req/s',
      'id: load, name: Throughput, better: higher, target: 2500 req/s, of: peak',
    ),
    'quality.mdx': '---\nload:\n  - { id: peak, name: Peak hour, tool: Locust }\n---\n',
  };
  expect(said(await findingsOf(files), 'metrics/claim-above-test')).toEqual([]);
});
