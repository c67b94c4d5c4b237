import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callOrder, callRanks } from '../../src/diagrams/architecture/order.ts';

test('what calls stands before what is called, and the rest as the author has it', () => {
  expect(
    callOrder(
      ['stores', 'clients', 'api'],
      [
        ['clients', 'api'],
        ['api', 'stores'],
      ],
    ),
  ).toEqual(['clients', 'api', 'stores']);
  expect(callOrder(['a', 'b', 'c'], [])).toEqual(['a', 'b', 'c']);
});

test('ranks count the calls before', () => {
  expect([
    ...callRanks(
      ['a', 'b', 'c'],
      [
        ['a', 'b'],
        ['b', 'c'],
        ['a', 'c'],
      ],
    ),
  ]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]);
});

test('every id comes once, whatever loops there are', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const calls = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)));
  fc.assert(
    fc.property(calls, (each) => {
      expect([...callOrder(ids, each)].sort()).toEqual(ids);
    }),
  );
});
