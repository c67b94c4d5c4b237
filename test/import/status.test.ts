import { describe, expect, test } from 'vitest';
import { isOfParts, onlyStatusOf } from '../../src/import/words/status.ts';
import { fileOf, importText } from './imported.ts';

const planWith = (head: string): string => fileOf(importText(`# Plan\n\n${head}\n\n## Phase 1: A\n\n- Build it\n`), 'plan.mdx');

describe('a status', () => {
  test.each([
    'Stages 0-3 done. Open: stages 4-5',
    '**Stufen 0–3 umgesetzt**',
    'Done: phases 1 and 2',
    'Étapes 1 à 3 terminées',
    '第一阶段已完成',
    '1단계 완료',
  ])('of parts is none of the whole plan, and stays prose: %s', (words) => {
    expect(isOfParts(words)).toBe(true);
    expect(planWith(`Status: ${words}`)).toContain('status: { unknown:');
    expect(planWith(`Status: ${words}`)).toContain(`Status: ${words}`);
  });

  test.each([
    ['done', 'done'],
    ['Phase 2 in progress', 'in-progress'],
    ['进行中（第一阶段）', 'in-progress'],
    ['Approved', 'ready'],
  ])('of the whole sets the field: %s', (words, status) => {
    expect(planWith(`Status: ${words}`)).toContain(`status: ${status}`);
  });

  test('that goes on in the next line stays prose, so that no half of a sentence is taken', () => {
    expect(planWith('Status: **stages 0-3 done, but refined later**\n(see the record). Open: the index.')).toContain(
      'status: { unknown:',
    );
  });

  test('of a sentence that goes on in the next line is set, and the sentence stays prose', () => {
    const head = 'Status: **In progress, and not in the order of the plan.** The phases 0 and\n1 came first.';
    expect(planWith(head)).toContain('status: in-progress');
    expect(planWith(head)).toContain(head);
  });

  test('behind which a line with a key or a new sentence stands is taken', () => {
    expect(planWith('Status: done\nOwner: Ana')).toContain('status: done');
    expect(planWith('Status: done\nThe rest is prose.')).toContain('status: done');
  });
});

describe('a status in parentheses behind the title of a phase', () => {
  const phase = (title: string): string =>
    importText(`# Plan\n\n## ${title}\n\n- Build it\n`).files.find(({ path }) => path.includes('/phases/'))?.text ?? '';

  test.each([
    ['Phase 1: Code (completed)', 'done'],
    ['Phase 1: Code (mostly done)', 'in-progress'],
    ['Phase 1: Code (IN PROGRESS)', 'in-progress'],
    ['阶段一：代码（已完成）', 'done'],
    ['阶段一：代码（基本完成）', 'done'],
  ])('is the status of the phase where it says nothing else: %s', (title, status) => {
    expect(phase(title)).toContain(`status: ${status}`);
  });

  test.each(['Phase 1: Code (done locally)', '阶段一：代码（在本地完成）', 'Phase 1: Code (open source)'])(
    'is a part of the title where it says how or where: %s',
    (title) => {
      expect(phase(title)).toContain('status: { unknown:');
      expect(phase(title)).toContain(title.replace(/^[^:：]*[:：]\s*/, ''));
    },
  );

  test('is nothing but one with words of degree and signs', () => {
    expect(['✅ 已完成', 'fully done', 'noch offen', 'done in staging', 'ready when green'].map(onlyStatusOf)).toEqual([
      'done',
      'done',
      'planned',
      undefined,
      undefined,
    ]);
  });
});
