import { describe, expect, test } from 'vitest';
import { importText } from './imported.ts';

/** What the rows of a table below a heading became. */
const kindsBelow = (heading: string, table: string): string[] => {
  const text = `# Plan\n\n## Phase 1: A\n\n- Build it\n\n## ${heading}\n\n${table}\n`;
  const [ledger] = importText(text).ledgers;
  const first = text.split('\n').findIndex((line) => /^\|[\s:|-]+\|$/.test(line)) + 2;
  return table
    .split('\n')
    .slice(2)
    .map((_, index) => ledger?.about(first + index)[0]?.kind ?? '');
};

const VERSIONS = '| # | v1 | v2 | Why |\n|---|---|---|---|\n| 1 | One bucket | Three buckets | Two reviewers |';

describe('tables with two sides', () => {
  test.each([
    'Changes v1 → v2 of this plan',
    '2. Änderungen v1 → v2 (Review-Funde)',
    'Review findings: v1 vs v2',
    '变更 v1 → v2',
  ])('that compare versions of the plan itself stay tables: %s', (heading) => {
    expect(kindsBelow(heading, VERSIONS)).toEqual(['prose']);
  });

  test('that compare versions of what moves are mappings', () => {
    expect(kindsBelow('Tailwind v3 → v4 class changes', '| v3 | v4 |\n|---|---|\n| `shadow-sm` | `shadow-xs` |')).toEqual([
      'row of mappings',
    ]);
  });

  test.each([
    ['money', '| Server A | $7/month | $0 |\n| Pages | - | free |'],
    ['money in words', '| 服务器 | 7元/月 | 0元 |'],
    ['sizes and times', '| Bundle | 700 kB | 200 kB |\n| Build | ~3 min | 40 s |'],
    ['percentages', '| Coverage | 40% | > 80% |'],
  ])('that compare amounts stay tables: %s', (_, rows) => {
    expect(kindsBelow('Before and after', `| Item | Before | After |\n|---|---|---|\n${rows}`)).toEqual(
      rows.split('\n').map(() => 'prose'),
    );
  });

  test('are mappings where only some cells are amounts', () => {
    expect(
      kindsBelow(
        'Hosts',
        '| Item | Before | After |\n|---|---|---|\n| Web | Nginx | Caddy |\n| Cron | 5 min | Queue |\n| Mail | Postfix | SES |',
      ),
    ).toEqual(['row of mappings', 'row of mappings', 'row of mappings']);
  });

  test('take the name of their heading without its number', () => {
    const text = '# Plan\n\n## Phase 1: A\n\n- Build it\n\n## 3a. Routes:\n\n| Old | New |\n|---|---|\n| red | color |\n';
    expect(importText(text).files.find(({ path }) => path.includes('/mappings/'))?.text).toContain('title: Routes\n');
  });
});
