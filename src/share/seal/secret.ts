import { UnsafeShare } from '../unsafe.ts';

/** The environment variable that all names and keys of sealed shares are derived from. */
export const SECRET_VARIABLE = 'BANYAN_SHARE_SECRET';

const LEAST_BYTES = 32;
/** 32 random bytes have about 30 different values; fewer than 17 happens once in 10^12 times. */
const LEAST_DISTINCT = 17;
const FIX = `Make a new one: openssl rand -base64 32`;

const refuse = (name: string, why: string): never => {
  throw new UnsafeShare(`${name} ${why}`, FIX);
};

function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (/^(?:[0-9a-f]{2})+$/i.test(text)) return new Uint8Array(Buffer.from(text, 'hex'));
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return undefined;
  // All-lower-case text is base64 only by chance; random base64 of this length has letters of both cases.
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text)) return undefined;
  return new Uint8Array(Buffer.from(text, 'base64url'));
}

type Environment = Readonly<Record<string, string | undefined>>;

function strong(name: string, text: string): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(text);
  if (bytes === undefined) return refuse(name, 'is neither base64 nor hex of random bytes');
  if (bytes.length < LEAST_BYTES) return refuse(name, `has ${bytes.length} bytes; it needs at least ${LEAST_BYTES}`);
  if (new Set(bytes).size < LEAST_DISTINCT) return refuse(name, 'does not look random');
  return bytes;
}

/**
 * Returns the secret of sealed shares: at least 32 random bytes in base64 or hex. `undefined` if it is not set. Throws
 * UnsafeShare if it is too short or does not look random. Messages never repeat it.
 */
export function readSecret(env: Environment): Uint8Array<ArrayBuffer> | undefined {
  const text = env[SECRET_VARIABLE]?.trim();
  return text === undefined || text === '' ? undefined : strong(SECRET_VARIABLE, text);
}

/**
 * Returns the secret of one audience: its published `demonstrationKey`, else the secret of the environment. `undefined` where
 * neither is set. Throws UnsafeShare as `readSecret` does.
 */
export const secretOf = (
  { demonstrationKey }: { demonstrationKey?: string },
  env: Environment,
): Uint8Array<ArrayBuffer> | undefined =>
  demonstrationKey === undefined ? readSecret(env) : strong('demonstrationKey', demonstrationKey.trim());

const LEAST_PASSPHRASE = 12;

/** Returns a passphrase from its variable; `undefined` if it is not set. Throws UnsafeShare if it is too short. */
export function readPassphrase(env: Environment, variable: string): string | undefined {
  const text = env[variable];
  if (text === undefined || text === '') return undefined;
  if ([...text].length < LEAST_PASSPHRASE || new Set(text).size < LEAST_PASSPHRASE / 2)
    throw new UnsafeShare(
      `${variable} is too short for a passphrase`,
      `Take at least ${LEAST_PASSPHRASE} characters, such as five words`,
    );
  return text;
}
