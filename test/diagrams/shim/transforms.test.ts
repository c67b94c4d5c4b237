import { expect, test } from 'vitest';
import { transformBox } from '../../../src/diagrams/shim/geometry.ts';
import { parseTransform } from '../../../src/diagrams/shim/transforms.ts';

const box = { left: 0, top: 0, right: 10, bottom: 20 };

test.each([
  [null, [0, 0, 10, 20]],
  ['translate(5)', [5, 0, 15, 20]],
  ['translate(5,-5)', [5, -5, 15, 15]],
  ['scale(2)', [0, 0, 20, 40]],
  ['scale(2 .5)', [0, 0, 20, 10]],
  ['rotate(90)', [-20, 0, 0, 10]],
  ['rotate(180, 5, 10)', [0, 0, 10, 20]],
  ['matrix(1 0 0 1 3 4)', [3, 4, 13, 24]],
  ['skewX(45)', [0, 0, 30, 20]],
  ['translate(100, 0) scale(2)', [100, 0, 120, 40]],
  ['scale(2) translate(100, 0)', [200, 0, 220, 40]],
])('%s', (attribute, edges) => {
  const moved = transformBox(box, parseTransform(attribute));
  const rounded = [moved?.left, moved?.top, moved?.right, moved?.bottom].map((edge) => Math.round((edge ?? NaN) * 1e6) / 1e6 + 0);
  expect(rounded).toEqual(edges);
});
