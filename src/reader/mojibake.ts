/** Bytes 0x80–0x9F of Windows-1252; the five that it leaves empty stand for themselves, as the WHATWG encoding has them. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Bytes 0x80–0xFF of Mac Roman. */
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

const macBytes = new Map([...MAC_ROMAN].map((character, index) => [character, 0x80 + index]));
const windowsBytes = new Map([...WINDOWS_1252].map((character, index) => [character, 0x80 + index]));
// Text that was read as Latin-1 has the bytes 0x80–0x9F as control characters.
for (let byte = 0x80; byte <= 0xff; byte++) windowsBytes.set(String.fromCharCode(byte), byte);

/** First and last code points of what people write in plans: letters, punctuation, arrows, boxes, symbols, East Asian text, emoji. */
const PLAUSIBLE: readonly (readonly [number, number])[] = [
  [0xa0, 0x17f],
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x2000, 0x206f],
  [0x20a0, 0x20cf],
  [0x2100, 0x27bf],
  [0x2900, 0x2bff],
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xfe0f, 0xfe0f],
  [0xff00, 0xffef],
  [0xfffd, 0xfffd],
  [0x1f000, 0x1faff],
];

/** The character that bytes are in UTF-8, if they are one from its first byte to its last. */
function decodeUtf8(bytes: readonly number[]): number | undefined {
  const [lead = 0, ...trail] = bytes;
  const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xc2 && lead <= 0xdf ? 2 : 0;
  if (length === 0 || trail.length < length - 1) return undefined;
  let code = lead & (0xff >> (length + 1));
  for (const byte of trail.slice(0, length - 1)) {
    if (byte < 0x80 || byte > 0xbf) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  return PLAUSIBLE.some(([from, to]) => code >= from && code <= to) ? code : undefined;
}

/** How many characters of UTF-8 read as Mac Roman are to be believed by their first one: in others, dashes and quotes before a letter would be taken for it. */
const MAC_LEADS = new Set([0xc2, 0xc3, 0xe2, 0xef, 0xf0]);

/** The text at an offset that is one character in a wrong encoding, and what it was. */
function at(text: string, offset: number): { found: string; meant: string } | undefined {
  for (const [table, leads] of [
    [windowsBytes, undefined],
    [macBytes, MAC_LEADS],
  ] as const) {
    const bytes = [...text.slice(offset, offset + 4)].map((character) => table.get(character) ?? 0);
    if (leads && !leads.has(bytes[0] ?? 0)) continue;
    const code = decodeUtf8(bytes);
    if (code === undefined) continue;
    const length = code > 0xffff ? 4 : code > 0x7ff ? 3 : 2;
    return { found: text.slice(offset, offset + length), meant: String.fromCodePoint(code) };
  }
  // Programs drop Mac Roman's apple (0xF0, U+F8FF), with which every emoji begins: `üîÑ` is what is left of 🔄.
  const bytes = [...text.slice(offset, offset + 3)].map((character) => macBytes.get(character) ?? 0);
  const code = bytes[0] === 0x9f ? decodeUtf8([0xf0, ...bytes]) : undefined;
  return code === undefined ? undefined : { found: text.slice(offset, offset + 3), meant: String.fromCodePoint(code) };
}

const NOT_ASCII = /[^\0-\u007f]{2,}/g;

/**
 * Text that was UTF-8 and was read as Windows-1252 or Mac Roman: `â€™` for ’, `Ã©` for é, `‚Äî` for —. Proven by reading
 * it back: its characters have to be the bytes of one plausible character in UTF-8.
 */
export function* mojibake(text: string): Generator<{ start: number; found: string; meant: string }> {
  for (const run of text.matchAll(NOT_ASCII)) {
    for (let offset = run.index; offset < run.index + run[0].length - 1; offset++) {
      const hit = at(text, offset);
      if (!hit) continue;
      yield { start: offset, ...hit };
      offset += hit.found.length - 1;
    }
  }
}
