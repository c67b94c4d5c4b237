import { ITERATIONS, KEY, WRAP_INFO } from './format.ts';
import { type Bytes, hkdf, joined, utf8 } from './keys.ts';

/** Derives a key from a passphrase with PBKDF2-SHA-256. Normalised to NFKC, so that the keyboard does not matter. */
export async function stretched(passphrase: string, salt: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', utf8(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS }, key, KEY * 8),
  );
}

/** Returns the key that wraps the content key for the holder of a link and, if set, the passphrase. */
export async function wrappingKey(link: Bytes, salt: Bytes, passphrase: Bytes | undefined): Promise<CryptoKey> {
  const material = await hkdf(passphrase ? joined(link, passphrase) : link, salt, WRAP_INFO, KEY);
  return crypto.subtle.importKey('raw', material, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
