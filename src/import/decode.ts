import { mojibake } from '../reader/mojibake.ts';

/** One document to import: its name, its text with LF line ends, and what had to be done to read it. */
export interface SourceText {
  /** As given on the command line, without folders that all sources share. */
  name: string;
  text: string;
  /** The name of its encoding in the WHATWG standard, or `utf-32le`, `utf-32be`. */
  encoding: string;
  /** Lines (from 1) in which text was read in a wrong encoding before, and is mended here. */
  mended: readonly number[];
  /** Lines (from 1) with control characters, which are left out. */
  cleaned: readonly number[];
  /** Lines (from 1) with signs inside words, as when a text of Central Europe or of old Macs is read as one of Western Europe. */
  doubtful: readonly number[];
}

/** The share of characters of a text that are in a class, among those that are not ASCII. */
function share(text: string, wanted: RegExp): number {
  const foreign = text.match(/[^\p{ASCII}\s]/gu) ?? [];
  return foreign.length === 0 ? 0 : foreign.filter((character) => wanted.test(character)).length / foreign.length;
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Characters that most Chinese text has many of, those of plans among them. */
const SIMPLIFIED = /[的一是在不了有和人这中大为上个以要时来用到作于出就分对成会可主发年动计划阶段迁移数据库系统准备测试服务务]/u;
const TRADITIONAL = /[的一是在不了有和人這中大為上個以要時來用到作於出就分對成會可主發年動計劃畫階段遷移資料庫系統準備測試服務]/u;

const japanese = (text: string): boolean => share(text, /[\u3041-\u30ff]/) > 0.15 && share(text, /[\uff61-\uff9f]/) < 0.05;

/** Legacy encodings of East Asia, and how their text is recognised. Thresholds leave room for symbols and foreign words. */
const EAST_ASIAN: readonly { encoding: string; plausible: (text: string) => boolean }[] = [
  { encoding: 'shift_jis', plausible: japanese },
  { encoding: 'euc-jp', plausible: japanese },
  { encoding: 'euc-kr', plausible: (text) => share(text, /[\uac00-\ud7a3]/) > 0.8 },
  { encoding: 'big5', plausible: (text) => share(text, TRADITIONAL) > 0.12 },
  { encoding: 'gb18030', plausible: (text) => share(text, /[\u4e00-\u9fff]/) > 0.5 },
];

/** Those of Cyrillic text; each reads any bytes, so that the one with the most of its common letters is right. */
const CYRILLIC = ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866'];

/** In East Asian encodings bytes above 0x7F come in runs; in Western ones they stand alone between ASCII letters. */
const runsOfHighBytes = (bytes: Uint8Array): number => {
  let runs = 0;
  let high = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte < 0x80) continue;
    high++;
    if ((bytes[index - 1] ?? 0) < 0x80) runs++;
  }
  return runs === 0 ? 0 : high / runs;
};

function decodeLegacy(bytes: Uint8Array): { text: string; encoding: string } {
  if (runsOfHighBytes(bytes) >= 1.8) {
    const read = EAST_ASIAN.flatMap(({ encoding, plausible }) => {
      const text = decodeStrictly(bytes, encoding);
      return text !== undefined && plausible(text) ? [{ text, encoding }] : [];
    });
    const [first, second] = read;
    // Big5 and GBK have the same bytes: the right one gives common characters.
    if (first?.encoding === 'big5' && second && share(second.text, SIMPLIFIED) > share(first.text, TRADITIONAL)) return second;
    if (first) return first;
    const cyrillic = CYRILLIC.map((encoding) => ({ encoding, text: new TextDecoder(encoding).decode(bytes) }))
      .map((each) => ({ ...each, common: share(each.text, /[оеаинтсрвлкмдпу]/) }))
      .reduce((best, each) => (each.common > best.common ? each : best));
    if (cyrillic.common > 0.5) return { text: cyrillic.text, encoding: cyrillic.encoding };
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
}

/** UTF-32 by its byte order mark. */
function decodeUtf32(bytes: Uint8Array): { text: string; encoding: string } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || bytes.length % 4 > 0) return undefined;
  const little = view.getUint32(0, true) === 0xfeff;
  if (!little && view.getUint32(0) !== 0xfeff) return undefined;
  let text = '';
  for (let at = 4; at < bytes.length; at += 4) {
    const point = view.getUint32(at, little);
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  }
  return { text, encoding: little ? 'utf-32le' : 'utf-32be' };
}

/**
 * Signs that stand in no word of Western Europe: `Przep³yw` is Windows-1250, `configuraci—n` is Mac Roman, each read as
 * Windows-1252.
 */
const IN_WORD = /\p{L}[³¹¿¼¾£¥±¶·¸»«´¯¨—–ˆ‡‰‹Ž„…†›‚](?=\p{Ll})|(?<=\p{Ll})[ŠŽŒŸ](?=\p{Ll})/u;

function decodeBytes(bytes: Uint8Array): { text: string; encoding: string } {
  const wide = decodeUtf32(bytes);
  if (wide) return wide;
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' };
  const nul = bytes.subarray(0, 4).indexOf(0);
  if (nul >= 0 && bytes.length > 3) {
    const encoding = nul % 2 === 1 ? 'utf-16le' : 'utf-16be';
    return { text: new TextDecoder(encoding).decode(bytes), encoding };
  }
  const escaped = bytes.includes(0x1b) ? decodeStrictly(bytes, 'iso-2022-jp') : undefined;
  if (escaped !== undefined && japanese(escaped)) return { text: escaped, encoding: 'iso-2022-jp' };
  const text = decodeStrictly(bytes, 'utf-8');
  return text === undefined ? decodeLegacy(bytes) : { text, encoding: 'utf-8' };
}

/** Control characters have no place in YAML and show nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are the characters meant
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Reads the bytes of a document in any encoding that real plans have. `undefined` where they are no text. */
export function decodeSource(name: string, bytes: Uint8Array): SourceText | undefined {
  const { text: decoded, encoding } = decodeBytes(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
  const controls = decoded.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (controls > 8 && controls > decoded.length / 200) return undefined;
  const written = decoded.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const cleaned = written.split('\n').flatMap((line, index) => (line.search(CONTROLS) < 0 ? [] : [index + 1]));
  const plain = written.replace(CONTROLS, '');
  let text = '';
  let last = 0;
  const mended = new Set<number>();
  for (const { start, found, meant } of mojibake(plain)) {
    text += plain.slice(last, start) + meant;
    last = start + found.length;
    mended.add(plain.slice(0, start).split('\n').length);
  }
  text += plain.slice(last);
  const doubtful =
    encoding === 'windows-1252' ? text.split('\n').flatMap((line, index) => (IN_WORD.test(line) ? [index + 1] : [])) : [];
  return { name, text, encoding, mended: [...mended], cleaned, doubtful };
}
