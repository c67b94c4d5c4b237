import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
import { fallbackWidth } from '../../../src/diagrams/shim/fallback-width.ts';
import { inter } from '../fonts.ts';

const require = createRequire(import.meta.url);

function open(file: string): fontkit.Font {
  return fontkit.create(readFileSync(require.resolve(file))) as fontkit.Font;
}

test.each(['latin', 'latin-ext', 'greek', 'cyrillic'])('the static %s cut is the served variable font at 400', (subset) => {
  const cut = open(`@fontsource/inter/files/inter-${subset}-400-normal.woff2`);
  const served = open(`@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`);
  const text = String.fromCodePoint(...cut.characterSet.filter((code) => code < 0xffff));
  expect([served.characterSet, served.layout(text).advanceWidth]).toEqual([cut.characterSet, cut.layout(text).advanceWidth]);
});

test.each([
  ['CUSTOMER', 12, 400, 67.6875],
  ['Заказы и счета', 16, 400, 118.671875],
  ['0..*', 16, 400, 26.921875],
  ['->', 2048, 400, 1954],
  ['is ordered as', 16, 700, 100.421875],
  ['← ↔ ✓', 16, 400, 59.875],
])('%s at %d px and weight %d is as wide as in Chromium', (text, size, weight, width) => {
  expect(inter.advance(text, size, weight)).toBe(width);
});

test('weights between two cuts take the nearer one', () => {
  expect(inter.advance('Mm', 16, 560)).toBe(inter.advance('Mm', 16, 600));
});

describe('what no font of the page covers', () => {
  test.each([
    ['漢', 1],
    ['한', 1],
    ['⇶', 1],
    ['🚀', 1.375],
    ['🇫🇮', 1.375],
    ['👩‍💻', 1.375],
    ['✔️', 1.375],
    ['\u200d', 0],
    ['\u0301', 0],
  ])('%s is %d em', (grapheme, em) => {
    expect(fallbackWidth(grapheme)).toBe(em);
  });

  test('adds to what is covered', () => {
    expect(inter.advance('a漢b', 100, 400)).toBeCloseTo(inter.advance('a', 100, 400) + 100 + inter.advance('b', 100, 400), 1);
  });
});
