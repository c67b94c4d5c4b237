import { describe, expect, test } from 'vitest';
import { fileOf, importText } from './imported.ts';
import { inPhase, kindsOf } from './kinds-of-lines.ts';

const LONG =
  'the store of the sessions has been moved behind one interface, so that the gateway and the worker read the same rows, '
    .repeat(2)
    .trim();

describe('lists of a phase', () => {
  test('are the course of a night where most items have a moment of it, whatever announces them', () => {
    expect(
      inPhase('An example of how it may go:\n\n- 22:00 – Maintenance page\n- 22:10 – No more logins\n- 23:30 – DNS'),
    ).toHaveLength(3);
    expect(inPhase('Exemple de chronologie :\n\n- 22h00 : Pages de maintenance\n- 22h10 : Arrêt\n- 23h30 : Fin')).toHaveLength(3);
  });

  test('are a report where their items are paragraphs; with numbers or names in bold they are tasks', () => {
    expect(inPhase(`### Where we are\n\n- Add it: ${LONG}\n- Move it: ${LONG}`)).toEqual([]);
    expect(inPhase(`1. Add it: ${LONG}\n2. Move it: ${LONG}`)).toHaveLength(2);
    expect(inPhase(`- **Store:** add it, ${LONG}\n- **Worker:** move it, ${LONG}`)).toHaveLength(2);
  });

  test('have no label in a line of bold type that speaks of the part', () => {
    expect(inPhase('**Safe: none of the current features is touched**\n\n1. ✅ Create the tables\n2. Add the flags')).toEqual([
      'task: 1. ✅ Create the tables',
      'task: 2. Add the flags',
    ]);
  });

  test('are tasks where a sentence that asks for work announces items that do', () => {
    expect(inPhase('Bring the guide of the module up to date:\n\n- Add the new parts\n- Remove the old links')).toHaveLength(2);
    expect(inPhase('The script of the module checks these parts:\n\n- Add the new parts\n- Remove the old links')).toEqual([]);
  });

  test('are tasks where the phase itself numbers names', () => {
    expect(inPhase('1. Login.jsx\n2. Register.jsx')).toHaveLength(2);
    expect(inPhase('- Login.jsx\n- Register.jsx')).toEqual([]);
    expect(inPhase('1. `/api/users` → `/v2/users`\n2. `/api/orders` → `/v2/orders`')).toHaveLength(2);
  });

  test('of files are tasks where the heading says what is to be done, and the items what with each', () => {
    expect(inPhase('### Files to update\n\n1. `a.ts` — replace the client\n2. `b.ts` — remove the import')).toHaveLength(2);
    expect(inPhase('### Files\n\n1. `a.ts` — the client\n2. `b.ts` — the import')).toEqual([]);
  });

  test('of what hurts are no tasks', () => {
    expect(inPhase('### Common pain points\n\n- Documentation is in nobody’s hands\n- Tests are rare')).toEqual([]);
  });

  test('set no value of the phase where they are numbered instructions', () => {
    const text =
      '# Plan\n\n## Phase 1: Fork\n\n**Instructions:**\n\n1. Open the page\n2. Owner: acme\n3. Click "Fork"\n\n## Phase 2: B\n';
    expect(kindsOf(text).filter((line) => line.startsWith('task'))).toHaveLength(3);
    expect(fileOf(importText(text), 'phases/01-fork.mdx')).not.toContain('owner:');
  });
});

describe('what something does', () => {
  test('is no work, alone and below a task', () => {
    expect(inPhase('### 1.2 Write the script\n\n- Uses the queue\n- Reads the dump\n- Exports to CSV')).toEqual([]);
    expect(
      inPhase('1. **Bar**\n   - Fixed to the bottom\n   - Renders two buttons\n   - On click: apply the effects\n2. **Footer**'),
    ).toHaveLength(2);
  });

  test('is told from what is to be done item by item', () => {
    expect(
      inPhase('- Link the branch\n- Every push to the branch gets a preview\n- Production deploys from `main`: set it up'),
    ).toHaveLength(2);
    expect(inPhase('1. Create the zone\n2. This makes the next step safe\n3. Kein eigenes Zertifikat nötig')).toEqual([
      'task: 1. Create the zone',
    ]);
    expect(inPhase('- Usuarios: nada que migrar\n- Mover los pedidos\n- Copiar los clientes')).toHaveLength(2);
  });

  test('may be work where the phase numbers it', () => {
    expect(inPhase('1. The parser handles the rules\n2. The view shows them')).toHaveLength(2);
  });
});

describe('a numbered list', () => {
  test('is the order of the work where the sentence above says so', () => {
    expect(
      inPhase('The biggest part, with nothing reused; from what is urgent to what can wait. The order:\n\n1. Sensors\n2. Relays'),
    ).toHaveLength(2);
    expect(
      inPhase(
        'The biggest part, with nothing reused; from what is urgent to what can wait. These exist:\n\n1. Sensors\n2. Relays',
      ),
    ).toEqual([]);
  });
});

describe('phases', () => {
  test('of another way to do it are none beside those of the plan', () => {
    const text =
      '# Plan\n\n## Phase 1: A\n\n- Build it\n\n## Phase 2: B\n\n- Run it\n\n## Alternative: step by step\n\n### Phase 1A: C\n\n- Wait\n';
    expect(kindsOf(text).filter((line) => line.startsWith('phase'))).toEqual(['phase: ## Phase 1: A', 'phase: ## Phase 2: B']);
  });

  test('are parts that are called after days, where nothing else numbers phases', () => {
    const day = (name: string): string => `## ${name}\n\n1. Publish a notice\n2. Move a part\n\n`;
    expect(
      kindsOf(`# Plan\n\n${day('14 SEP')}${day('19 or 20 SEP')}${day('20-25 SEP')}`).filter((line) => line.startsWith('phase')),
    ).toHaveLength(3);
    const entry = (name: string): string => `## ${name}\n\n- The parser was moved\n\n`;
    expect(kindsOf(`# Plan\n\n${entry('14 SEP')}${entry('15 SEP')}${entry('16 SEP')}`)).toEqual([]);
  });
});

describe('boxes', () => {
  test('of options and of what must not be done are no work, and stay signs', () => {
    const text = '# Plan\n\n## Phase 1: A\n\n- [ ] **Option A:** keep it\n- [x] **Option B:** merge it\n\n## Phase 2: B\n';
    expect(kindsOf(text).filter((line) => line.startsWith('task'))).toEqual([]);
    expect(fileOf(importText(text), 'phases/01-a.mdx')).toContain('- ☐ **Option A:** keep it\n- ☑ **Option B:** merge it');
    expect(inPhase("- [ ] Don't deploy on Fridays\n- [ ] Never edit the dump")).toEqual([]);
  });
});

describe('outside the phases', () => {
  test('a list with ✅ and ⏳ says what is done and what is open', () => {
    const text = '# Plan\n\n## Phase 1: A\n\n- Build it\n\n## Order\n\n1. ✅ Scaffold\n2. ⏳ Tests\n';
    expect(kindsOf(text)).toEqual(['phase: ## Phase 1: A', 'task: - Build it', 'task: 1. ✅ Scaffold', 'task: 2. ⏳ Tests']);
    expect(kindsOf('# Plan\n\n## Phase 1: A\n\n- Build it\n\n## Pros\n\n- ✅ Fast\n- ✅ Small\n')).toHaveLength(2);
  });

  test.each([
    ['Completed ✅', 'To do'],
    ['已完成', '待迁移 ⏳'],
    ['Erledigt', 'Offen'],
  ])('parts that are called %s and %s list tasks', (done, open) => {
    const imported = importText(`# Plan\n\n## ${done}\n\n1. Login\n\n## ${open}\n\n1. Search\n2. Chat\n`);
    expect([imported.found.tasks, imported.found.done]).toEqual([3, 1]);
  });

  test('one part alone that is called after a state lists none', () => {
    expect(importText('# Plan\n\n## Phase 1: A\n\n- Build it\n\n## Completed\n\n1. Login\n').found.tasks).toBe(1);
  });

  test('an entry of a log is no rollback, whatever it tells', () => {
    expect(
      importText('# Plan\n\n## Phase 1: A\n\n- Build it\n\n## 2026-03-22 Rollback of the alias\n\n1. Restore it\n').found
        .rollbacks,
    ).toBe(0);
  });
});

describe('a heading that numbers a task of a phase', () => {
  test('is a task; what stands below it stays below it', () => {
    const text =
      '# Plan\n\n## Phase 1: A\n\n### Task 1.1: Create the client\n\nWith one retry.\n\n**Acceptance criteria:**\n\n- [ ] The client exists\n\n## Phase 2: B\n\n- last\n';
    expect(kindsOf(text)).toContain('task: ### Task 1.1: Create the client');
    expect(kindsOf(text)).toContain('exit criterion: - [ ] The client exists');
    expect(fileOf(importText(text), 'phases/01-a.mdx')).toContain(
      '<Tasks>\n\n- Task 1.1: Create the client\n\n</Tasks>\n\nWith one retry.',
    );
  });
});

describe('parts before and after', () => {
  test.each([
    ['Migration steps', 'Pre-migration', 'Migration', 'Post-migration'],
    ['Plan de ejecución (opción 1)', 'Antes', 'Cambio', 'Después del cambio'],
    ['迁移步骤', '迁移前', '迁移', '迁移后'],
  ])('are phases below "%s"', (heading, ...titles) => {
    const text = `# Plan\n\n## ${heading}\n\n${titles.map((title) => `### ${title}\n\n1. Check it\n`).join('\n')}`;
    expect(kindsOf(text).filter((line) => line.startsWith('phase'))).toEqual(titles.map((title) => `phase: ### ${title}`));
  });

  test('are none of a checklist', () => {
    expect(
      kindsOf('# Plan\n\n## Checklist\n\n### Pre-migration\n\n- [ ] Check\n\n### Post-migration\n\n- [ ] Check\n').filter(
        (line) => line.startsWith('phase'),
      ),
    ).toEqual([]);
  });
});

describe('marks that end no code block', () => {
  test('between a text and a heading are left out, and told', () => {
    const text = '# Plan\n\n## Phase 1: A\n\n```\ncode\n```\n\n- Build it\n```\n\n## Phase 2: B\n\n```\ncode\n```\n\n- Stop it\n';
    const imported = importText(text);
    expect(kindsOf(text)).toEqual(['phase: ## Phase 1: A', 'task: - Build it', 'phase: ## Phase 2: B', 'task: - Stop it']);
    expect(imported.ledgers[0]?.about(10)[0]).toMatchObject({
      fate: 'look',
      why: 'these marks end no code block; they were left out',
    });
    expect(imported.ledgers[0]?.lost).toEqual([]);
  });
});

describe('boxes of what must not happen', () => {
  test.each([
    ['Do-not-touch list', '- [ ] **The gateway**\n- [ ] **The reports**'],
    ['금지사항', '- [ ] 화면을 바꾸지 마라.\n- [ ] 비밀번호를 올리지 마라.'],
    ['Rules', "- [ ] Don't deploy on Fridays\n- [ ] Never share a key"],
  ])('below "%s" are what must not happen, not work', (heading, body) => {
    expect(inPhase(`### ${heading}\n\n${body}`)).toEqual([]);
  });

  test('of a phase that is about something forbidden are work', () => {
    expect(kindsOf('# Plan\n\n## Phase 1: Remove forbidden calls\n\n- [ ] Replace them\n\n## Phase 2: B\n\n- last\n')).toContain(
      'task: - [ ] Replace them',
    );
  });
});

describe('a single item', () => {
  test('that gives the command which shows that a step is done is no task', () => {
    expect(inPhase('### Step 1: Move the store\n\n- **Verify**: `npm test`')).toEqual([]);
    expect(inPhase('### 步骤 1：移动存储\n\n- **验证**: `npm test`')).toEqual([]);
    expect(inPhase('### Step 1: Move the store\n\n- [ ] Verify: `npm test`')).toHaveLength(1);
  });
});

describe('what to do, and what there is to say about it', () => {
  test.each(['What', 'Was', 'Wat', 'Quoi', 'Что', '做什么'])('"%s:" names the work of a part, whatever its words', (label) => {
    const lists = `**Why:** the reports are late.\n\n**${label}:**\n- A queue with two workers\n- One store\n- \`jobs[core]\` as a package`;
    expect(inPhase(lists)).toHaveLength(3);
  });

  test('comparisons speak for an order, and are no work', () => {
    const steps = (reasons: string) =>
      `# Plan\n\n## Order\n\n1. **Phase 1**: the store\n   ${reasons}\n\n2. **Phase 2**: the worker\n   - Move it\n`;
    expect(kindsOf(steps('- Fewer dependencies\n   - Easier to test'))).toEqual([
      'phase: 1. **Phase 1**: the store',
      'phase: 2. **Phase 2**: the worker',
      'task: - Move it',
    ]);
    expect(inPhase('### Почему сначала\n\n- Меньше связей\n- Проще тестировать')).toEqual([]);
  });

  test('signs below a label about where files stand are no boxes', () => {
    const text =
      '# Plan\n\n## Phase 1: A\n\n- Build it\n\n## Phase 2: B\n\n- Stop it\n\n## How to go on\n\n**Status of the files**:\n\n- ✅ `a.ts` - updated\n- ⏳ `b.ts` - open\n';
    expect(kindsOf(text)).not.toContain('task: - ✅ `a.ts` - updated');
  });

  test('criteria of a part that tells a phase once more are criteria', () => {
    const text =
      '# Plan\n\n## Phase 1: The store\n\nText.\n\n## Phase 2: The worker\n\nText.\n\n## Roadmap\n\n### Phase 1: The store (2 weeks)\n\n- [ ] Split it\n\n**완료 기준**\n- ✅ 모든 테스트 통과\n- ✅ 새로운 테스트 작성\n\n### Phase 2: The worker (1 week)\n\n- [ ] Move it\n';
    expect(kindsOf(text)).toContain('exit criterion: - ✅ 모든 테스트 통과');
  });
});

describe('phases that only a block of text numbers', () => {
  const drawn = (lines: string) => `# Plan\n\n## Stages\n\n\`\`\`\n${lines}\n\`\`\`\n`;

  test('have what is drawn below them as tasks', () => {
    const text = drawn(
      'Phase 1: Store (2 weeks)\n├── Create the tables\n└── Move the rows\n\nPhase 2: Worker\n└── Start the queue',
    );
    expect(kindsOf(text)).toEqual([
      'phase: Phase 1: Store (2 weeks)',
      'task: ├── Create the tables',
      'task: └── Move the rows',
      'phase: Phase 2: Worker',
      'task: └── Start the queue',
    ]);
    expect(fileOf(importText(text), 'phases/01-store.mdx')).toContain('- Create the tables\n- Move the rows');
  });

  test('have no tree of files as tasks', () => {
    const text = drawn('Phase 1: Store\n├── store.ts\n└── rows.ts\n\nPhase 2: Worker\n└── queue.ts');
    expect(kindsOf(text).filter((line) => line.startsWith('task'))).toEqual([]);
  });
});

describe('tables of tickets in a phase', () => {
  test('are its tasks', () => {
    const table =
      '| ID | Title | Description | Size | Dependency |\n| --- | --- | --- | --- | --- |\n| M1-01 | `feat: add the store` | One table | S | — |\n| M1-02 | `test: move the rows` | Twice | M | M1-01 |';
    expect(inPhase(table)).toHaveLength(2);
    expect(fileOf(importText(`# Plan\n\n## Phase 1: A\n\n${table}\n\n## Phase 2: B\n\n- last\n`), 'phases/01-a.mdx')).toContain(
      '- M1-01: `feat: add the store` — ',
    );
  });

  test('are not where nothing tells what a row takes', () => {
    expect(inPhase('| ID | Title |\n| --- | --- |\n| A-1 | The store |\n| A-2 | The rows |')).toEqual([]);
  });
});

describe('labels and sentences above lists of a phase', () => {
  test('"Priority 1: …" says what comes first, and leaves a numbered list the work', () => {
    expect(
      inPhase(
        '**Priority 1: Base**\n1. Account module (sign-in, password)\n2. Staff module\n\n**Priority 2: Content**\n3. Menu module',
      ),
    ).toHaveLength(3);
  });

  test('principles are no work', () => {
    expect(inPhase('원칙:\n\n- 작은 단위로 시작한다.\n- 결과 구조를 단순하게 유지한다.')).toEqual([]);
  });

  test('signs below a long sentence about what a script checks are no boxes', () => {
    const sentence = `At its end the script runs checks by itself, and stops with **a code of an error** when one of them fails, ${'whatever it is, '.repeat(3)}as told here:`;
    expect(inPhase(`${sentence}\n\n- ✅ No rows without a parent\n- ✅ No empty columns`)).toEqual([]);
  });

  test('a numbered list below "if something goes wrong" is how to go back', () => {
    const text =
      '# Plan\n\n## Phase 1: A\n\n- Build it\n\n## Phase 2: B\n\n- Stop it\n\n## Rollback\n\nLa copia no se toca. Si algo va mal:\n\n1. No despliegues la versión nueva.\n2. Vuelve a arrancar la antigua.\n';
    expect(kindsOf(text).filter((line) => line.startsWith('rollback step'))).toHaveLength(2);
  });

  test('what a service answers to each state is no list of risks', () => {
    const table =
      '| State | Criteria | Service Response |\n| --- | --- | --- |\n| Calm | few requests | all answers |\n| Busy | many requests | some answers |';
    const text = `# Plan\n\n## Risk and limits\n\n### States\n\n${table}\n\n## Phase 1: A\n\n- Build it\n\n## Phase 2: B\n\n- Stop it\n`;
    expect(kindsOf(text).filter((line) => line.startsWith('row'))).toEqual([]);
  });
});
