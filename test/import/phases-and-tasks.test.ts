import { describe, expect, test } from 'vitest';
import { fileOf, importText } from './imported.ts';
import { inPhase, kindsOf } from './kinds-of-lines.ts';

describe('a table that lists the phases', () => {
  const sessions = [
    '# Plan',
    '## Sessions',
    '| Session | Phase | Depends on |\n|---|---|---|\n| S1 | 1: Tooling | — |\n| S2 | 2: Tests | S1 merged |\n| S3 | 3: Router | S1 + S2 merged |',
    '## S1: Tooling and more',
    '**Duration:** 2 days',
    '### Tasks',
    '- Install the tools',
    '#### Tests',
    '- Runner for the unit tests',
    '### Exit criteria',
    '- `check` passes',
    '## S2: Tests (3 days)',
    '### Tasks',
    '- Move the tests',
  ].join('\n\n');

  test('names them by the short labels of another column; parts that begin with one tell that phase', () => {
    const imported = importText(sessions);
    const first = fileOf(imported, 'phases/01-tooling.mdx');
    expect(first).toContain('label: S1');
    expect(first).toContain('duration: 2d');
    expect(first).toMatch(/<Tasks>\n+- Install the tools/);
    expect(first).toMatch(/<Exit>\n+- `check` passes/);
    expect(fileOf(imported, 'phases/02-tests.mdx')).toContain('duration: 3d');
    expect(imported.files.filter(({ path }) => path.includes('checklists/'))).toEqual([]);
  });

  test('says what a phase waits for, with a word about how far that has to be', () => {
    const imported = importText(sessions);
    expect(fileOf(imported, 'phases/02-tests.mdx')).toContain('after: [tooling]');
    expect(fileOf(imported, 'phases/03-router.mdx')).toContain('after: [tooling, tests]');
  });

  test('has their numbers in a column and their names in the next; a sign with a day is a status', () => {
    const imported = importText(
      '# Plan\n\n## Ablauf\n\n| Stufe | Inhalt | Status |\n|---|---|---|\n| 0 | Toter Code | ✅ 2026-07-02 |\n| 1 | Routen | offen |\n| 2 | Register | offen |\n',
    );
    const first = fileOf(imported, 'phases/01-toter-code.mdx');
    expect(first).toContain('title: Toter Code');
    expect(first).toContain('label: Stufe 0');
    expect(first).toContain('status: done');
    expect(first).toMatch(/actual: *\{? *\n? *finish: 2026-07-02/);
    expect(first).not.toContain('period');
    expect(fileOf(imported, 'phases/02-routen.mdx')).toContain('status: planned');
  });

  test('of numbers and nothing that names them lists no phases', () => {
    expect(kindsOf('# Plan\n\n## Kosten\n\n| Stufe | Betrag |\n|---|---|\n| 0 | 10 € |\n| 1 | 20 € |\n| 2 | 30 € |\n')).toEqual(
      [],
    );
  });

  test('has long names, which are cut at a sign and told in full below', () => {
    const long =
      'Move the router (first the pages, then the forms, and at last everything that the reports of the old system need)';
    const file = fileOf(
      importText(
        `# Plan\n\n| Phase | Scope | Status |\n|---|---|---|\n| 0 | ${long} | open |\n| 1 | Two | open |\n| 2 | Three | open |\n`,
      ),
      'phases/01-move-the-router.mdx',
    );
    expect(file).toContain('title: Move the router\n');
    expect(file).toContain(long);
  });
});

describe('lists of a phase', () => {
  test('that go on with the sentence above them are details of a task', () => {
    expect(
      inPhase(
        '- Port the decisions:\n  - create\n  - delete after a month\n- Add shared code:\n  - Extract the rules\n  - Create the checks',
      ),
    ).toEqual([
      'task: - Port the decisions:',
      'task: - Add shared code:',
      'task: - Extract the rules',
      'task: - Create the checks',
    ]);
  });

  test('that say when something is done are no criteria, whatever is tested before', () => {
    expect(
      inPhase('### Old server\n\nOnce all tests have passed:\n\n1. Old server: `docker compose down`\n2. Cancel it'),
    ).toEqual(['task: 1. Old server: `docker compose down`', 'task: 2. Cancel it']);
    expect(inPhase('### Old server\n\nAfter validation:\n\n1. Cancel the server')).toEqual(['task: 1. Cancel the server']);
    expect(inPhase('### 收尾\n\n验证通过后：\n\n1. 删除旧服务器')).toEqual(['task: 1. 删除旧服务器']);
    expect(inPhase('### After testing:\n\n- The team knows more\n- The costs are known')).toEqual([]);
    expect(inPhase('### Validation\n\n- Logins work')).toEqual(['exit criterion: - Logins work']);
  });

  test('below the label of a week are its tasks, however long the label', () => {
    expect(inPhase('Semaine 1 (J-14 à J-7) :\n\n- Audit complet\n- Réseau de Toulouse')).toHaveLength(2);
    expect(inPhase('Ce que nous savons déjà de la première semaine :\n\n- Réseau lent\n- Serveur plein')).toEqual([]);
  });

  test('in parts of its tasks are tasks, whatever the part is called', () => {
    expect(
      inPhase('### Tasks\n\n#### Auth\n\n- `LoginGuard` for all routes\n\n#### Validation schemas\n\n- One for every route'),
    ).toEqual(['task: - `LoginGuard` for all routes', 'task: - One for every route']);
  });
});

describe('tables of work', () => {
  test('have a task in each row with boxes, and one for each of its boxes', () => {
    const text = (body: string): string =>
      fileOf(importText(`# Plan\n\n## Phase 1: A\n\n${body}\n\n## Phase 2: B\n\n- b\n`), 'phases/01-a.mdx');
    expect(
      text(
        '| # | App | Needs | Server | Pages |\n|---|---|---|---|---|\n| 1 | `core` | — | [x] | [x] |\n| 2 | `shop` | core | [x] | [ ] |',
      ),
    ).toContain('- [x] `core`\n  - [x] Server\n  - [x] Pages\n- [ ] `shop` — Needs: core\n  - [x] Server\n  - [ ] Pages\n');
    expect(text('| Step | Done |\n|---|---|\n| Move the data | ☑ |\n| Stop the server | ☐ |')).toContain(
      '- [x] Move the data\n- [ ] Stop the server\n',
    );
  });

  test('with boxes are none where they list milestones', () => {
    const rows =
      '| Milestone | Date | Done |\n|---|---|---|\n| M1: Design | 2026-03-31 | [x] |\n| M2: Build | 2026-04-30 | [ ] |';
    expect(kindsOf(`# Plan\n\n## Phase 1: A\n\n- a\n\n## Phase 2: B\n\n- b\n\n## Dates\n\n${rows}\n`)).toHaveLength(4);
  });

  test('may be called deliverables or workstreams, with who does them', () => {
    expect(inPhase('| Deliverable | Owner | Path |\n|---|---|---|\n| Route catalogue | Ana | `docs/routes.md` |')).toHaveLength(
      1,
    );
    expect(inPhase('| Workstream | Owner | Scope |\n|---|---|---|\n| Data scripts | Ben | all tables |')).toHaveLength(1);
  });
});

describe('tables in a phase', () => {
  test('that say what is done to each file are tasks', () => {
    expect(
      inPhase(
        '| File | Lines | Action |\n|---|---|---|\n| `auth.ts` | 27 | Update the fallback |\n| `form.tsx` | 176 | Replace the address |',
      ),
    ).toHaveLength(2);
    const file = fileOf(
      importText(
        '# Plan\n\n## Phase 1: A\n\n| Archivo | Acción |\n|---|---|\n| `auth.ts` | Actualizar el respaldo |\n\n## Phase 2: B\n\n- last\n',
      ),
      'phases/01-a.mdx',
    );
    expect(file).toContain('- `auth.ts` — Actualizar el respaldo');
  });

  test('that say in words where each part stands are tasks; files that were changed and signs alone are none', () => {
    expect(
      inPhase('| Module | Branch | Status |\n|---|---|---|\n| Invoices | `main` | ✅ Done |\n| Search | | 📋 To do |'),
    ).toEqual(['task: | Invoices | `main` | ✅ Done |', 'task: | Search | | 📋 To do |']);
    expect(inPhase('| File | Status |\n|---|---|\n| `a.kt` | ✅ Done |\n| `b.kt` | ✅ Done |')).toEqual([]);
    expect(inPhase('| Service | Status |\n|---|---|\n| Auth | ✅ Runs |\n| Mail | ✅ Runs |')).toEqual([]);
  });

  test('whose boxes wait for a decision are none', () => {
    expect(inPhase('| Module | Recommendation | Decision |\n|---|---|---|\n| core | Keep | ☐ |\n| misc | Archive | ☐ |')).toEqual(
      [],
    );
  });
});

test.each([
  ['Fase', 'Depende de'],
  ['Phase', 'Hängt ab von'],
  ['Phase', 'Dépend de'],
  ['Fase', 'Dipende da'],
  ['Этап', 'Зависит от'],
])('%s 2 waits for the phase that it names: %s', (word, key) => {
  const imported = importText(`# Plan\n\n## ${word} 1: Alpha\n\n- [ ] a\n\n## ${word} 2: Beta\n\n${key}: ${word} 1\n\n- [ ] b\n`);
  expect(fileOf(imported, 'phases/02-beta.mdx')).toContain('after: [alpha]');
});
