import { createHmac } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { CivilDate } from '../../model/values/civil.ts';
import { bucketOf, FLAG_PASSPHRASE, KEY, NONCE, SALT, VERSION, WRAP, WRAPS_MULTIPLE } from './format.ts';
import { type Bytes, bindingOf, joined, linkKey, type ShareContext, utf8 } from './keys.ts';
import { stretched, wrappingKey } from './wrapping.ts';

/** Facts sealed with a page, so that they can be trusted. */
export interface SealedFacts {
  /** The last day on which it opens. */
  expires?: CivilDate;
  /** The time of sealing in ms since 1970: distinguishes older copies from newer ones. */
  sealedAt: number;
}

export interface SealOptions extends SealedFacts {
  secret: Bytes;
  context: ShareContext;
  /** Each gets a wrapped content key; `['']` for the single link of an audience without recipients. */
  recipients: readonly string[];
  passphrase?: string;
  /** Derives keys and nonces from what is sealed, so that every build is the same. Only where the secret is published. */
  repeatable?: boolean;
}

const fresh = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/** A stream of bytes that follows from the secret and all that is sealed: other content never meets the same nonce. */
function derived({ secret, context, recipients, expires, sealedAt }: SealOptions, page: string): typeof fresh {
  const seed = createHmac('sha256', secret)
    .update(JSON.stringify([context, recipients, expires, sealedAt, page]))
    .digest();
  let block = 0;
  return (length) => {
    const count = Math.ceil(length / 32);
    const blocks = Array.from({ length: count }, () => createHmac('sha256', seed).update(String(block++)).digest());
    return joined(...blocks).slice(0, length);
  };
}

/** Returns length, content and zero padding. */
function padded(content: Uint8Array): Bytes {
  const bytes = new Uint8Array(bucketOf(content.length + 4));
  new DataView(bytes.buffer).setUint32(0, content.length);
  bytes.set(content, 4);
  return bytes;
}

/**
 * Seals a page for its recipients: a content key of this build alone, wrapped for each link. Every nonce is fresh, so two
 * builds of the same page differ in every byte, unless `repeatable` is set.
 */
export async function seal(page: string, options: SealOptions): Promise<Bytes> {
  const { secret, context, recipients, passphrase, expires, sealedAt } = options;
  const random = options.repeatable === true ? derived(options, page) : fresh;
  const salt = random(SALT);
  const count = Math.max(1, Math.ceil(recipients.length / WRAPS_MULTIPLE)) * WRAPS_MULTIPLE;
  const head = joined(new Uint8Array([VERSION, passphrase === undefined ? 0 : FLAG_PASSPHRASE]), salt, new Uint8Array([count]));
  const binding = await bindingOf(secret, context);
  const contentKey = random(KEY);
  const stretch = passphrase === undefined ? undefined : await stretched(passphrase, salt);
  const wraps: Bytes[] = [];
  for (const recipient of recipients) {
    const key = await wrappingKey(await linkKey(secret, context, recipient), salt, stretch);
    const iv = random(NONCE);
    const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: joined(head, binding) }, key, contentKey);
    wraps.push(joined(iv, new Uint8Array(wrapped)));
  }
  // Hides the number of recipients, and which of the wraps are real.
  while (wraps.length < count) wraps.splice((random(1)[0] ?? 0) % (wraps.length + 1), 0, random(WRAP));
  const open = joined(head, ...wraps);
  const facts: SealedFacts = { ...(expires !== undefined && { expires }), sealedAt };
  const content = padded(deflateRawSync(utf8(`${JSON.stringify(facts)}\n${page}`), { level: 9 }));
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt']);
  const iv = random(NONCE);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: joined(open, binding) }, key, content);
  return joined(open, iv, new Uint8Array(sealed));
}
