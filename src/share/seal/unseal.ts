import { inflateRawSync } from 'node:zlib';
import { FLAG_PASSPHRASE, HEAD, NONCE, SALT, TAG, VERSION, WRAP } from './format.ts';
import { type Bytes, joined, readFragment } from './keys.ts';
import type { SealedFacts } from './seal.ts';
import { stretched, wrappingKey } from './wrapping.ts';

export interface Unsealed extends SealedFacts {
  page: string;
}

const decrypt = async (key: CryptoKey, iv: Bytes, additionalData: Bytes, sealed: Bytes): Promise<Bytes | undefined> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed).then(
    (bytes) => new Uint8Array(bytes),
    () => undefined,
  );

/**
 * Opens a sealed share as the decryption page does. Returns `undefined` for anything that does not open: a wrong key, a wrong,
 * modified or truncated file, a missing passphrase. Does not reveal which.
 */
export async function unseal(bytes: Bytes, fragment: string, passphrase?: string): Promise<Unsealed | undefined> {
  const link = readFragment(fragment);
  const count = bytes[HEAD - 1] ?? 0;
  const end = HEAD + count * WRAP;
  if (!link || bytes[0] !== VERSION || bytes.length < end + NONCE + TAG) return undefined;
  const locked = ((bytes[1] ?? 0) & FLAG_PASSPHRASE) !== 0;
  if (locked && passphrase === undefined) return undefined;
  const salt = bytes.slice(2, 2 + SALT);
  const key = await wrappingKey(link.key, salt, locked ? await stretched(passphrase ?? '', salt) : undefined);
  const headData = joined(bytes.slice(0, HEAD), link.binding);
  for (let at = HEAD; at < end; at += WRAP) {
    const wrapped = await decrypt(key, bytes.slice(at, at + NONCE), headData, bytes.slice(at + NONCE, at + WRAP));
    if (!wrapped) continue;
    const contentKey = await crypto.subtle.importKey('raw', wrapped, 'AES-GCM', false, ['decrypt']);
    const openData = joined(bytes.slice(0, end), link.binding);
    const content = await decrypt(contentKey, bytes.slice(end, end + NONCE), openData, bytes.slice(end + NONCE));
    if (!content) return undefined;
    const length = new DataView(content.buffer).getUint32(0);
    const text = inflateRawSync(content.slice(4, 4 + length)).toString('utf8');
    const line = text.indexOf('\n');
    return { ...(JSON.parse(text.slice(0, line)) as SealedFacts), page: text.slice(line + 1) };
  }
  return undefined;
}
