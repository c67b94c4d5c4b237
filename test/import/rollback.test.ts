import { describe, expect, test } from 'vitest';
import { fileOf, importText } from './imported.ts';

const PLAN = '# Plan\n\n## Phase 1: A\n\n- Build it\n\n';
const rollbacksOf = (text: string): string[] =>
  importText(`${PLAN}${text}\n`)
    .files.map(({ path }) => path)
    .filter((path) => path.includes('/rollback/'));

/** The steps of a rollback of these lines. */
const stepsOf = (body: string): string[] => {
  const text = `${PLAN}## Rollback\n\n${body}\n`;
  const [ledger] = importText(text).ledgers;
  return text.split('\n').filter((_, index) => ledger?.about(index + 1)[0]?.kind === 'rollback step');
};

describe('a rollback', () => {
  test('is one with its triggers and its procedure below it, whichever of its words comes first', () => {
    const text =
      '## 5. Plan de rollback\n\n### 5.1 Critères de déclenchement\n\n- Perte de données\n\n### 5.2 Procédure de rollback\n\n1. Arrêter les services\n';
    expect(rollbacksOf(text)).toEqual(['plans/p/rollback/1-plan-de-rollback.mdx']);
    const file = fileOf(importText(`${PLAN}${text}`), 'rollback/1-plan-de-rollback.mdx');
    expect(file).toContain('when: Perte de données');
    expect(file).toContain('1. Arrêter les services');
  });

  test('has a title without number and colon', () => {
    expect(
      fileOf(importText(`${PLAN}## 4b. Rollback Plan:\n\n1. Switch the DNS back\n`), 'rollback/1-rollback-plan.mdx'),
    ).toContain('title: Rollback Plan\n');
  });

  test('is none where a heading speaks of contingencies: they go forward', () => {
    expect(rollbacksOf('## Contingency Plans\n\n### If few users come:\n\n- Extend the beta\n- Improve the tour')).toEqual([]);
    expect(rollbacksOf('## Contingency and rollback\n\n- Switch the DNS back')).toHaveLength(1);
  });

  test('has no step that only keeps something for a time; in a numbered list it is one', () => {
    expect(stepsOf('- Keep the old rows during the tests\n- Scripts for the way there')).toEqual([]);
    expect(stepsOf('- Manter os dados até o fim\n- Restaurar o banco')).toEqual(['- Restaurar o banco']);
    expect(stepsOf('1. Keep writing to both during the switch\n2. Point the DNS back')).toHaveLength(2);
  });
});

describe('a timeline', () => {
  test('stays together, whatever the moments of it are called', () => {
    const text = `${PLAN}## Communication\n\n### T-2 weeks: Announcement\n\n- Publish a post\n\n### T+2 weeks: Follow-up\n\n- Review usage\n`;
    expect(importText(text).files.filter(({ path }) => path.includes('/checklists/'))).toEqual([]);
    expect(fileOf(importText(text), 'pages/01-communication.mdx')).toContain('## T+2 weeks: Follow-up\n\n- Review usage');
  });

  test('is none of one moment: next steps at a time are a checklist', () => {
    expect(fileOf(importText(`${PLAN}## T+1 day: Follow-up\n\n- Review usage\n`), 'checklists/t-1-day-follow-up.mdx')).toContain(
      '- Review usage',
    );
  });
});
