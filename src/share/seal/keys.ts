import { BINDING, KEY } from './format.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** The context that a share is bound to. Raising the epoch changes every name and key. */
export interface ShareContext {
  plan: string;
  audience: string;
  epoch: number;
}

export const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));

export const joined = (...parts: readonly Uint8Array[]): Bytes => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** Derives a key with HKDF-SHA-256 (RFC 5869). */
export async function hkdf(material: Bytes, salt: Bytes, info: string, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) }, key, length * 8),
  );
}

/** Derives a value for a purpose. The context is encoded as JSON, so that different lists never collide. */
const derive = (secret: Bytes, length: number, purpose: string, { plan, audience, epoch }: ShareContext, recipient = '') =>
  hkdf(secret, utf8('banyan share 1'), JSON.stringify([purpose, plan, audience, epoch, recipient]), length);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Returns the file name of a share, without extension: 32 hex digits without information. */
export const fileName = async (secret: Bytes, context: ShareContext): Promise<string> =>
  hex(await derive(secret, 16, 'name', context));

/** Returns the binding of a share's seal. */
export const bindingOf = (secret: Bytes, context: ShareContext): Promise<Bytes> => derive(secret, BINDING, 'binding', context);

/** Returns the link key of one recipient. */
export const linkKey = (secret: Bytes, context: ShareContext, recipient: string): Promise<Bytes> =>
  derive(secret, KEY, 'link', context, recipient);

/** Returns the fragment of a link: 64 characters of base64url, key and binding. Stable across builds. */
export async function fragmentOf(secret: Bytes, context: ShareContext, recipient: string): Promise<string> {
  const [key, binding] = await Promise.all([linkKey(secret, context, recipient), bindingOf(secret, context)]);
  return Buffer.from(joined(key, binding)).toString('base64url');
}

/** Returns key and binding of a fragment; `undefined` if it is malformed. */
export function readFragment(fragment: string): { key: Bytes; binding: Bytes } | undefined {
  if (!/^[A-Za-z0-9_-]{64}$/.test(fragment)) return undefined;
  const bytes = new Uint8Array(Buffer.from(fragment, 'base64url'));
  return { key: bytes.slice(0, KEY), binding: bytes.slice(KEY) };
}
