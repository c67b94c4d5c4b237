import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box } from '../../src/diagrams/architecture/place.ts';
import { crosses, routeAll } from '../../src/diagrams/architecture/route.ts';

/** Boxes on a grid with gaps between them, as views are placed. */
const boxes: Box[] = Array.from({ length: 12 }, (_, index) => ({
  x: 24 + (index % 4) * 180,
  y: 24 + Math.floor(index / 4) * 90,
  width: 140,
  height: 52,
}));
const size = { width: 24 + 4 * 180, height: 24 + 3 * 90 };

test('a connection between neighbours is a straight line', () => {
  const [from, to] = boxes;
  if (!from || !to) throw new Error('two boxes');
  expect(routeAll(size, boxes, [{ id: 'a', from, to }]).get('a')).toEqual([
    { x: 164, y: 50 },
    { x: 204, y: 50 },
  ]);
});

test('connections run at right angles, from box to box, and through none', () => {
  const pair = fc.tuple(fc.nat(11), fc.nat(11)).filter(([a, b]) => a !== b);
  fc.assert(
    fc.property(fc.uniqueArray(pair, { minLength: 1, maxLength: 5, selector: ([a, b]) => `${a}-${b}` }), (pairs) => {
      const connections = pairs.flatMap(([a, b]) => {
        const [from, to] = [boxes[a], boxes[b]];
        return from && to ? [{ id: `${a}-${b}`, from, to }] : [];
      });
      const routes = routeAll(size, boxes, connections);
      for (const { id, from, to } of connections) {
        const points = routes.get(id) ?? [];
        const [first, last] = [points[0], points.at(-1)];
        if (!first || !last) throw new Error('no route');
        expect(crosses(first, first, from, 0.5)).toBe(true);
        expect(crosses(last, last, to, 0.5)).toBe(true);
        for (const [index, b] of points.entries()) {
          const a = points[index - 1];
          if (!a) continue;
          expect(a.x === b.x || a.y === b.y).toBe(true);
          for (const box of boxes) expect(crosses(a, b, box, 0)).toBe(false);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('two connections between the same rows do not lie on each other', () => {
  const [a, , , , e, f] = boxes;
  if (!a || !e || !f) throw new Error('boxes');
  const routes = routeAll(size, boxes, [
    { id: 'one', from: a, to: f },
    { id: 'two', from: f, to: a },
  ]);
  expect(routes.get('one')).not.toEqual([...(routes.get('two') ?? [])].reverse());
});
