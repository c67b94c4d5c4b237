import { describe, expect, test } from 'vitest';
import { excerpt } from '../../../src/site/views/excerpt.ts';

const TEXT = ['---', 'steps:', '  - { title: Half, share: 50 % }', '  - title: All', '    share: 100 %', '---'];
const lineOf = (_: string, line: number): string | undefined => TEXT[line - 1];
const show = (line: number, column: number, endLine: number, endColumn: number): string[] =>
  excerpt({ file: 'f', line, column, endLine, endColumn }, lineOf).lines.map(
    ({ before, marked, after }) => `${before}[${marked}]${after}`,
  );

describe('the lines that a finding quotes', () => {
  test('one value, with its line around it and without the indent', () => {
    expect(show(3, 27, 3, 31)).toEqual(['- { title: Half, share: [50 %] }']);
  });

  test('several lines keep their indent to each other', () => {
    expect(show(4, 5, 5, 17)).toEqual(['- [title: All]', '  [share: 100 %]']);
  });

  test('a range that ends at the beginning of a line ends with the line before', () => {
    expect(show(4, 5, 6, 1)).toEqual(['- [title: All]', '  [share: 100 %]']);
  });

  test('long ranges are cut, and say by how much', () => {
    const long = excerpt({ file: 'f', line: 1, column: 1, endLine: 20, endColumn: 2 }, (_, line) => `line ${line}`);
    expect(long.lines).toHaveLength(6);
    expect(long.rest).toBe(14);
  });

  test('a line that is not there is not quoted', () => {
    expect(excerpt({ file: 'f', line: 9, column: 1, endLine: 9, endColumn: 1 }, lineOf).lines).toEqual([]);
  });
});
