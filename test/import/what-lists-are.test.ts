import { describe, expect, test } from 'vitest';
import { asksForWork, isFact } from '../../src/import/words/work.ts';
import { fileOf, importText } from './imported.ts';
import { kindsOf } from './kinds-of-lines.ts';

/** The tasks of one phase with this body. */
const tasksIn = (body: string): string[] =>
  kindsOf(`# Plan\n\n## Phase 1: A\n\n${body}\n\n## Phase 2: B\n\n- last\n`)
    .filter((line) => line.startsWith('task: ') && line !== 'task: - last')
    .map((line) => line.slice('task: '.length));

describe('lists without boxes in a phase', () => {
  test.each<[string, string, string[]]>([
    [
      'without boxes below an item with a box are details of it',
      '- [ ] Load charts late\n  - on a change of tab\n  - on scroll\n- [x] Cache\n  - [ ] the images',
      ['- [ ] Load charts late', '- [x] Cache', '- [ ] the images'],
    ],
    [
      'below an item are tasks where most of them ask for work',
      '1. Set up the cluster\n   - Create the nodes\n   - Install the agent\n2. Split auth into:\n   - provider settings\n   - helpers of the portal',
      ['1. Set up the cluster', '- Create the nodes', '- Install the agent', '2. Split auth into:'],
    ],
    ['are no tasks where they map names to names', '- old vacancy -> vacancies\n- old notes/emails -> communications', []],
    ['are no tasks where they give names values', '- Subdomain: `shop`\n- Service type: HTTP\n- URL: `localhost:8080`', []],
    [
      'are no tasks below a heading of a part, unless they ask for work',
      '### Guards\n\n- read-only ids refuse a push\n- refs fail early',
      [],
    ],
    [
      'are tasks below a heading of a part if they ask for work',
      '### Guards\n\n- Refuse a push\n- add checks',
      ['- Refuse a push', '- add checks'],
    ],
    [
      'are no tasks where a label names one of several options',
      '**Option A: Simplify it** (at first)\n\n- Remove the routes',
      [],
    ],
    [
      'are no tasks below the last line of a longer paragraph that announces them',
      'The script checks the result\nand stops where it finds:\n\n- rows without an owner',
      [],
    ],
    [
      'are named by the last line of a paragraph, if it is a label',
      '**Status**: done\n**Files that are new**:\n\n- src/db.js\n- src/seed.js',
      [],
    ],
    [
      'are no tasks where they are the answers to a question',
      '- Where to keep the state?\n  - Create a hook\n  - Extend the store\n- Test it',
      ['- Where to keep the state?', '- Test it'],
    ],
    [
      'are no tasks where they speak for something and against it',
      '- [ ] Keep the package\n  - ✅ Pro: own tests\n  - ❌ Contra: more to install',
      ['- [ ] Keep the package'],
    ],
    [
      'are no tasks where a label says that they describe',
      '**Key implementation details**:\n\n- Uses one store\n- Converts the rows',
      [],
    ],
    [
      'are no tasks where they say what a part looks like',
      '### Шаг 4: Решение\n\n**Детали:**\n\n- Заголовок: "Решение"\n- Описание: текст',
      [],
    ],
    [
      'are no tasks where they name what a phase delivers',
      '- **Deliverable**: Login with tokens\n- Move the data',
      ['- Move the data'],
    ],
    ['are no criteria where they say what happens if a check fails', 'If verification fails:\n\n- the rows stay', []],
    ['are no tasks where they quote', '- **"Summarize the day"**\n- **"Find the mail of Ana"**', []],
    ['are no tasks where they tell a flow', '### 3.4 User flow\n\n1. User enters a domain\n2. Domain goes live', []],
    ['are its tasks', '- Create the module\n- Move the data', ['- Create the module', '- Move the data']],
    [
      'are no tasks where another part is called its tasks',
      '### Providers\n\n- **Alpha** hotels\n\n### Tasks\n\n1. Build it',
      ['1. Build it'],
    ],
    ['are no tasks where a label announces the tasks', 'Today:\n\n- one server\n\n**Tasks:**\n\n- Move it', ['- Move it']],
    ['are no tasks where each item is a name', '- `src/app.ts`\n- `src/db.ts`', []],
    ['are no tasks below a bold lead that goes on as a sentence', '**4 packages** are there, all in use:\n\n- core\n- store', []],
    ['are no tasks where they are names with values', '### Priority 1: Search\n\n- **Effort:** 6 h\n- **Needs:** nothing', []],
    ['are no tasks where they say what pieces of code are', '**Removed (2 files):**\n\n- `a.kt` — cache\n- `b.kt` — tree', []],
    ['are no tasks below a sentence that has no spaces', '不要在第一阶段暴露的内容：\n\n- 删除分支\n- 导出私钥', []],
    ['are tasks below a short label without spaces', '建议动作：\n\n- 归档脚本', ['- 归档脚本']],
    ['are no tasks where they are links', '**See:**\n\n- [a.md](a.md) for the rest\n- [b.md](b.md)', []],
    ['are no tasks in other scripts either', '### 우선순위 1: 검색\n\n- **난이도**: 높음\n- **의존성**: 낮음', []],
  ])('%s', (_, body, expected) => {
    expect(tasksIn(body)).toEqual(expected);
  });
});

describe('words that ask for work', () => {
  test.each([
    'Create the module',
    'Creating the module',
    'Created the module',
    'Migration of the data',
    'Day 1-2: set up the cluster',
    'DNS-Zone replizieren',
    'Supprimer les scripts obsolètes',
    'Crear la base de datos',
    'Criação dos componentes',
    'Configurare il server',
    'поднять `docker-compose`',
    'Настройка CI',
    '迁移所有 Model 定义',
    '在 `internal/router/` 中创建路由',
    'EmailPanel コンポーネントを移植',
    'タグを一括付与する',
    'AKS 클러스터 생성',
    'Tạo bảng mới',
    'Pindahkan data lama',
  ])('%s', (text) => {
    expect(asksForWork(text)).toBe(true);
  });

  test.each([
    '`src/app.ts`',
    'Read-only ids',
    'Users can query without errors',
    'Server: nginx',
    'Вход',
    'ユーザー一覧',
    '직원 리스트',
    'Zero downtime',
    'the sidebar of the app',
  ])('%s does not', (text) => {
    expect(asksForWork(text)).toBe(false);
  });
});

test.each([
  ['`a` → `b`', true],
  ['Port: 8080', true],
  ['Move `a` → `b`', false],
  ['Risk: the old clients break when the gateway is moved to another host', false],
])('%s is a fact: %s', (text, fact) => {
  expect(isFact(text)).toBe(fact);
});

describe('what a line says about a phase', () => {
  const phase = (body: string): string =>
    fileOf(importText(`# Plan\n\n## Phase 1: A\n\n${body}\n\n## Phase 2: B\n\n- last\n`), 'phases/01-a.mdx');

  test('counts where the line stands in the phase itself', () => {
    expect(phase('**Effort:** 6 h\n\n- one')).toContain('\neffort: 6 h\n');
    expect(phase('目标：迁移数据\n\n- one')).toContain('\npurpose: 迁移数据\n');
  });

  test('does not count where the line stands in a part with a name of its own', () => {
    const text = phase('### Issue 1: Copy\n\n**Effort:** 6 h\n\n### Issue 2: Test\n\n**Effort:** 2 h');
    expect(text).not.toContain('\neffort:');
    expect(text).toContain('**Effort:** 6 h');
  });
});

describe('blocks of plain text', () => {
  const told = '```\nWeek 1: Phase 1-2\n├── Phase 3 (Week 4) ✅\n```\n';

  test('that tell about phases are compared with them, and stay', () => {
    const plan = importText(
      `# Plan\n\n## Phase 1: A (Week 2)\n\n- a\n\n## Phase 2: B\n\n- b\n\n## Phase 3: C\n\n- c\n\n## Timeline\n\n${told}`,
    );
    expect(fileOf(plan, 'phases/01-a.mdx')).toContain('\nperiod: week 2\nstated: { period: week 1 }\n');
    expect(fileOf(plan, 'phases/02-b.mdx')).toContain('\nperiod: week 1\n');
    expect(fileOf(plan, 'phases/03-c.mdx')).toMatch(/\nstatus: done\n[\s\S]*period: week 4\n/);
    expect(fileOf(plan, 'pages/01-timeline.mdx')).toContain(told.trim());
  });

  test('are the phases of a plan that names them nowhere else', () => {
    const plan = importText('# Plan\n\n## Timeline\n\n```\nPhase 1: Setup     (2 weeks)\nPhase 2: Switch    (1 week)\n```\n');
    expect(fileOf(plan, 'phases/01-setup.mdx')).toContain('title: Setup\n');
    expect(fileOf(plan, 'phases/02-switch.mdx')).toContain('duration: 1w\n');
  });
});

describe('outside the phases', () => {
  const outside = (text: string): string[] =>
    kindsOf(`# Plan\n\n## Phase 1: A\n\n- a\n\n## Phase 2: B\n\n- b\n\n${text}`).filter((line) => !/^phase|: - [ab]$/.test(line));

  test.each<[string, string, string[]]>([
    ['"Gate 2" is the name of a step, and announces no criteria', '## Insights from Gate 2\n\n- types are right\n', []],
    ['a gate does', '## Quality gates\n\n- no errors\n', ['exit criterion: - no errors']],
    [
      'risks in a list of work are none',
      '## Task list\n\n### Must do\n\n- Port it\n\n### Risk mitigation strategies\n\n- Test with a backup\n',
      ['task: - Port it'],
    ],
    [
      'decisions that are needed are open decisions, and no work',
      '## Next steps\n\n**Decisions needed:**\n\n- Begin at all?\n',
      ['row of decisions: - Begin at all?'],
    ],
    [
      'risks with their answers behind a colon',
      '## Risk assessment & mitigation\n\n- **Data loss**: copy first\n',
      ['row of risks: - **Data loss**: copy first'],
    ],
  ])('%s', (_, text, expected) => {
    expect(outside(text)).toEqual(expected);
  });
});

test('lines that begin with boxes are a list without its dashes', () => {
  const plan = importText('# Plan\n\n## Phase 1: A\n\n☑ moved\n☐ tested\n\n```\n✅ x\n✅ y\n```\n\n## Phase 2: B\n\n- b\n');
  expect(fileOf(plan, 'phases/01-a.mdx')).toContain('- [x] moved\n- [ ] tested\n');
  expect(fileOf(plan, 'phases/01-a.mdx')).toContain('```\n✅ x\n✅ y\n```');
});

describe('phases', () => {
  test('inside waves are parts of them, in the order of the document', () => {
    const plan = importText(
      '# Plan\n\n## Wave 1: Base ⏳ In progress\n\n### Phase 1: A ✅\n\n- a\n\n### Phase 2: B\n\n- b\n\n## Wave 2: Rest\n\n### Phase 3: C\n\n- c\n',
    );
    expect(plan.files.map(({ path }) => path).filter((path) => path.includes('/phases/'))).toEqual([
      'plans/p/phases/01-base.mdx',
      'plans/p/phases/02-a.mdx',
      'plans/p/phases/03-b.mdx',
      'plans/p/phases/04-rest.mdx',
      'plans/p/phases/05-c.mdx',
    ]);
    expect(fileOf(plan, 'phases/05-c.mdx')).toContain('parent: rest\n');
    expect(fileOf(plan, 'phases/01-base.mdx')).toContain('status: in-progress\n');
  });

  test('below a heading about where they stand are phases, if nothing else is', () => {
    expect(
      kindsOf('# Plan\n\n## Current status\n\n### Phase 1 — Move ✅\n\n- moved\n\n### Phase 2 — Clean\n\n- clean\n').filter(
        (line) => line.startsWith('phase'),
      ),
    ).toEqual(['phase: ### Phase 1 — Move ✅', 'phase: ### Phase 2 — Clean']);
  });
});

describe('what is no phase', () => {
  test('the numbered points of a strategy', () => {
    expect(
      kindsOf(
        '# Estrategia\n\n## 1. Uno\n\ntexto\n\n# Migration Strategy\n\n## 1. Purpose\n\ntext\n\n## 2. Benefits\n\n- speed\n',
      ),
    ).toEqual([]);
  });

  test('the rows of a schedule with other phases are no tasks', () => {
    const table = '| Phase | Duration | Tasks |\n|---|---|---|\n| Phase 4: Test | 2 days | a |\n| Phase 5: Run | 3 days | b |\n';
    expect(kindsOf(`# Plan\n\n## Phase 1: A\n\n- a\n\n## Phase 2: B\n\n- b\n\n## Timeline\n\n${table}`)).toEqual([
      'phase: ## Phase 1: A',
      'task: - a',
      'phase: ## Phase 2: B',
      'task: - b',
    ]);
  });
});

describe('nothing that a plan says is lost', () => {
  const plan = importText(
    '# Plan\n\n---\nowner_note: "Ana"\nsecond: 2\n---\n\n## Runs on 2026-02-10\n\n---\n\n## Overview\n\n### Today\n\nOld.\n\n## Phase 1: A ⏰ Est: 8 hours\n\n- a\n\n## Phase 2: B\n\n- b\n',
  );

  test('headings with nothing below them, and data between rules', () => {
    expect(fileOf(plan, 'plan.mdx')).toContain('owner_note: "Ana"\nsecond: 2\n');
    expect(fileOf(plan, 'plan.mdx')).toContain('## Runs on 2026-02-10\n');
  });

  test('the parts of an overview stay below it', () => {
    expect(fileOf(plan, 'plan.mdx')).toContain('## Overview\n\n### Today\n\nOld.\n');
  });

  test('a length is taken out of a title with the word that announces it', () => {
    expect(fileOf(plan, 'phases/01-a.mdx')).toMatch(/^---\ntitle: A\n[\s\S]*effort: 8 h\n/);
  });

  test('lines that begin with a name in bold stay lines', () => {
    expect(fileOf(importText('# Plan\n\n> **Team:** Blue\n> **Budget:** 3 k€\n\n## Phase 1: A\n\n- a\n'), 'plan.mdx')).toContain(
      '> **Team:** Blue\\\n> **Budget:** 3 k€',
    );
  });
});

test('tables with an old and a new side that are named only in part', () => {
  const plan = importText(
    '# Legacy Service → Temporal.io\n\n## Map\n\n| Legacy Model | Temporal Model | Changes |\n|---|---|---|\n| `A` | `B` | **new** |\n',
  );
  expect(fileOf(plan, 'mappings/map.mdx')).toContain('{ from: "`A`", to: "`B`", note: "**new**"');
});

test('criteria of a phase may repeat its number', () => {
  expect(
    kindsOf(
      '# Plan\n\n## Phase 1: A\n\n- Move it\n\n### Phase 1 exit criteria\n\n- All is moved\n\n## Phase 2: B\n\n- Stop it\n',
    ),
  ).toContain('exit criterion: - All is moved');
});

test('the sum of a table of tasks is no task, and stays', () => {
  const plan = importText(
    '# Plan\n\n## Phase 1: A\n\n| # | Task | Effort |\n|---|---|---|\n| 1 | Move it | 2 h |\n| **Total** | | 2 h |\n\n## Phase 2: B\n\n- b\n',
  );
  expect(plan.found.tasks).toBe(2);
  expect(fileOf(plan, 'phases/01-a.mdx')).toContain('- Move it (effort: 2 h)\n\n</Tasks>\n\n**Total** · 2 h\n');
});

test('metrics that are told before and after are one row each', () => {
  const plan = importText(
    '# Plan\n\n## Success metrics\n\n### Current state\n\n- **Build**: 2 min\n- **Coverage**: 0 %\n\n### Target state\n\n- **Build**: < 30 s\n- **Coverage**: 80 %\n',
  );
  expect(fileOf(plan, 'metrics.mdx')).toMatch(/\{ name: Build, baseline: 2 min, [^}]*target: < 30 s/);
  expect(plan.found.metrics).toBe(2);
});

test('questions that their item answers are decided', () => {
  const text = fileOf(
    importText(
      '# Plan\n\n## Open questions\n\n1. **Keep the queue?**\n   - **Decision:** In memory.\n2. ~~**Previews**~~: yes\n3. **Which host?**\n',
    ),
    'decisions.mdx',
  );
  expect(text).toMatch(/title: "?Keep the queue\?"?, state: decided, chosen: In memory\./);
  expect(text).toMatch(/title: Previews, state: decided/);
  expect(text).toMatch(/title: "?Which host\?"?, state: open/);
});

test('phases that a block of text numbers go before a list of steps', () => {
  const plan = importText(
    '# Plan\n\n## Steps\n\n1. Move the domain\n2. Remove the old site\n\n## Timeline\n\n```\nPHASE 1 - Base (week 1)\n├── Install\nPHASE 2 - Launch (week 2)\n```\n',
  );
  expect(plan.files.map(({ path }) => path).filter((path) => path.includes('/phases/'))).toEqual([
    'plans/p/phases/01-base.mdx',
    'plans/p/phases/02-launch.mdx',
  ]);
});

test('phases that an overview tells again are no tasks; a box there says where they stand', () => {
  const text =
    '# Plan\n\n## Progress\n\n- [x] **Phase 1:** A\n- [ ] **Phase 2:** B\n- [ ] **Phase 3:** C\n\n## Phase 1: A\n\n- Move it\n\n## Phase 2: B\n\n- Stop it\n';
  expect(kindsOf(text).filter((line) => line.startsWith('task'))).toEqual(['task: - Move it', 'task: - Stop it']);
  expect(fileOf(importText(text), 'phases/01-a.mdx')).toContain('\nstatus: done\n');
});

test('steps that each of several ways has are no phases', () => {
  const way = (name: string): string => `## ${name}\n\n### Implementation steps\n\n1. Publish it\n2. Tell the users\n3. Wait\n\n`;
  expect(kindsOf(`# Plan\n\n${way('By mail')}${way('By push')}`).filter((line) => line.startsWith('phase'))).toEqual([]);
});

test.each([
  ['dimensions that are compared', '| Dimension | Old service | New service |\n|---|---|---|\n| Routes | many | few |\n'],
  ['what is still missing', '| Module | Old page | New page | Missing |\n|---|---|---|---|\n| Chat | list | none | all |\n'],
])('a table of %s is no mapping', (_, table) => {
  expect(importText(`# Old service → New service\n\n## Overview\n\n${table}`).found.mappings).toBe(0);
});

describe('a list without boxes in which only some items are tasks', () => {
  const LIST = '- Create the nodes\n- Install the agent:\n  - `agent.yaml`\n- Move the data';
  const body = (status: string): string =>
    fileOf(
      importText(`# Plan\n\n## Phase 1: A\n\n### ${status}\n\n### Tasks\n\n${LIST}\n\n## Phase 2: B\n\n- [ ] last\n`),
      'phases/01-a.mdx',
    );

  test('gets boxes for its tasks, and none in a phase whose heading says that it is done: nothing there is open', () => {
    expect(body('Status: planned').match(/\[ \]/g)).toHaveLength(3);
    expect(body('Status: ✅ Complete (all parts)')).not.toContain('[ ]');
    expect(body('Status: ✅ Complete (all parts)')).toContain('status: done');
    expect(body('Status: In progress (the proxy is pending)')).toContain('status: in-progress');
  });
});
