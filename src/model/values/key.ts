import { no, ok, type Parsed } from './parsed.ts';

const LEAST_BYTES = 32;
/** 32 random bytes have about 30 different values; fewer than 17 happens once in 10^12 times. */
const LEAST_DISTINCT = 17;
const WRITE = '32 random bytes in base64 or hex, as `openssl rand -base64 32` prints them';

function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (/^(?:[0-9a-f]{2})+$/i.test(text)) return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const [, digits] = /^([A-Za-z0-9+/_-]+)={0,2}$/.exec(text) ?? [];
  if (digits === undefined || digits.length % 4 === 1) return undefined;
  // All-lower-case text is base64 only by chance; random base64 of this length has letters of both cases.
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text)) return undefined;
  return Uint8Array.from(atob(digits.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

/** Parses a secret key: at least 32 random bytes, in base64, base64url or hex. Refusals never repeat it. */
export function parseKey(raw: string): Parsed<Uint8Array<ArrayBuffer>> {
  const bytes = bytesOf(raw.trim());
  if (bytes === undefined) return no('neither base64 nor hex of random bytes', WRITE);
  if (bytes.length < LEAST_BYTES) return no(`only ${bytes.length} bytes, of at least ${LEAST_BYTES}`, WRITE);
  return new Set(bytes).size < LEAST_DISTINCT ? no('does not look random', WRITE) : ok(bytes);
}
