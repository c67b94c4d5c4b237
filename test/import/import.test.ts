import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { keptAs } from '../../src/import/imported.ts';
import { explainLine, foundLine, linesLine } from '../../src/import/report.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';
import { verdictOf, verdictText } from '../../src/site/views/verdict.ts';
import { fileOf, importFile, importText, readingFindings } from './imported.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

describe('the plan of the guide', () => {
  const shop = importFile(fixture('shop.md'));

  test('is told in two lines', () => {
    expect(linesLine(shop.ledgers)).toBe('27 lines: 24 typed · 3 kept as prose, in place · 0 to look at · 0 lost');
    expect(foundLine(shop)).toBe('2 phases · 4 tasks (2 done) · 2 endpoints · 1 risk · 1 rollback');
  });

  test('gives the site of which the guide shows the first page', async () => {
    const files = Object.fromEntries(shop.files.map(({ path, text }) => [path, text]));
    const [plan] = compute(await readContent(memoryTree(files)), '2026-03-02').plans;
    const guide = readFileSync('content/guide/import.mdx', 'utf8');
    expect(guide).toContain(`\n${verdictText(verdictOf(plan as never))}\n`);
    for (const line of [linesLine(shop.ledgers), foundLine(shop)]) expect(guide).toContain(`  ${line}\n`);
  });

  test('has a phase with its place, its predecessor, its tasks and its gate', () => {
    expect(fileOf(shop, 'phases/02-orders.mdx')).toBe(
      '---\ntitle: Orders\nstatus: { unknown: the source does not say }\nafter: [setup]\nperiod: weeks 2–3\nsource: shop.md:17\n---\n\n' +
        '<Tasks>\n\n- Move the routes\n- Move the models\n\n</Tasks>\n\n**Exit criteria:**\n\n<Exit>\n\n- Contract tests pass\n\n</Exit>\n',
    );
  });

  test('has rows with the line that they come from', () => {
    expect(fileOf(shop, 'risks.mdx')).toContain(
      '  - title: Old clients break\n    probability: Medium\n    impact: High\n    mitigation: "Keep `/orders` for a year"\n    source: shop.md:39\n',
    );
    expect(fileOf(shop, 'endpoints/endpoints.mdx')).toContain(
      '{ from: GET /orders, to: GET /v2/orders, statusText: "✅", source: shop.md:32 }',
    );
  });

  test('says why a line became what it is', () => {
    expect(explainLine(shop.ledgers[0] as never, 32)).toBe(
      'shop.md:32: | 1 | `GET /orders` | `GET /v2/orders` | ✅ |\n  typed as row of endpoints → plans/p/endpoints/endpoints.mdx: a table whose cells are methods and paths',
    );
  });
});

describe('other languages and other shapes', () => {
  test('German phases as bold lines', () => {
    const plan = importFile(fixture('phasen.md'));
    expect(fileOf(plan, 'phases/01-grundlagen.mdx')).toContain('duration: 2w');
    expect(fileOf(plan, 'plan.mdx')).toContain(
      'from: { system: Vorlage }\nto: { system: Portal }\nlang: de\nstatus: planned\nstatusText: geplant\n',
    );
    expect(fileOf(plan, 'plan.mdx')).toContain('document: { updated: 2026-03-04 }');
    expect(fileOf(plan, 'risks.mdx')).toContain('{ title: Datenverlust, note: tägliche Sicherung, source: phasen.md:17 }');
  });

  test('Chinese phases, a gate, and a table with ragged rows', async () => {
    const plan = importFile(fixture('计划.md'));
    expect(fileOf(plan, 'phases/01-准备.mdx')).toContain(
      'title: 准备\nstatus: { unknown: the source does not say }\nlabel: 阶段一\nduration: 1–2w\n',
    );
    expect(fileOf(plan, 'phases/02-切换.mdx')).toContain('purpose: 切换全部流量\nperiod: weeks 3–4\n');
    expect(fileOf(plan, 'phases/02-切换.mdx')).toContain('<Exit>\n\n- 错误率 < 1%\n\n</Exit>');
    expect(fileOf(plan, 'risks.mdx')).toContain('mitigation: "备份 | 多一格"');
    expect((await readingFindings(plan)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('a guide without phases and tasks is no plan, and its open code block is closed', async () => {
    const guide = importFile(fixture('policy.md'));
    expect(guide.noPlan).toBe('it has no phases and no tasks');
    expect(guide.ledgers[0]?.counts).toMatchObject({ look: 1, lost: 0 });
    expect((await readingFindings(guide)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('a heading that only says "Phases" is no phase', () => {
    expect(importText('# Plan\n\n## Phases\n\n### Phase 1: A\n\n- a\n\n### Phase 2: B\n\n- b\n').found.phases).toBe(2);
  });
});

describe('parts of one thing that the source tells apart', () => {
  const PHASES = '# A to B migration plan\n\n## Phase 1: First\n\n- [ ] one\n\n## Phase 2: Last\n\n- [ ] two\n\n';
  const findings = async (plan: ReturnType<typeof importText>): Promise<string[]> => {
    const files = Object.fromEntries(plan.files.map(({ path, text }) => [path, text]));
    return compute(await readContent(memoryTree(files)), '2026-03-02').findings.map(({ rule, message }) => `${rule}: ${message}`);
  };

  test('triggers below a heading of their own belong to the rollback beside them', () => {
    const plan = importText(
      `${PHASES}## Operations\n\n### Rollback triggers\n\nRoll back at once if:\n\n- ❌ Error rate > 5 %\n- Data is lost\n\n### Rollback procedure\n\n1. Switch the proxy\n`,
    );
    expect(plan.files.map(({ path }) => path).filter((path) => path.includes('rollback'))).toEqual([
      'plans/p/rollback/2-rollback-procedure.mdx',
    ]);
    expect(fileOf(plan, 'rollback/2-rollback-procedure.mdx')).toContain(
      'triggers:\n  - { when: Error rate, is: "> 5 %", source: PLAN.md:17 }\n  - { when: Data is lost, source: PLAN.md:18 }\n',
    );
    expect(plan.ledgers[0]?.about(17)[0]?.file).toBe('plans/p/rollback/2-rollback-procedure.mdx');
    expect(plan.ledgers[0]?.counts.lost).toBe(0);
  });

  test('conditions as a table and steps below a heading are parts of the rollback around them', () => {
    const plan = importText(
      `${PHASES}## 6. 回滚策略\n\n### 6.1 回滚触发条件\n\n| 条件 | 描述 | 阈值 |\n|---|---|---|\n| 性能下降 | 响应时间增加 | > 50% |\n\n### 6.2 回滚步骤\n\n\`\`\`bash\ngit checkout v1\n\`\`\`\n`,
    );
    expect(fileOf(plan, 'rollback/1-回滚策略.mdx')).toContain(
      'triggers:\n  - { when: 性能下降, is: "> 50%", note: "描述: 响应时间增加", source: PLAN.md:17 }\n',
    );
    expect(fileOf(plan, 'rollback/1-回滚策略.mdx')).toContain('git checkout v1');
  });

  test('a mitigation inside the text of a risk is its mitigation, and "Risk: …" its title', () => {
    const plan = importText(
      `${PHASES}## Risks\n\n- **Chart gaps** (rare ones). Mitigation: compare pictures; Owner: Ana\n- **Risco**: prazo curto.\n  **Mitigação**: marcos menores.\n- Scope creep. Note that this: is no key.\n`,
    );
    expect(fileOf(plan, 'risks.mdx')).toContain('title: Chart gaps\n    mitigation: compare pictures\n    owner: Ana\n');
    expect(fileOf(plan, 'risks.mdx')).toContain('{ title: prazo curto, mitigation: marcos menores., source: PLAN.md:14-15 }');
  });

  test('one path of several services has a surface for each of them', async () => {
    const plan = importText(
      `${PHASES}## Endpoints\n\n| Old service | Old endpoint | New endpoint |\n|---|---|---|\n| users | \`GET /health\` | \`GET /users/health\` |\n| orders | \`GET /health\` | \`GET /orders/health\` |\n`,
    );
    expect(plan.files.map(({ path }) => path).filter((path) => path.includes('endpoints/'))).toEqual([
      'plans/p/endpoints/endpoints-orders.mdx',
      'plans/p/endpoints/endpoints-users.mdx',
    ]);
    expect((await findings(plan)).filter((each) => each.startsWith('endpoints/duplicate'))).toEqual([]);
  });

  test('a decision that two tables have is one, with what each of them says', () => {
    const plan = importText(
      `${PHASES}## Decisions\n\n| Decision | Choice | Reason |\n|---|---|---|\n| Language | Go 1.23 | one binary |\n\n## Decision log\n\n| Date | Decision | Choice |\n|---|---|---|\n| 2026-01-05 | Language | Go |\n`,
    );
    const decisions = fileOf(plan, 'decisions.mdx');
    expect(decisions.match(/title:/g)).toHaveLength(1);
    expect(decisions).toContain('PLAN.md:21 has chosen Go');
    expect(decisions).toContain('date: 2026-01-05');
  });
});

describe('what MDX would stumble over', () => {
  test.each([
    ['<br> and <details>', 'One<br>two\n\n<details><summary>More</summary>\n\ntext\n\n</details>\n'],
    ['a comment', 'text <!-- hidden --> more\n\n<!-- a\nb -->\n'],
    ['generics and tags', 'A `Map` of Map<String, T> and <Exit> inside\n\n<Tasks>\n\n- x\n'],
    [
      'links that lead nowhere',
      '[doc](./docs/a.md), [home](#nowhere), ![pic](https://example.com/a.png), [run](javascript:alert(1))\n',
    ],
    ['an import', "import x from 'y'\n"],
    ['a ragged table', '| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n'],
    ['braces', 'GET /users/{id} and {/* no */}\n'],
    ['a task that ends as if it had an attribute', '## Phase 1: A\n\n- [ ] do it (onwer: Ana)\n- [ ] that (see: b)\n'],
  ])('%s is read without an error', async (_, body) => {
    const plan = importText(
      `# A to B migration plan\n\n## Phase 1: First\n\n- [ ] one\n\n${body}\n## Phase 2: Last\n\n- [ ] two\n`,
    );
    expect((await readingFindings(plan)).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(plan.ledgers[0]?.counts.lost).toBe(0);
  });
});

test('a document that is no plan is kept as pages, or its rows are', () => {
  expect(keptAs(importText('# Policy\n\nText.\n\n## Use\n\nMore.\n'))).toBe('it is kept as pages');
  const rows = importText(
    '# P\n\n## Environment variables\n\n| Variable | Required | Purpose |\n|---|---|---|\n| A_KEY | yes | x |\n',
  );
  expect(keptAs(rows)).toBe('what was found in it is kept');
  expect(fileOf(rows, 'environment.mdx')).toContain('required: true');
});
