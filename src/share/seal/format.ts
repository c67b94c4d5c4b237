/**
 * The format of a sealed share, version 1. All of it looks random but the first two bytes and the count.
 *
 * ```
 *  0  version (1)
 *  1  flags: bit 0, a passphrase is needed
 *  2  salt, 16 bytes, fresh in each build
 * 18  count of wraps n
 * 19  n × wrap: nonce (12), content key sealed for one recipient (32 + 16). Padded with random ones to a multiple of 8
 *  …  nonce (12)
 *  …  content: AES-256-GCM of [length (4, big endian) | deflate | zeros up to the bucket]
 * ```
 *
 * Additional data of every seal: everything before the nonce of the content (for a wrap: the 19 bytes before the wraps) and
 * the binding, 16 bytes that follow from secret, plan, audience and epoch. They stand in the link and not in the file, so
 * a file of another plan, audience or epoch does not open, even where its key were the same.
 */
export const VERSION = 1;
export const SALT = 16;
export const HEAD = 2 + SALT + 1;
export const NONCE = 12;
export const TAG = 16;
export const KEY = 32;
export const WRAP = NONCE + KEY + TAG;
export const BINDING = 16;
export const WRAPS_MULTIPLE = 8;
export const FLAG_PASSPHRASE = 1;
/** OWASP Password Storage Cheat Sheet (2023) for PBKDF2-HMAC-SHA256. */
export const ITERATIONS = 600_000;
/** Binds the wrapping key to its use. */
export const WRAP_INFO = 'banyan share 1 wrap';

const SMALLEST_BUCKET = 64 * 1024;

/** Returns the padded size of a content: the next power of two, at least 64 KiB. */
export function bucketOf(bytes: number): number {
  let bucket = SMALLEST_BUCKET;
  while (bucket < bytes) bucket *= 2;
  return bucket;
}
