import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSource } from '../../src/import/decode.ts';

const utf16 = (text: string, mark: boolean): Uint8Array => {
  const bytes = mark ? [0xff, 0xfe] : [];
  for (let index = 0; index < text.length; index++) bytes.push(text.charCodeAt(index) & 0xff, text.charCodeAt(index) >> 8);
  return Uint8Array.from(bytes);
};

/** The same with the two bytes of each character swapped. */
const swapped = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes, (_, index) => bytes[index ^ 1] ?? 0);

describe('bytes of a document', () => {
  test.each([
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, 0x23, 0x20, 0x41, 0x0d, 0x0a]), 'utf-8', '# A\n'],
    ['UTF-16 with a mark', utf16('# Плáн\n', true), 'utf-16le', '# Плáн\n'],
    ['UTF-16 without one', utf16('# Plan\n', false), 'utf-16le', '# Plan\n'],
    ['UTF-16, the other way round, with a mark', swapped(utf16('# Плáн\n', true)), 'utf-16be', '# Плáн\n'],
    ['UTF-16, the other way round, without one', swapped(utf16('# Plan\n', false)), 'utf-16be', '# Plan\n'],
    ['CR alone as line ends', new TextEncoder().encode('# Plan\r\r- a\r'), 'utf-8', '# Plan\n\n- a\n'],
  ])('%s', (_, bytes, encoding, text) => {
    expect(decodeSource('x', bytes)).toMatchObject({ encoding, text });
  });

  test.each<[string, string, string, string]>([
    ['Shift-JIS', 'shift_jis', 'IyCI2o1zjHaJ5goKLSCDZYFbg3WDi4LwjeyQrIK3gukK', '# 移行計画\n\n- テーブルを作成する\n'],
    ['EUC-JP', 'euc-jp', 'IyCw3LnUt9ey6AoKLSClxqG8pdal66Tyuu7ArqS5pOsK', '# 移行計画\n\n- テーブルを作成する\n'],
    [
      'ISO-2022-JP',
      'iso-2022-jp',
      'IyAbJEIwXDlUN1cyaBsoQgoKLSAbJEIlRiE8JVYlayRyOm5ALiQ5JGsbKEIK',
      '# 移行計画\n\n- テーブルを作成する\n',
    ],
    ['GBK', 'gb18030', 'IyDHqNLGvMa7rgoKLSC0tL2oyv2+3b/iCg==', '# 迁移计划\n\n- 创建数据库\n'],
    ['Big5', 'big5', 'IyC+RbK+rXC5ugoKLSCr2KXfuOquxq53oUGzb6xPssSkQKhCCg==', '# 遷移計劃\n\n- 建立資料庫，這是第一步\n'],
    ['EUC-KR', 'euc-kr', 'IyC4tsDMsde3ucDMvMcgsOjIuQoKLSC1pcDMxc0gwMzA/Ao=', '# 마이그레이션 계획\n\n- 데이터 이전\n'],
    [
      'Windows-1251',
      'windows-1251',
      'IyDP6+DtIOzo4/Dg9ujoCgotINHu5+Tg8vwg8uDh6+j2+wo=',
      '# План миграции\n\n- Создать таблицы\n',
    ],
    ['KOI8-R', 'koi8-r', 'IyDwzMHOIM3Jx9LBw8nJCgotIPPP2sTB1Ngg1MHCzMnD2Qo=', '# План миграции\n\n- Создать таблицы\n'],
    ['ISO-8859-5', 'iso-8859-5', 'IyC/29DdINzY0+DQ5tjYCgotIMHe19TQ4uwg4tDR29jm6wo=', '# План миграции\n\n- Создать таблицы\n'],
    ['CP866', 'ibm866', 'IyCPq6CtIKyoo+Cg5qioCgotIJGup6Sg4uwg4qChq6jm6wo=', '# План миграции\n\n- Создать таблицы\n'],
    [
      'Windows-1252',
      'windows-1252',
      'IyBHcvbfZSCTYWx0lCCWIDUggAoKLSBDcullciBsYSBiYXNlCg==',
      '# Größe “alt” – 5 €\n\n- Créer la base\n',
    ],
    ['Latin-1', 'windows-1252', 'IyBHcvbfZQoKLSBDcullciBsYSBiYXNlCg==', '# Größe\n\n- Créer la base\n'],
  ])('%s', (_, encoding, base64, text) => {
    expect(decodeSource('x', Buffer.from(base64, 'base64'))).toMatchObject({ encoding, text, mended: [], cleaned: [] });
  });

  test.each(['# План\n\n- Größe 5 €\n', '# 移行計画\n\n- 作成\n', '# Plan “é”\n'])(
    '%j that was read as Latin-1 before is mended',
    (text) => {
      const wrong = [...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte)).join('');
      expect(decodeSource('x', new TextEncoder().encode(wrong))?.text).toBe(text);
    },
  );

  test('any text is read back from UTF-16, whichever way its bytes stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean(), (words, swap) => {
        const text = `# ${words.replace(/[\r\n\ufeff]/g, ' ')}\n`;
        const bytes = utf16(text, true);
        const read = decodeSource('x', swap ? swapped(bytes) : bytes);
        return read?.encoding === (swap ? 'utf-16be' : 'utf-16le') && (read.mended.length > 0 || read.text === text);
      }),
    );
  });

  test('control characters are left out, and their lines are known', () => {
    expect(decodeSource('x', new TextEncoder().encode('one\nMo\u0000ve it\n'))).toMatchObject({
      text: 'one\nMove it\n',
      cleaned: [2],
    });
  });

  test('one line in another encoding does not spoil the others', () => {
    const bytes = Buffer.concat([Buffer.from('# Größe – 5 €\n'), Buffer.from('Größe\n', 'latin1')]);
    expect(decodeSource('x', bytes)?.text).toBe('# Größe – 5 €\nGröße\n');
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

test.each([true, false])('UTF-32 is read by its byte order mark, little endian %s', (little) => {
  const points = ['\ufeff', ...'# Plan\n\nĄ 計画 🚀\n'].map((each) => each.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(points.length * 4));
  for (const [index, point] of points.entries()) view.setUint32(index * 4, point, little);
  const read = decodeSource('PLAN.md', new Uint8Array(view.buffer));
  expect(read).toMatchObject({ text: '# Plan\n\nĄ 計画 🚀\n', encoding: little ? 'utf-32le' : 'utf-32be' });
});

describe('letters that Windows-1252 has no place for', () => {
  const lines = (text: string): readonly number[] | undefined =>
    decodeSource('PLAN.md', Uint8Array.from([...text].map((each) => each.charCodeAt(0))))?.doubtful;

  test('are told by their lines: Polish in Windows-1250, Spanish in Mac Roman', () => {
    expect(lines('# Plan\n\nPrzep\xb3yw danych\n')).toEqual([3]);
    expect(lines('# Plan\nconfiguraci\x97n\n')).toEqual([2]);
  });

  test('are none in Western text', () => {
    expect(lines('# Pl\xe4ne f\xfcr 2026 \x96 Entw\xfcrfe, 10 m\xb2, \xbfQu\xe9?\n\nc\x9cur \x97 \xab na\xefve \xbb\n')).toEqual(
      [],
    );
  });
});
