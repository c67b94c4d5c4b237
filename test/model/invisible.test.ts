import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invisibleIn, visible } from '../../src/model/invisible.ts';

const codes = (text: string): string[] => [...invisibleIn(text)].map(({ code }) => code);

describe('invisible characters', () => {
  test.each([
    ['us\u200bers', 'U+200B'],
    ['/\u202eresu/nimda', 'U+202E'],
    ['\u001b]52;c;x\u0007', 'U+001B U+0007'],
    ['a\u0085b', 'U+0085'],
    ['a\u2028b', 'U+2028'],
    ['a\u00adb', 'U+00AD'],
    ['a\u3164b', 'U+3164'],
    ['a\ufdd0b\uffff', 'U+FDD0 U+FFFF'],
    ['a\u{1ffff}', 'U+1FFFF'],
    ['a\ud800', 'U+D800'],
    ['a\u{e0041}', 'U+E0041'],
    ['a\u200db', 'U+200D'],
    ['a\u200cb', 'U+200C'],
    ['a\u200fb', 'U+200F'],
    ['a\ufe0fb', 'U+FE0F'],
  ])('%j holds %s', (text, expected) => expect(codes(text).join(' ')).toBe(expected));

  test.each([
    'Grüße, 東京, Ελλάδα, עברית\n\ttabs and lines',
    'می‌خواهم',
    'क्‍ष',
    '👩‍💻 🏳️‍🌈 ✔️ 1️⃣ ❤️ 👨🏽‍🚀',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    'שלום \u200fworld',
    'a\u00a0b\u202fc',
    '葛\u{e0100}',
  ])('%s is spelling', (text) => expect(codes(text)).toEqual([]));
});

test('what is written out holds none any more, and nothing else changes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = visible(text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
      expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/);
      if (codes(text).length === 0) expect(shown).toBe(text);
    }),
  );
  expect(visible('GET /us\u200bers')).toBe('GET /us[U+200B]ers');
});
