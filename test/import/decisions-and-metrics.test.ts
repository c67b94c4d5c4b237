import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { decodeSource } from '../../src/import/decode.ts';
import { importPlan } from '../../src/import/import.ts';
import { importText } from './imported.ts';

/** The rows of a register of a plan with these sections, without their sources; none where there is no register. */
function rowsOf(register: 'decisions' | 'metrics', sections: string): Record<string, unknown>[] {
  const { files } = importText(`# Plan\n\n## Phase 1: A\n\n- Build it\n\n${sections}\n`);
  const text = files.find(({ path }) => path === `plans/p/${register}.mdx`)?.text;
  if (text === undefined) return [];
  const rows = (parse(text.split('---\n')[1] ?? '') as Record<string, Record<string, unknown>[]>)[register] ?? [];
  return rows.map(({ source: _, ...fields }) => fields);
}

describe('questions in a table', () => {
  test('wait for a decision', () => {
    expect(
      rowsOf('decisions', '## Open questions\n\n| # | Question | Options |\n|---|---|---|\n| 1 | Invite only? | Yes / No |'),
    ).toEqual([{ title: 'Invite only?', state: 'open', note: 'Options: Yes / No' }]);
  });

  test('are no decisions elsewhere', () => {
    expect(
      rowsOf('decisions', '## Training\n\n| # | Question | Answer |\n|---|---|---|\n| 1 | Where is it? | In the menu |'),
    ).toEqual([]);
  });
});

test('of architecture, with a remark in parentheses, are a record too', () => {
  expect(
    rowsOf('decisions', '## Decisiones de arquitectura (resumen)\n\n- **Repo**: uno nuevo\n- **Auth**: se mantiene'),
  ).toEqual([
    { title: 'Repo', chosen: 'uno nuevo', state: 'decided' },
    { title: 'Auth', chosen: 'se mantiene', state: 'decided' },
  ]);
});

test('a list below "Decision:" says what was chosen in one matter, and is no list of decisions', () => {
  expect(rowsOf('decisions', '## Key decisions\n\n### 1. Limits\n\n**Decision:**\n\n- Memory: 1 GB\n- Disk: 2 GB\n')).toEqual([]);
});

describe('decisions', () => {
  test.each<[string, string, Record<string, unknown>[]]>([
    [
      'are taken below a heading that says so; what was chosen stands behind the colon',
      '## Decisiones confirmadas\n\n- Alojamiento: Workers.\n- Publicar en bloques.',
      [
        { title: 'Alojamiento', chosen: 'Workers.', state: 'decided' },
        { title: 'Publicar en bloques.', state: 'decided' },
      ],
    ],
    [
      'have a note where an explanation follows what is bold',
      '## Getroffene Entscheidungen\n\n1. **Nur Pfade englisch** — Texte bleiben.\n2. **`/a` → `/b`** (mit Kindern).\n3. **Umfang**: zwei Stufen.',
      [
        { title: 'Nur Pfade englisch', state: 'decided', note: 'Texte bleiben.' },
        { title: '`/a` → `/b`', state: 'decided', note: '(mit Kindern).' },
        { title: 'Umfang', chosen: 'zwei Stufen.', state: 'decided' },
      ],
    ],
    [
      'are taken in a record where most items say what was chosen',
      '## Key decisions\n\n- Queue: Redis\n- **Cache**: none\n- We ship weekly',
      [
        { title: 'Queue', chosen: 'Redis', state: 'decided' },
        { title: 'Cache', chosen: 'none', state: 'decided' },
        { title: 'We ship weekly', state: 'decided' },
      ],
    ],
    ['stay prose in a record of sentences', '## Decisions\n\n- We like small steps\n- The queue is fast', []],
    ['stay prose where a heading is about how to decide', '## Decision process\n\n- Owner: the board\n- Quorum: three', []],
    [
      'are open where a heading says so',
      '## 5. Offene Entscheidungen (bitte klären)\n\n1. **Cache:** Redis oder keiner?',
      [{ title: 'Cache', state: 'open', note: 'Redis oder keiner?' }],
    ],
    ['are open where they are needed', '## Decisions needed\n\n- Which queue?', [{ title: 'Which queue?', state: 'open' }]],
  ])('%s', (_, sections, expected) => {
    expect(rowsOf('decisions', sections)).toEqual(expected);
  });
});

describe('metrics in a list', () => {
  test('may say more behind a share or a limit; those without a quantity stay a list', () => {
    expect(
      rowsOf(
        'metrics',
        '## Success Metrics\n\n1. **Adoption**: 80% of the users within a month\n2. **Tickets**: <10% more during the switch\n3. **Mood**: positive',
      ),
    ).toEqual([
      { name: 'Adoption', target: '80%', note: '80% of the users within a month' },
      { name: 'Tickets', target: '<10%', note: '<10% more during the switch' },
    ]);
  });

  test('have a statistic in parentheses', () => {
    expect(rowsOf('metrics', '## Targets\n\n- Load: < 2s (90th percentile)\n- Size: < 200 kB')).toEqual([
      { name: 'Load', target: '< 2s', statistic: 'p90' },
      { name: 'Size', target: '< 200 kB' },
    ]);
  });

  test('stay prose where a number begins what is no limit', () => {
    expect(
      rowsOf('metrics', '## Success Metrics\n\n- **Review**: 3 months after the release\n- **Team**: all of them agree'),
    ).toEqual([]);
  });

  test('are criteria below a heading about criteria where they say more than a quantity', () => {
    expect(
      rowsOf('metrics', '## Success criteria\n\n- Coverage: 80% of the modules tested\n- Errors: < 1% of calls by day 3'),
    ).toEqual([]);
  });
});

test('the id of a plan has neither the word "plan" nor the word that joins it', () => {
  const idOf = (title: string): string => {
    const source = decodeSource('x.md', new TextEncoder().encode(`# ${title}\n\n## Phase 1: A\n\n- x\n`));
    return source ? importPlan([source], {}).plan : '';
  };
  expect(
    ['Plan de Migration - Ecole', 'Plano de Migração do Site', 'Shop migration plan', 'План миграции сайта'].map(idOf),
  ).toEqual(['migration-ecole', 'migração-do-site', 'shop-migration', 'миграции-сайта']);
});
