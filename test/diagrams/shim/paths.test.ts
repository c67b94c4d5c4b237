import { expect, test } from 'vitest';
import { pathBox, pathLength, pointAtLength } from '../../../src/diagrams/shim/paths.ts';

const edges = (d: string): (number | undefined)[] => {
  const box = pathBox(d);
  return [box?.left, box?.top, box?.right, box?.bottom].map((edge) => edge && Math.round(edge * 1000) / 1000);
};

test.each([
  ['M0,0 L10,20', [0, 0, 10, 20]],
  ['m5,5 h10 v-3 z', [5, 2, 15, 5]],
  ['M0,0 C0,10 10,10 10,0', [0, 0, 10, 7.5]],
  ['M0,0 Q5,10 10,0', [0, 0, 10, 5]],
  ['M0,0 Q5,10 10,0 T20,0', [0, -5, 20, 5]],
  ['M-5,0 A5,5 0 1 0 5,0', [-5, 0, 5, 5]],
  ['M0,0 L1,1 M50,50', [0, 0, 1, 1]],
])('the box of %s reaches to its curve, not to its control points', (d, expected) => {
  expect(edges(d)).toEqual(expected);
});

test('a path that draws nothing has no box and no length', () => {
  expect([pathBox(null), pathBox(''), pathLength(null)]).toEqual([undefined, undefined, 0]);
});

test('a point at a distance along a path', () => {
  expect([pathLength('M0,0 L3,4'), pointAtLength('M0,0 L3,4', 2.5)]).toEqual([5, { x: 1.5, y: 2 }]);
});
