import { expect, test } from 'vitest';
import { sortedOrder } from '../../../src/registers/sorting.ts';

test('what is not stated comes last in either direction, and equal rows keep their order', () => {
  const keys = [3, undefined, 1, 3, undefined, 2];
  expect(sortedOrder(keys, 'ascending')).toEqual([2, 5, 0, 3, 1, 4]);
  expect(sortedOrder(keys, 'descending')).toEqual([0, 3, 5, 2, 1, 4]);
});

test('texts sort by their characters', () => {
  expect(sortedOrder(['/b', '/a/x', '/a'], 'ascending')).toEqual([2, 1, 0]);
});
