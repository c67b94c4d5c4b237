import { parseKey } from '../../model/values/key.ts';
import { UnsafeShare } from '../unsafe.ts';

/** The environment variable that all names and keys of sealed shares are derived from. */
export const SECRET_VARIABLE = 'BANYAN_SHARE_SECRET';

type Environment = Readonly<Record<string, string | undefined>>;

function strong(name: string, text: string): Uint8Array<ArrayBuffer> {
  const key = parseKey(text);
  if (!key.ok) throw new UnsafeShare(`${name}: ${key.why}`, `Write ${key.write}`);
  return key.value;
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
