import { describe, expect, test } from 'vitest';
import { columnRole } from '../../src/import/words/columns.ts';
import { sectionRole } from '../../src/import/words/sections.ts';
import { asksForWork } from '../../src/import/words/work.ts';

describe('words', () => {
  test.each([
    ['Mitigación', 'Mitigacion', 'mitigation'],
    ['Décision', 'Decision', 'decision'],
    ['Probabilité', 'Probabilite', 'probability'],
    ['风险', '風險', 'risk'],
    ['状态', '狀態', 'status'],
    ['决策', '決策', 'decision'],
  ])('of a header may be written as %s and as %s', (full, other, role) => {
    expect([columnRole(full), columnRole(other)]).toEqual([role, role]);
  });

  test.each([
    ['验收标准', '驗收標準', 'exit'],
    ['回滚策略', '回滾策略', 'rollback'],
    ['Critères de succès', 'Criteres de succes', 'exit'],
    ['Próximos pasos', 'Proximos pasos', 'next'],
  ])('of a heading may be written as %s and as %s', (full, other, role) => {
    expect([sectionRole(full), sectionRole(other)]).toEqual([role, role]);
  });

  test('that ask for work too', () => {
    expect(['创建新表', '創建新表', 'Vérifier les droits', 'Verifier les droits'].map(asksForWork)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test('of Vietnamese keep their tones: without them they are others', () => {
    expect(asksForWork('gỡ plugin cũ')).toBe(true);
    expect(asksForWork('go service')).toBe(false);
  });
});
