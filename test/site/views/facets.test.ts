import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Filterable, filtered, queryOf, type Selection, selectionFrom } from '../../../src/site/views/facets.ts';

const record = (stage: string, owner: string, text = ''): Filterable => ({ facets: { stage, owner }, text });
const records = [record('canary', 'ana', 'get /a'), record('canary', 'bo', 'get /b'), record('gone', 'ana', 'post /a')];
const choose = (text: string, chosen: Record<string, string[]> = {}): Selection => ({
  text,
  chosen: new Map(Object.entries(chosen).map(([facet, values]) => [facet, new Set(values)])),
});
const FACETS = ['stage', 'owner'];
const counts = (selection: Selection): Record<string, Record<string, number>> =>
  Object.fromEntries(
    [...filtered(records, selection, FACETS).counts].map(([facet, values]) => [facet, Object.fromEntries(values)]),
  );

describe('filters', () => {
  test('words all have to be there, in any case and order', () => {
    expect(filtered(records, choose('A get'), FACETS).shown).toEqual([true, false, false]);
  });

  test('values of one facet add up, facets narrow each other', () => {
    expect(filtered(records, choose('', { stage: ['canary', 'gone'], owner: ['ana'] }), FACETS).shown).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('a count says what choosing its value would show', () => {
    expect(counts(choose('', { stage: ['canary'] }))).toEqual({ stage: { canary: 2, gone: 1 }, owner: { ana: 1, bo: 1 } });
    expect(counts(choose('/a'))).toEqual({ stage: { canary: 1, gone: 1 }, owner: { ana: 2 } });
  });

  test('counts are what filtering with that value alone in its facet gives', () => {
    const value = fc.constantFrom('x', 'y', 'z');
    const anyRecord = fc
      .record({ a: value, b: value, text: fc.constantFrom('one', 'two', 'one two') })
      .map(({ text, ...facets }): Filterable => ({ facets, text }));
    const anyChoice = fc.record({ a: fc.subarray(['x', 'y', 'z']), b: fc.subarray(['x', 'y', 'z']) });
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 20 }), anyChoice, fc.constantFrom('', 'one', 'two'), (list, chosen, text) => {
        const result = filtered(list, choose(text, chosen), ['a', 'b']);
        for (const facet of ['a', 'b'] as const) {
          for (const each of ['x', 'y', 'z']) {
            const alone = filtered(list, choose(text, { ...chosen, [facet]: [each] }), ['a', 'b']);
            expect(result.counts.get(facet)?.get(each) ?? 0).toBe(alone.total);
          }
        }
        expect(result.total).toBe(result.shown.filter(Boolean).length);
      }),
    );
  });
});

describe('the URL keeps the choice', () => {
  const known = { stage: ['canary', 'gone'], owner: ['ana', 'bo & co'] };

  test('there and back', () => {
    const selection = choose('/api/auth', { stage: ['gone', 'canary'], owner: ['bo & co'] });
    const query = queryOf(selection, ['stage', 'owner'], new URLSearchParams('sort=stage&stage=old')).toString();
    expect(query).toBe('sort=stage&q=%2Fapi%2Fauth&stage=canary&stage=gone&owner=bo+%26+co');
    expect(selectionFrom(new URLSearchParams(query), known)).toEqual(
      choose('/api/auth', { stage: ['canary', 'gone'], owner: ['bo & co'] }),
    );
  });

  test('values that nobody knows are left out', () => {
    expect(selectionFrom(new URLSearchParams('stage=flying&owner=ana'), known)).toEqual(choose('', { owner: ['ana'] }));
  });
});
