import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import { compareModels } from '../../src/changes/compare.ts';
import { toldSentences } from '../../src/changes/comparison.ts';
import { wordDiff } from '../../src/changes/word-diff.ts';
import { applied, changesOf, differences, plain, tableOf } from './apply.ts';
import { planFiles, side } from './edited.ts';
import { EDITS, edited, SMALL } from './edits.ts';

const RUNS = { numRuns: 40 };

describe('laws of comparing', () => {
  it('a model does not differ from itself', () =>
    fc.assert(
      fc.asyncProperty(edited, async (files) => {
        const comparison = compareModels(await side(files), await side(files));
        expect(comparison.headline).toBe('Plan: no changes');
        expect([comparison.plans, comparison.shared]).toEqual([[], []]);
      }),
      RUNS,
    ));

  it('the reported changes, carried out on the base, give the head', () =>
    fc.assert(
      fc.asyncProperty(edited, edited, async (a, b) => {
        const [base, head] = await Promise.all([side(a), side(b)]);
        const changes = changesOf(base, head);
        expect(differences(applied(tableOf(base), changes), tableOf(head), changes)).toEqual([]);
      }),
      RUNS,
    ));

  it('the comparison the other way round tells the same, mirrored', () =>
    fc.assert(
      fc.asyncProperty(edited, edited, async (a, b) => {
        const [base, head] = await Promise.all([side(a), side(b)]);
        const turned: Record<string, string> = { added: 'removed', removed: 'added' };
        const line = ({ action, kind, list, ref, wasRef, field, before, after }: Change, mirror: boolean): string =>
          JSON.stringify(
            mirror
              ? [
                  turned[action] ?? action,
                  kind,
                  list,
                  wasRef ?? ref,
                  wasRef === undefined ? undefined : ref,
                  field,
                  after,
                  before,
                ]
              : [action, kind, list, ref, wasRef, field, before, after],
          );
        // A reordering names what moved least, which may be another one the other way round; its sequences mirror.
        const lines = (changes: readonly Change[], mirror: boolean): string[] =>
          changes.map((each) => line(each.action === 'reordered' ? { ...each, ref: each.kind } : each, mirror)).sort();
        expect(lines(changesOf(head, base), true)).toEqual(lines(changesOf(base, head), false));
      }),
      RUNS,
    ));

  it.each(EDITS.map((edit, index) => [index, edit] as const))('edit %i is told', async (_, edit) => {
    const { headline } = compareModels(await side(SMALL), await side(edit(SMALL)));
    expect(headline).not.toBe('Plan: no changes');
  });

  it('whatever is graver than a note is counted in the headline, and the worst three are named', () =>
    fc.assert(
      fc.asyncProperty(edited, edited, async (a, b) => {
        const comparison = compareModels(await side(a), await side(b));
        const told = [
          ...toldSentences(comparison),
          ...comparison.plans.flatMap(({ consequences }) => consequences.map((each) => ({ ...each, records: 1 }))),
        ];
        const count = (severity: string): number =>
          told.filter((each) => each.severity === severity).reduce((sum, { records }) => sum + records, 0);
        const counted = (pattern: RegExp): number => Number(pattern.exec(comparison.headline)?.[1] ?? 0);
        expect(counted(/ · (\d+) breaking/)).toBe(count('breaking'));
        expect(counted(/ · (\d+) warnings?(?: ·|$)/)).toBe(count('warning'));
      }),
      RUNS,
    ));

  it('fingerprints are one to a change', () =>
    fc.assert(
      fc.asyncProperty(edited, edited, async (a, b) => {
        const prints = changesOf(await side(a), await side(b)).map(({ fingerprint }) => fingerprint);
        expect(new Set(prints).size).toBe(prints.length);
        for (const print of prints) expect(print).toMatch(/^[0-9a-f]{12}$/);
      }),
      RUNS,
    ));

  it.each(['fastapi-to-nestjs', 'junjo-server', 'node-to-python', 'puppet-engine', 'bf-refactor-merge'])(
    '%s, added and removed as a whole, is one change',
    async (plan) => {
      const files = planFiles(plan);
      const [base, head] = await Promise.all([side({}), side(files)]);
      expect(compareModels(base, head).headline).toMatch(/: all new · new plan, .* · 1 added$/);
      expect(compareModels(head, base).headline).toMatch(/: plan removed, .* · 1 breaking · 1 removed$/);
      expect(plain(applied(tableOf(base), changesOf(base, head)))).toEqual(plain(tableOf(head)));
    },
  );
});

describe('what makes no difference', () => {
  const same = async (file: string, before: string, after: string): Promise<string> => {
    const text = SMALL[file] ?? '';
    expect(text).toContain(before);
    return compareModels(await side(SMALL), await side({ ...SMALL, [file]: text.replace(before, after) })).headline;
  };

  it.each([
    ['the spelling of a duration', 'plans/p/phases/2-api.mdx', 'duration: 3w', 'duration: 3 weeks'],
    ['the order of rows in a register', 'plans/p/risks.mdx', '  - { id: team, title: The team is busy, level: medium }\n', ''],
    ['the order of fields', 'plans/p/metrics.mdx', 'name: Latency, statistic: p95', 'statistic: p95, name: Latency'],
    [
      'the style of a row',
      'plans/p/metrics.mdx',
      '- { id: latency, name: Latency, statistic: p95, target: "< 200 ms" }',
      '- id: latency\n    name: Latency\n    statistic: p95\n    target: under 200 ms',
    ],
    ['where a paragraph is broken', 'plans/p/plan.mdx', 'The shop moves from', 'The shop\nmoves from'],
    ['a default written out in its rows', 'plans/p/endpoints/http.mdx', 'defaults: { phase: cutover }\n', ''],
  ])('%s', async (what, file, before, after) => {
    if (what.startsWith('the order of rows')) {
      const text = (SMALL[file] ?? '').replace(before, '').replace('risks:\n', `risks:\n${before}`);
      expect(compareModels(await side(SMALL), await side({ ...SMALL, [file]: text })).headline).toBe('Plan: no changes');
    } else if (what.startsWith('a default')) {
      const text = (SMALL[file] ?? '')
        .replace(before, '')
        .replaceAll(' }\n  -', ', phase: cutover }\n  -')
        .replace('2026-06-01 }', '2026-06-01, phase: cutover }');
      expect(compareModels(await side(SMALL), await side({ ...SMALL, [file]: text })).headline).toBe('Plan: no changes');
    } else expect(await same(file, before, after)).toBe('Plan: no changes');
  });
});

it('a word diff holds both texts, in order', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'c', 'the', 'end')),
      fc.array(fc.constantFrom('a', 'b', 'c', 'the', 'end')),
      (a, b) => {
        const runs = wordDiff(a.join(' '), b.join(' '));
        const text = (but: string): string =>
          runs
            .filter(({ op }) => op !== but)
            .map((run) => run.text)
            .join(' ');
        expect([text('added'), text('removed')]).toEqual([a.join(' '), b.join(' ')]);
      },
    ),
  ));
