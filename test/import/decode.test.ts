import { describe, expect, test } from 'vitest';
import { decodeSource } from '../../src/import/decode.ts';

const utf16 = (text: string, mark: boolean): Uint8Array => {
  const bytes = mark ? [0xff, 0xfe] : [];
  for (let index = 0; index < text.length; index++) bytes.push(text.charCodeAt(index) & 0xff, text.charCodeAt(index) >> 8);
  return Uint8Array.from(bytes);
};

describe('bytes of a document', () => {
  test.each([
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, 0x23, 0x20, 0x41, 0x0d, 0x0a]), 'utf-8', '# A\n'],
    ['UTF-16 with a mark', utf16('# Плáн\n', true), 'utf-16le', '# Плáн\n'],
    ['UTF-16 without one', utf16('# Plan\n', false), 'utf-16le', '# Plan\n'],
    ['Latin-1', Uint8Array.from([0x46, 0xfc, 0x72, 0x20, 0x41]), 'windows-1252', 'Für A'],
    [
      'Shift-JIS',
      Uint8Array.from([0x83, 0x74, 0x83, 0x46, 0x81, 0x5b, 0x83, 0x59, 0x82, 0xcc, 0x88, 0xda, 0x8d, 0x73]),
      'shift_jis',
      'フェーズの移行',
    ],
    ['GBK', Uint8Array.from([0xbd, 0xd7, 0xb6, 0xce, 0xd2, 0xbb, 0xa3, 0xba, 0xd7, 0xbc, 0xb1, 0xb8]), 'gb18030', '阶段一：准备'],
    ['EUC-KR', Uint8Array.from([0xb4, 0xdc, 0xb0, 0xe8, 0x20, 0xc1, 0xd8, 0xba, 0xf1]), 'euc-kr', '단계 준비'],
  ])('%s', (_, bytes, encoding, text) => {
    expect(decodeSource('x', bytes)).toMatchObject({ encoding, text });
  });

  test('text in a wrong encoding is mended, and its lines are known', () => {
    expect(decodeSource('x', new TextEncoder().encode('one\nPlan â€” two\n'))).toMatchObject({
      text: 'one\nPlan — two\n',
      mended: [2],
    });
  });

  test('a picture is no text', () => {
    expect(decodeSource('x', Uint8Array.from(Array.from({ length: 400 }, (_, index) => index % 7)))).toBeUndefined();
  });
});
