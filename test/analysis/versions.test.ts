import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameVersions, versionsMeet } from '../../src/analysis/versions.ts';

const number = fc.integer({ min: 0, max: 30 });
const version = fc.array(number, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'));

describe('versions that both allow', () => {
  test.each([
    ['3.11', '3.8+', true],
    ['3.11', '3.12+', false],
    ['3.11.4', '3.11', true],
    ['3.1', '3.11', false],
    ['==2.3.3', '2.3+', true],
    ['==2.2.9', '2.3+', false],
    ['v4', '4.1.2', true],
    ['^2.7', '2.9', true],
    ['^2.7', '3.0', false],
    ['^0.3', '0.3.9', true],
    ['^0.3', '0.4', false],
    ['^0.0.3', '0.0.4', false],
    ['~1.2.3', '1.2.9', true],
    ['~1.2.3', '1.3', false],
    ['~=1.4.2', '1.5', false],
    ['~=1.4', '1.9', true],
    ['~> 2.1', '2.9', true],
    ['4.x', '4.17', true],
    ['4.x', '5', false],
    ['>=1.2, <2', '1.9', true],
    ['>=1.2 <2', '2.0', false],
    ['>2', '2.5', false],
    ['<=2', '2.0.5', true],
    ['< 3', '>= 3', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(versionsMeet(a, b)).toBe(expected);
    expect(versionsMeet(b, a)).toBe(expected);
  });

  test.each(['latest', 'unpinned', 'Python', ''])('"%s" says nothing', (text) => {
    expect(versionsMeet(text, '1.0')).toBeUndefined();
    expect(sameVersions(text, '1.0')).toBeUndefined();
  });

  test('every version meets itself, the range from it on, and its own caret and tilde', () => {
    fc.assert(
      fc.property(version, (own) => {
        for (const range of [own, `${own}+`, `>=${own}`, `<=${own}`, `^${own}`, `~${own}`, `==${own}`])
          expect(versionsMeet(own, range)).toBe(true);
      }),
    );
  });

  test('it never meets what is below or above it', () => {
    fc.assert(
      fc.property(version, (own) => {
        expect(versionsMeet(own, `<${own}`)).toBe(false);
        expect(versionsMeet(own, `>${own}`)).toBe(false);
      }),
    );
  });

  test('ranges are the same only if they meet', () => {
    const range = fc.tuple(fc.constantFrom('', '^', '~', '>=', '<='), version).map(([sign, own]) => sign + own);
    fc.assert(
      fc.property(range, range, (a, b) => {
        if (sameVersions(a, b)) expect(versionsMeet(a, b)).toBe(true);
      }),
    );
  });
});

test.each([
  ['3.8+', '>=3.8', true],
  ['3.8+', '3.11+', false],
  ['4', '4.x', true],
  ['^1.2', '>=1.2 <2', true],
])('%s and %s allow the same: %s', (a, b, expected) => {
  expect(sameVersions(a, b)).toBe(expected);
});
