import { BINDING, KEY } from './format.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** What a share is bound to. Raising the epoch changes every name and key. */
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

/** HKDF-SHA-256 (RFC 5869). */
export async function hkdf(material: Bytes, salt: Bytes, info: string, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) }, key, length * 8),
  );
}

/** What a value is derived for. As JSON, so that no two different lists read the same. */
const derive = (secret: Bytes, length: number, purpose: string, { plan, audience, epoch }: ShareContext, recipient = '') =>
  hkdf(secret, utf8('banyan share 1'), JSON.stringify([purpose, plan, audience, epoch, recipient]), length);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The name of the file of a share, without its ending: 32 hex digits that say nothing. */
export const fileName = async (secret: Bytes, context: ShareContext): Promise<string> =>
  hex(await derive(secret, 16, 'name', context));

/** What the seal of a share is bound to. */
export const bindingOf = (secret: Bytes, context: ShareContext): Promise<Bytes> => derive(secret, BINDING, 'binding', context);

/** The part of a link that opens a share for one recipient. */
export const linkKey = (secret: Bytes, context: ShareContext, recipient: string): Promise<Bytes> =>
  derive(secret, KEY, 'link', context, recipient);

/** The fragment of a link: 64 characters of base64url, key and binding. The same from build to build. */
export async function fragmentOf(secret: Bytes, context: ShareContext, recipient: string): Promise<string> {
  const [key, binding] = await Promise.all([linkKey(secret, context, recipient), bindingOf(secret, context)]);
  return Buffer.from(joined(key, binding)).toString('base64url');
}

/** The key of a fragment and its binding; `undefined` where it is not one. */
export function readFragment(fragment: string): { key: Bytes; binding: Bytes } | undefined {
  if (!/^[A-Za-z0-9_-]{64}$/.test(fragment)) return undefined;
  const bytes = new Uint8Array(Buffer.from(fragment, 'base64url'));
  return { key: bytes.slice(0, KEY), binding: bytes.slice(KEY) };
}
