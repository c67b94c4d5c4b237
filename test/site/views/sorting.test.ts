import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from '../../../src/site/views/csv.ts';
import { sortedOrder } from '../../../src/site/views/sorting.ts';

test('what is not stated comes last in either direction, and equal rows keep their order', () => {
  const keys = [3, undefined, 1, 3, undefined, 2];
  expect(sortedOrder(keys, 'ascending')).toEqual([2, 5, 0, 3, 1, 4]);
  expect(sortedOrder(keys, 'descending')).toEqual([0, 3, 5, 2, 1, 4]);
});

test('texts sort by their characters', () => {
  expect(sortedOrder(['/b', '/a/x', '/a'], 'ascending')).toEqual([2, 1, 0]);
});

/** The reading side of RFC 4180, for the round trip. */
function parse(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    records.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') records.push([]);
  }
  return records.slice(0, -1);
}

test('CSV quotes what RFC 4180 asks for', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['1, 2', 'say "hi"'],
        ['two\nlines', ''],
      ],
    ),
  ).toBe('a,b\r\n"1, 2","say ""hi"""\r\n"two\nlines",\r\n');
});

test('CSV comes back as it went', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é') });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (records) => {
      expect(parse(csv(['x', 'y'], records)).slice(1)).toEqual(records);
    }),
  );
});
