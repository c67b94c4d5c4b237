import { describe, expect, test } from 'vitest';
import { fileOf, importText } from './imported.ts';

const phasesOf = (text: string): string[] =>
  importText(text)
    .files.map(({ path }) => /phases\/(.+)\.mdx$/.exec(path)?.[1])
    .filter((id): id is string => id !== undefined);

const PLAN = [
  '# Search moves to a new engine',
  'Owner: Search team · Status: in progress',
  '## 0. Preparation (done)',
  '- [x] List the queries',
  '## 1. Dual indexing — 2 weeks',
  '- [x] Write to both',
  '- [ ] Backfill',
  '## 2. Shadow reads — 1 week, starts 30 Nov 2026',
  '- [ ] Compare the results',
  '## 3. Cutover — 14 Dec 2026',
  'Abort when it gets slow.',
  '## Rollback',
  '1. Point the client at the old engine',
].join('\n\n');

describe('numbered sections beside others', () => {
  test('are phases where most have boxes or say when they are, and keep their numbers', () => {
    expect(phasesOf(PLAN)).toEqual(['00-preparation', '01-dual-indexing', '02-shadow-reads', '03-cutover']);
  });

  test('say in their headings how long they take, when they start, and how far they are', () => {
    const imported = importText(PLAN);
    expect(fileOf(imported, 'phases/00-preparation.mdx')).toContain('status: done');
    expect(fileOf(imported, 'phases/01-dual-indexing.mdx')).toContain('duration: 2w');
    expect(fileOf(imported, 'phases/02-shadow-reads.mdx')).toMatch(/title: Shadow reads\n[\s\S]*duration: 1w\nstart: 2026-11-30/);
    expect(fileOf(imported, 'phases/03-cutover.mdx')).toContain('period: 2026-12-14');
  });

  test.each([
    [
      'a design document',
      '# Design\n\n## 1. Overview\n\nText.\n\n## 2. Interfaces\n\nText.\n\n## 3. Storage\n\nText.\n\n## Risks\n\nNone.\n',
    ],
    [
      'gaps in the numbers',
      '# Plan\n\n## 1. A — 1 week\n\n- [ ] a\n\n## 3. B — 1 week\n\n- [ ] b\n\n## 7. C — 1 week\n\n- [ ] c\n\n## Notes\n\nx\n',
    ],
    ['one time alone', '# Plan\n\n## 1. A (1 week)\n\nText.\n\n## 2. B\n\nText.\n\n## 3. C\n\nText.\n\n## Notes\n\nx\n'],
  ])('are none in %s', (_, text) => {
    expect(phasesOf(text)).toEqual([]);
  });
});

test('a line of metadata may hold several values', () => {
  const plan = fileOf(importText(PLAN), 'plan.mdx');
  expect(plan).toContain('owner: Search team\n');
  expect(plan).toContain('status: in-progress\n');
  const mixed = fileOf(importText('# Plan\n\nOwner: Ana · Colour: blue\n\n## Phase 1: A\n\n- [ ] Build\n'), 'plan.mdx');
  expect(mixed).toContain('owner: Ana\n');
  expect(mixed).toContain('Owner: Ana · Colour: blue');
});

test('an operation keeps the signs of its path', () => {
  const imported = importText(
    '# Plan\n\n## Phase 1: A\n\n- [ ] Build\n\n## API\n\n| Old | New |\n|---|---|\n| GET /_search | GET /search |\n| POST /_bulk | POST /bulk |\n',
  );
  expect(fileOf(imported, 'endpoints/api.mdx')).toContain('from: GET /_search');
});
