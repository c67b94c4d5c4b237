/** What the bytes of a file turned out to be: text, or why not. */
export type Decoded =
  | { ok: true; text: string }
  | { ok: false; rule: string; message: string; fix: string; line: number; column: number };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Larger files than any plan: reading one would only slow everybody down. */
export const MAX_BYTES = 4 * 1024 * 1024;

/** Lines end as they do once the file is decoded: at LF, CRLF or CR. */
function placeOf(bytes: Uint8Array, offset: number): { line: number; column: number } {
  const before = new TextDecoder().decode(bytes.subarray(0, offset)).split(/\r\n?|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** The offset of the first byte that is not UTF-8: the longest decodable prefix, found by halving. */
function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    try {
      decoder.decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  // A prefix may end inside a character: the character began up to three bytes earlier.
  for (let back = 1; back <= 3 && back <= low; back++) {
    const byte = bytes[low - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return low - back + sequenceLength(byte) > low ? low - back : low;
  }
  return low;
}

const sequenceLength = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2);

/**
 * Decodes a plan file: UTF-8, a byte order mark dropped, CRLF and CR turned into LF (which moves no line and no column).
 * UTF-16, invalid UTF-8, NUL bytes and files over {@link MAX_BYTES} are refused with what to do about it.
 */
export function decode(bytes: Uint8Array): Decoded {
  const no = (rule: string, message: string, fix: string, offset = 0): Decoded => ({
    ok: false,
    rule,
    message,
    fix,
    ...placeOf(bytes, offset),
  });
  if (bytes.length > MAX_BYTES) {
    const size = (bytes.length / 1024 / 1024).toFixed(1);
    return no(
      'file/too-large',
      `the file has ${size} MB; a plan file has at most ${MAX_BYTES / 1024 / 1024} MB`,
      'Split it, or move data out of the content folder',
    );
  }
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    return no(
      'file/utf-16',
      'the file is UTF-16; plan files are UTF-8',
      'Save it as UTF-8 (in a shell: iconv -f UTF-16 -t UTF-8)',
    );
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const everyOther = bytes.length > 3 && nul < 2 && bytes[nul + 2] === 0;
    return everyOther
      ? no(
          'file/utf-16',
          'the file looks like UTF-16 without a mark; plan files are UTF-8',
          'Save it as UTF-8 (in a shell: iconv -f UTF-16LE -t UTF-8)',
          nul,
        )
      : no('file/nul', 'a NUL byte: this is no text, or it was damaged', 'Remove the byte, or restore the file', nul);
  }
  const start = a === 0xef && b === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  try {
    const text = strict.decode(start === 0 ? bytes : bytes.subarray(start));
    return { ok: true, text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text };
  } catch {
    const offset = firstInvalid(bytes);
    const byte = (bytes[offset] ?? 0).toString(16).padStart(2, '0');
    return no(
      'file/not-utf-8',
      `the byte 0x${byte} is not UTF-8`,
      'Save the file as UTF-8; it may be Windows-1252 or Latin-1 now',
      offset,
    );
  }
}
