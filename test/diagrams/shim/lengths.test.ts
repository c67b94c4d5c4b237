import { expect, test } from 'vitest';
import { toPixels } from '../../../src/diagrams/shim/lengths.ts';

test.each([
  ['12', 12],
  ['12px', 12],
  ['-.5', -0.5],
  ['1e2', 100],
  ['2em', 40],
  ['2rem', 32],
  ['3pt', 4],
  ['50%', 200],
  ['4ex', (4 * 20 * 1118) / 2048],
])('%s is %d px at a font size of 20 px and a whole of 400 px', (text, pixels) => {
  expect(toPixels(text, 20, 400)).toBe(pixels);
});

test.each([null, undefined, '', 'auto', '3 parsecs'])('%s is no length', (text) => {
  expect(toPixels(text, 16)).toBeUndefined();
});
