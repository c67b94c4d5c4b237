import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Mark, placeMarks } from '../../../src/site/charts/marks.ts';
import { scaleOf } from '../../../src/site/charts/scale.ts';

const mark = (at: number, label: string): Mark => ({ at, label, kind: 'stated', alarm: false });

test('words of neighbouring ends stand in rows of their own, the last on top', () => {
  const placed = placeMarks([mark(50, 'stated end'), mark(55, 'computed end')], scaleOf(0, 60), 2);
  expect(placed.map(({ label, row }) => [label, row])).toEqual([
    ['computed end', 0],
    ['stated end', 1],
  ]);
});

test('words never overlap, whatever ends there are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 6 }), (ends) => {
      const placed = placeMarks(
        ends.map((at) => mark(at, 'computed end')),
        scaleOf(0, 100),
        2,
      );
      const width = (('computed end'.length * 6.9 + 10) / 620) * 100;
      const spans = placed
        .filter((each) => each.row !== undefined)
        .map((each) => ({ row: each.row, from: each.left ? each.x - width : each.x, to: each.left ? each.x : each.x + width }));
      for (const a of spans)
        for (const b of spans) if (a !== b && a.row === b.row) expect(a.to <= b.from || b.to <= a.from).toBe(true);
    }),
  );
});
