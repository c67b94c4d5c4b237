import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareModels } from '../../src/changes/compare.ts';
import { CHANGES_FORMATS, formatChanges } from '../../src/report/changes/format.ts';
import { side } from './edited.ts';
import { SMALL } from './edits.ts';

const start = (day: string | undefined) => ({
  ...SMALL,
  'plans/p/plan.mdx': (SMALL['plans/p/plan.mdx'] ?? '').replace(
    'start: 2026-03-02\n',
    day === undefined ? '' : `start: ${day}\n`,
  ),
});
const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it('both sides of any two starts share one axis without negative spans, and every format prints', () =>
  fc.assert(
    fc.asyncProperty(fc.option(day, { nil: undefined }), fc.option(day, { nil: undefined }), async (before, after) => {
      const comparison = compareModels(await side(start(before)), await side(start(after)));
      for (const { timeline } of comparison.plans)
        for (const row of timeline?.rows ?? [])
          for (const span of [row.before, row.after])
            if (span) expect([0 <= span.from, span.from <= span.to, span.to <= (timeline?.to ?? 0)]).toEqual([true, true, true]);
      for (const format of CHANGES_FORMATS)
        expect(
          formatChanges(format, { comparison, base: 'a', head: 'b', pathOf: (file) => file, failing: [], colours: false }),
        ).not.toBe('');
    }),
    { numRuns: 25 },
  ));
