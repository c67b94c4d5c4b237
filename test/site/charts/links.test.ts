import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LinkToDraw, linkPath, type RowExtent, type Rows, reduced, routeLink } from '../../../src/site/charts/links.ts';

const ROWS: Rows = { row: 32, bar: 12, inset: 8, top: 100 };
const TYPES = ['FS', 'SS', 'FF', 'SF'] as const;

const extent = fc
  .tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 50, max: 4000 }))
  .map(([from, length]): RowExtent => ({ from: from / 100, to: Math.min(100, (from + length) / 100) }));
const drawing = fc.array(extent, { minLength: 2, maxLength: 14 }).chain((extents) =>
  fc.record({
    extents: fc.constant(extents),
    from: fc.nat(extents.length - 1),
    to: fc.nat(extents.length - 1),
    type: fc.constantFrom(...TYPES),
    lane: fc.nat(5),
    shared: fc.nat(3),
  }),
);

describe('a dependency line', () => {
  test('runs at right angles, from end to end, and through no bar', () => {
    fc.assert(
      fc.property(drawing, ({ extents, from, to, type, lane, shared }) => {
        fc.pre(from !== to);
        const routed = routeLink({ from, to, type }, extents, ROWS, lane, shared);
        if (!routed) throw new Error('no route');
        const { corners } = routed;
        for (const [index, b] of corners.entries()) {
          const a = corners[index - 1];
          if (!a) continue;
          expect(a.x === b.x || a.y === b.y).toBe(true);
          for (const [row, bar] of extents.entries()) {
            const top = ROWS.top + row * ROWS.row + ROWS.inset;
            const inside =
              Math.max(a.x, b.x) > bar.from + 1e-3 &&
              Math.min(a.x, b.x) < bar.to - 1e-3 &&
              Math.max(a.y, b.y) > top &&
              Math.min(a.y, b.y) < top + ROWS.bar;
            expect(inside, `segment ${index} through the bar of row ${row}`).toBe(false);
          }
        }
        const first = corners[0];
        const [a, b] = [extents[from], extents[to]];
        expect(first?.x).toBeCloseTo((type === 'FS' || type === 'FF' ? a?.to : a?.from) ?? Number.NaN, 2);
        const last = corners.at(-1);
        if (routed.arrives === 'right') expect(last?.x).toBeCloseTo(b?.from ?? Number.NaN, 2);
        if (routed.arrives === 'left') expect(last?.x).toBeCloseTo(b?.to ?? Number.NaN, 2);
      }),
    );
  });

  test('drops from one bar into the top of the next where they touch', () => {
    const routed = routeLink(
      { from: 0, to: 1, type: 'FS' },
      [
        { from: 0, to: 10 },
        { from: 10, to: 20 },
      ],
      ROWS,
    );
    expect(routed).toEqual({
      arrives: 'down',
      corners: [
        { x: 10, y: 114 },
        { x: 10.8, y: 114 },
        { x: 10.8, y: 140 },
      ],
    });
  });

  test('goes around a bar between its ends', () => {
    const routed = routeLink(
      { from: 0, to: 2, type: 'FS' },
      [
        { from: 0, to: 10 },
        { from: 5, to: 30 },
        { from: 40, to: 50 },
      ],
      ROWS,
    );
    expect(routed?.corners).toEqual([
      { x: 10, y: 114 },
      { x: 10.8, y: 114 },
      { x: 10.8, y: 129 },
      { x: 30.8, y: 129 },
      { x: 30.8, y: 178 },
      { x: 40, y: 178 },
    ]);
  });

  test('has path data in hundredths of a percent across and px down', () => {
    expect(
      linkPath([
        { x: 10, y: 114 },
        { x: 10.8, y: 114 },
        { x: 10.8, y: 140 },
      ]),
    ).toBe('M1000 114H1080V140');
  });
});

describe('links that follow from others', () => {
  const link = (from: number, to: number, type: LinkToDraw['type'] = 'FS'): LinkToDraw => ({ from, to, type });
  test('are not drawn', () => {
    expect(reduced([link(0, 1), link(1, 2), link(0, 2)], 3)).toEqual([link(0, 1), link(1, 2)]);
  });
  test('are drawn where they bind another side', () => {
    expect(reduced([link(0, 1), link(1, 2), link(0, 2, 'SS')], 3)).toHaveLength(3);
  });
});
