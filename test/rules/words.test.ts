import { describe, expect, test } from 'vitest';
import { findingsOf, said } from './harness.ts';

const exit = (...criteria: string[]) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nowner: Ana\n---\n\n<Exit>\n\n${criteria.map((text) => `- [ ] ${text}\n`).join('')}\n</Exit>\n`,
});

describe('criteria', () => {
  test('of a phase are one finding', async () => {
    expect(
      said(
        await findingsOf(exit('Performance acceptable', 'p95 below 200 ms', 'All features working')),
        'words/unmeasurable-criterion',
      ),
    ).toEqual([
      'phases/1-build.mdx:9: 2 criteria of "Build" cannot be checked: "Performance acceptable" ("acceptable" has no measure) and "All features working" ("working" names no test).',
    ]);
  });
  test.each([
    'Handles errors gracefully',
    'Users log in as expected',
    'The system runs smoothly',
    'Authentication functional (100%)',
    'All API endpoints working',
  ])('not %s', async (text) => {
    expect(said(await findingsOf(exit(text, 'p95 below 200 ms')), 'words/unmeasurable-criterion')).toHaveLength(1);
  });
  test.each([
    '`npm test` works',
    'GET `/otel/traces` works',
    'Hot reload works in development',
    'All endpoints working (metric: m)',
    'Acceptable load of 500 req/s held for 10 min',
    'The contract suite passes',
    'Working agreements are signed',
    'Zero downtime',
  ])('but %s', async (text) => {
    const files = { ...exit(text), 'metrics.mdx': '---\nmetrics: [{ id: m, name: M, target: 1 ms }]\n---\n' };
    expect(said(await findingsOf(files), 'words/unmeasurable-criterion')).toEqual([]);
  });
});

describe('topics', () => {
  test.each([
    [['Monitoring', 'Security'], 1],
    [['Monitoring', 'Dashboards live'], 0],
    [['Monitoring'], 0],
    [['Docker build succeeds', 'Baseline tests'], 0],
    [['Zero downtime', 'Security'], 0],
  ])('%j: %i', async (criteria, count) => {
    expect(said(await findingsOf(exit(...criteria)), 'words/topics-as-criteria')).toHaveLength(count);
  });
});

describe('dates that count from a day', () => {
  const plan = (updated: string): string =>
    `---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\ndocument: { updated: ${updated} }\n---\n`;
  const list = { 'checklists/next.mdx': '---\ntitle: Next\n---\n\n## This week\n\n- [ ] Approve the plan\n' };
  test('that is not given', async () => {
    expect(said(await findingsOf(list), 'words/relative-date')).toEqual([
      'checklists/next.mdx:5: "This week" counts from a day that the plan does not give.',
    ]);
  });
  test('that is past', async () => {
    expect(said(await findingsOf({ ...list, 'plan.mdx': plan('2026-05-01') }), 'words/relative-date')).toEqual([
      'checklists/next.mdx:5: "This week" counts from 2026-05-01, when the plan was last changed, and today is 2026-06-01.',
    ]);
  });
  test('that was in this week', async () => {
    expect(said(await findingsOf({ ...list, 'plan.mdx': plan('2026-05-28') }), 'words/relative-date')).toEqual([]);
  });
  test.each([
    'The next phase',
    'Today’s behaviour is kept',
    'The last week of the ramp',
    'Within the next 24 hours',
    'The next two weeks after the cutover',
  ])('not %s', async (heading) => {
    expect(
      said(
        await findingsOf({ 'checklists/next.mdx': `---\ntitle: Next\n---\n\n## ${heading}\n\n- [ ] Approve the plan\n` }),
        'words/relative-date',
      ),
    ).toEqual([]);
  });
});

describe('times of day', () => {
  const page = (text: string) => ({ 'pages/a.mdx': `---\ntitle: A\n---\n\n${text}\n` });
  test.each(['The cutover begins at 06:00.', 'Weekly sync on Friday at 3 PM'])('%s', async (text) => {
    expect(said(await findingsOf(page(text)), 'words/time-without-zone')).toHaveLength(1);
  });
  test.each([
    'The cutover begins at 06:00 UTC.',
    'It listens on 5151:80 and 8000:8000.',
    'In a ratio of 1:3',
    'At 2026-05-01T06:00:00Z',
    'All times are in Europe/Berlin; sync at 3 PM',
  ])('not %s', async (text) => {
    expect(said(await findingsOf(page(text)), 'words/time-without-zone')).toEqual([]);
  });
});

test('instructions that leave open what is meant', async () => {
  const files = {
    'rollback/1-a.mdx':
      '---\ntitle: Back\n---\n\n1. Restore the database if necessary\n2. Tell support, sales, etc.\n3. Resume soon-to-expire jobs\n',
  };
  expect(said(await findingsOf(files), 'words/open-ended')).toEqual([
    'rollback/1-a.mdx:5: The step "Restore the database if necessary" leaves open when: "if necessary".',
    'rollback/1-a.mdx:6: The step "Tell support, sales, etc." leaves open what else is meant: "etc.".',
  ]);
});
