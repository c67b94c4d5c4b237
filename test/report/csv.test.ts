import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from '../../src/registers/csv.ts';

const one = (text: string): string => csv(['a'], [[text]]).slice(3, -2);

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['a "b"', '"a ""b"""'],
  ['a\nb', '"a\nb"'],
  ['=HYPERLINK("https://example.com")', `"'=HYPERLINK(""https://example.com"")"`],
  ['+1', "'+1"],
  ['@sum', "'@sum"],
  ['-2+3', "'-2+3"],
  ['-2', '-2'],
  ['-2.5', '-2.5'],
  ['\tx', "'\tx"],
])('%j is written as %j', (text, expected) => {
  expect(one(text)).toBe(expected);
});

/** Reads CSV by RFC 4180. */
function parse(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    records.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') records.push([]);
  }
  return records.slice(0, -1);
}

test('what is written is read again, but for the apostrophe before a formula, and no field is one', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (records) => {
      const read = parse(csv(['a', 'b'], records)).slice(1);
      expect(read.map((record) => record.map((field) => field.replace(/^'(?=[=+@\t\r-])/, '')))).toEqual(
        records.map((record) => record.map((field) => field.replace(/^'(?=[=+@\t\r-])/, ''))),
      );
      for (const field of read.flat()) expect(field).not.toMatch(/^[=+@\t\r]/);
    }),
  );
});
