import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SearchPart } from '../../src/build/output/search-part.ts';
import { searchParts } from '../../src/build/search-parts.ts';
import type { Computed } from '../../src/pipeline/compute.ts';
import { planOf } from '../site/plan.ts';

const one = await planOf({ 'risks.mdx': 'risks: [{ title: Slow queries, level: high }, { title: Lost rows, level: low }]' });
const computed = (ids: readonly string[]): Computed =>
  ({
    portfolio: { file: { guide: true } },
    plans: ids.map((id) => ({ ...one, plan: { ...one.plan, id } })),
  }) as unknown as Computed;
const page = (id: string): string => `plans/${id}/index.html`;
const ids = (count: number): string[] => Array.from({ length: count }, (_, number) => `plan-${number}`);

test('a small site has one index; rules and pages of no plan are in the first part of any', () => {
  const small = searchParts(computed(ids(30)));
  expect(small.plans).toHaveLength(1);
  const large = searchParts(computed(ids(300)));
  expect(large.plans.length).toBeGreaterThan(4);
  expect([large.of('index.html'), large.of('guide/start/index.html'), large.of('plans.json')]).toEqual([0, 0, 0]);
  const rules = large.plans.map((_, part) => large.records(part).filter(({ kind }) => kind === 'rule').length);
  expect(rules[0]).toBeGreaterThan(200);
  expect(Math.max(...rules.slice(1))).toBe(0);
});

test('a plan that comes or goes moves no other plan to another part', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 120, maxLength: 140 }), ([gone = '', ...rest]) => {
      const before = searchParts(computed([gone, ...rest]));
      const after = searchParts(computed(rest));
      expect(rest.map((id) => after.of(page(id)))).toEqual(rest.map((id) => before.of(page(id))));
    }),
    { numRuns: 20 },
  );
});

test('each row is in the part of its plan', () => {
  const parts = searchParts(computed(ids(60)));
  const risks = parts.plans.map((_, part) => parts.records(part).filter(({ kind }) => kind === 'risk'));
  expect(risks.flat()).toHaveLength(120);
  for (const [number, records] of risks.entries()) for (const { url } of records) expect(parts.of(url.slice(1))).toBe(number);
});

test('no part has more than three times its share of the plans', () => {
  const parts = searchParts(computed(ids(400)));
  const counts = parts.plans.map((_, part) => ids(400).filter((id) => parts.of(page(id)) === part).length);
  expect(Math.max(...counts)).toBeLessThan((3 * 400) / counts.length);
});

test('a part of the index is another one when what makes it changed, though its rows and pages are the same', () => {
  const digest = (own: string): string => {
    const part = new SearchPart({ number: 0, records: [] }, false, { site: '/nowhere', indexerDigest: own });
    part.expect(1);
    return part.digest();
  };
  expect(digest('before')).toBe(digest('before'));
  expect(digest('after')).not.toBe(digest('before'));
});
