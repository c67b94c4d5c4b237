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

  test.each([
    ['Module mapping', '| Old module | Location | Notes |\n|---|---|---|\n| `users` | `handler/user.go` | big |'],
    ['服务映射', '| 现有 | 云服务 | 选择理由 |\n|---|---|---|\n| Redis | ElastiCache | 托管 |'],
    ['중복 매핑', '| 현재 | AWS 서비스 | 이유 |\n|---|---|---|\n| MinIO | S3 | 관리형 |'],
    ['用語對照表', '| 原 URL | 英文 slug | 日期 |\n|---|---|---|\n| `/2020/a/` | `a-post` | 2020 |'],
  ])('need to name one of them below a heading that says mapping: %s', (heading, table) => {
    expect(kindsBelow(heading, table)).toEqual(['row of mappings']);
    expect(kindsBelow('Notes', table)).toEqual(['prose']);
  });

  test('may say what comes instead', () => {
    expect(kindsBelow('Calls', '| Call | Uses | Replacement |\n|---|---|---|\n| `app.toast` | 12 | `toast()` |')).toEqual([
      'row of mappings',
    ]);
    expect(kindsBelow('API 使用', '| API | 次数 | 替代方案 |\n|---|---|---|\n| `app.toast` | 12 | `toast()` |')).toEqual([
      'row of mappings',
    ]);
  });

  test('of dependencies and versions are the stack', () => {
    expect(kindsBelow('Dependencies', '| Dependency | Version | Required |\n|---|---|---|\n| httpx | >=0.25 | Yes |')).toEqual([
      'row of stack',
    ]);
  });

  test('have operations without the slash in front', () => {
    const text =
      '# Plan\n\n## Phase 1: A\n\n- Build it\n\n## Routes\n\n| Old route (api/v1/) | New route (/api/) | Status |\n|---|---|---|\n| GET pupils/{id} | GET /pupils/{id} | OK |\n| POST pupils | - | missing |\n';
    const { text: written = '' } = importText(text).files.find(({ path }) => path.includes('/endpoints/')) ?? {};
    expect(written).toContain('GET /api/v1/pupils/{id}');
    expect(written).toContain('POST /api/v1/pupils');
  });
});
