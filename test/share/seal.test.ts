import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { MAX_RECIPIENTS } from '../../src/model/kinds/audience.ts';
import { bucketOf, HEAD, ITERATIONS, KEY, NONCE, TAG, WRAP, WRAP_INFO } from '../../src/share/seal/format.ts';
import { type Bytes, fileName, fragmentOf, type ShareContext } from '../../src/share/seal/keys.ts';
import { type SealOptions, seal } from '../../src/share/seal/seal.ts';
import { sealedBytes, sealedPage } from '../../src/share/seal/sealed-page.ts';
import { readPassphrase, readSecret } from '../../src/share/seal/secret.ts';
import { unseal } from '../../src/share/seal/unseal.ts';

const secret: Bytes = new Uint8Array(Buffer.from('00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210', 'hex'));
const CONTEXT: ShareContext = { plan: 'p', audience: 'board', epoch: 2 };
const PAGE = '<!doctype html><title>The plan</title><p>ends on 10 April';
const options: SealOptions = { secret, context: CONTEXT, recipients: [''], sealedAt: 1_767_225_600_000, expires: '2026-12-31' };
const link = (context: Partial<ShareContext> = {}, recipient = '', own = secret) =>
  fragmentOf(own, { ...CONTEXT, ...context }, recipient);

let sealed: Bytes;
let fragment: string;
beforeAll(async () => {
  sealed = await seal(PAGE, options);
  fragment = await link();
});

test('opens with its link, with what was sealed beside it', async () => {
  expect(await unseal(sealed, fragment)).toEqual({ page: PAGE, expires: '2026-12-31', sealedAt: 1_767_225_600_000 });
});

test('links and names are the same from build to build, files never are', async () => {
  const again = await seal(PAGE, options);
  expect(await link()).toBe(fragment);
  expect(await fileName(secret, CONTEXT)).toMatch(/^[0-9a-f]{32}$/);
  expect(await fileName(secret, CONTEXT)).toBe(await fileName(secret, { ...CONTEXT }));
  const nonce = (bytes: Bytes) => Buffer.from(bytes.slice(HEAD + 8 * WRAP, HEAD + 8 * WRAP + NONCE)).toString('hex');
  expect(nonce(again)).not.toBe(nonce(sealed));
  expect(Buffer.from(again.slice(2, 18)).equals(Buffer.from(sealed.slice(2, 18)))).toBe(false);
  expect((await unseal(again, fragment))?.page).toBe(PAGE);
});

test('a repeatable file is the same in every build, and another where anything in it is', async () => {
  const repeatable = { ...options, repeatable: true };
  const text = async (page: string, more: Partial<SealOptions> = {}) =>
    Buffer.from(await seal(page, { ...repeatable, ...more })).toString('hex');
  const first = await text(PAGE);
  expect(await text(PAGE)).toBe(first);
  expect((await unseal(new Uint8Array(Buffer.from(first, 'hex')), fragment))?.page).toBe(PAGE);
  // Salt and nonces follow from all that is sealed: no two files share one.
  const salts = await Promise.all([
    text(PAGE),
    text(`${PAGE}!`),
    text(PAGE, { sealedAt: 1 }),
    text(PAGE, { expires: '2027-01-01' }),
  ]);
  expect(new Set(salts.map((each) => each.slice(4, 36))).size).toBe(4);
});

describe('what does not belong together does not open', () => {
  test.each<[string, Partial<ShareContext>]>([
    ['an earlier epoch', { epoch: 1 }],
    ['a later epoch', { epoch: 3 }],
    ['another audience', { audience: 'vendor' }],
    ['another plan', { plan: 'q' }],
  ])('the link of %s', async (_, context) => {
    expect(await unseal(sealed, await link(context))).toBeUndefined();
    expect(await fileName(secret, { ...CONTEXT, ...context })).not.toBe(await fileName(secret, CONTEXT));
  });

  test('a file of an earlier epoch put in the place of this one', async () => {
    const old = await seal(PAGE, { ...options, context: { ...CONTEXT, epoch: 1 } });
    expect(await unseal(old, fragment)).toBeUndefined();
  });

  test('files of two audiences that changed places', async () => {
    const other = await seal('other', { ...options, context: { ...CONTEXT, audience: 'vendor' } });
    expect(await unseal(other, fragment)).toBeUndefined();
    expect(await unseal(sealed, await link({ audience: 'vendor' }))).toBeUndefined();
    expect((await unseal(other, await link({ audience: 'vendor' })))?.page).toBe('other');
  });

  test('the right key with the binding of another epoch', async () => {
    const bytes = Buffer.from(fragment, 'base64url');
    const other = Buffer.from(await link({ epoch: 1 }), 'base64url');
    const mixed = Buffer.concat([bytes.subarray(0, KEY), other.subarray(KEY)]).toString('base64url');
    expect(await unseal(sealed, mixed)).toBeUndefined();
  });

  test('names that read alike when they are put one behind the other', async () => {
    expect(await link({ plan: 'a', audience: 'bc' })).not.toBe(await link({ plan: 'ab', audience: 'c' }));
    expect(await link({ audience: 'b', epoch: 12 })).not.toBe(await link({ audience: 'b1', epoch: 2 }));
    expect(await link({}, 'x')).not.toBe(await link({ audience: 'boardx' }));
  });

  test('a changed byte, wherever it is', async () => {
    const places = [
      0,
      1,
      2,
      17,
      18,
      HEAD,
      HEAD + NONCE,
      HEAD + WRAP - 1,
      HEAD + 8 * WRAP,
      HEAD + 8 * WRAP + NONCE,
      sealed.length - TAG,
      sealed.length - 1,
    ];
    for (const place of places) {
      const changed = sealed.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      const opened = await unseal(changed, fragment, 'any passphrase');
      expect([place, opened]).toEqual([place, undefined]);
    }
  }, 120_000);

  test('a file that was cut or that is empty', async () => {
    for (const length of [0, 1, HEAD, HEAD + 8 * WRAP, sealed.length - 1])
      expect(await unseal(sealed.slice(0, length), fragment)).toBeUndefined();
    expect(await unseal(new Uint8Array(Buffer.concat([sealed, Buffer.from([0])])), fragment)).toBeUndefined();
  });

  test('what is no link at all', async () => {
    for (const wrong of ['', 'x', fragment.slice(1), `${fragment}A`, fragment.replace(/.$/, '!')])
      expect(await unseal(sealed, wrong)).toBeUndefined();
  });
});

describe('recipients', () => {
  test('each opens with a link of their own, and whoever was taken out does not open the next file', async () => {
    const both = await seal(PAGE, { ...options, recipients: ['ana', 'bo'] });
    const one = await seal(PAGE, { ...options, recipients: ['ana'] });
    for (const recipient of ['ana', 'bo']) expect((await unseal(both, await link({}, recipient)))?.page).toBe(PAGE);
    expect((await unseal(one, await link({}, 'ana')))?.page).toBe(PAGE);
    expect(await unseal(one, await link({}, 'bo'))).toBeUndefined();
    expect(await unseal(both, await link())).toBeUndefined();
  });

  test('a file does not tell how many there are', async () => {
    const of = async (count: number) =>
      (await seal(PAGE, { ...options, recipients: Array.from({ length: count }, (_, index) => `r${index}`) })).length;
    expect(await of(1)).toBe(await of(8));
    expect(await of(9)).toBe((await of(1)) + 8 * WRAP);
  });
});

test('a passphrase is needed beside the link, not in its place', async () => {
  const locked = await seal(PAGE, { ...options, passphrase: 'four words are enough' });
  expect((await unseal(locked, fragment, 'four words are enough'))?.page).toBe(PAGE);
  expect(await unseal(locked, fragment)).toBeUndefined();
  expect(await unseal(locked, fragment, 'four words are not')).toBeUndefined();
  expect(await unseal(locked, await link({ epoch: 1 }), 'four words are enough')).toBeUndefined();
});

test('the size of a file says little', async () => {
  expect([1, 65_536, 65_537, 200_000].map(bucketOf)).toEqual([65_536, 65_536, 131_072, 262_144]);
  const long = await seal(`${PAGE}${'a sentence of the plan. '.repeat(2000)}`, options);
  expect(long.length).toBe(sealed.length);
});

describe('the page around it', () => {
  test('is the same for every share but for what is sealed, and tells nothing of it', () => {
    const page = sealedPage(sealed);
    expect(sealedBytes(page)).toEqual(sealed);
    const blank = (text: string) => text.replace(/(id="sealed">)[^<]*/, '$1');
    expect(blank(page) === blank(sealedPage(new Uint8Array(10)))).toBe(true);
    expect(/plan|board|april|expires/i.test(blank(page).replace(/<script>[\s\S]*/, ''))).toBe(false);
  });

  test('asks for nothing and runs nothing but its opener', () => {
    const page = sealedPage(sealed);
    expect(page.includes('content="default-src &#39;none&#39;; script-src &#39;sha256-')).toBe(true);
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(/unsafe-|\bsrc=|\bhref=|https?:\/\/(?!\.)/.test(page.replace(/<script>[\s\S]*/, ''))).toBe(false);
    for (const meta of ['name="referrer" content="no-referrer"', 'name="robots" content="noindex'])
      expect(page.includes(meta)).toBe(true);
  });

  test('its opener has the numbers of the format', () => {
    const source = readFileSync('src/share/seal/opener.js', 'utf8');
    expect(source).toContain(`iterations: ${ITERATIONS}`);
    expect(source).toContain(`'${WRAP_INFO}'`);
    expect(source).toContain(`${HEAD} + bytes[${HEAD - 1}] * ${WRAP}`);
  });
});

describe('secrets', () => {
  const random = Buffer.from(secret).toString('base64');
  test('32 random bytes in base64 or hex are taken', () => {
    for (const text of [random, random.replace(/=+$/, ''), Buffer.from(secret).toString('hex'), ` ${random}\n`])
      expect(readSecret({ BANYAN_SHARE_SECRET: text })).toEqual(secret);
  });
  test('without one there is none', () => {
    expect(readSecret({})).toBeUndefined();
    expect(readSecret({ BANYAN_SHARE_SECRET: '' })).toBeUndefined();
  });
  test.each([
    ['short', random.slice(0, 40), 'BANYAN_SHARE_SECRET: only 30 bytes, of at least 32'],
    [
      'a sentence',
      'this is my secret, and nobody will ever guess it',
      'BANYAN_SHARE_SECRET: neither base64 nor hex of random bytes',
    ],
    [
      'words in a row',
      'thisismysecretandnobodywilleverguessitatalls',
      'BANYAN_SHARE_SECRET: neither base64 nor hex of random bytes',
    ],
    ['one byte again and again', 'ab'.repeat(32), 'BANYAN_SHARE_SECRET: does not look random'],
  ])('%s is refused, and not repeated', (_, text, message) => {
    expect(() => readSecret({ BANYAN_SHARE_SECRET: text })).toThrow(message);
    expect(message).not.toContain(text);
  });
  test('a short passphrase is refused', () => {
    expect(() => readPassphrase({ BANYAN_X: 'short' }, 'BANYAN_X')).toThrow('BANYAN_X is too short for a passphrase');
    expect(readPassphrase({}, 'BANYAN_X')).toBeUndefined();
  });
});

test('a page opens for each of as many recipients as an audience may have', async () => {
  const recipients = Array.from({ length: MAX_RECIPIENTS }, (_, index) => `r${index}`);
  const many = await seal(PAGE, { ...options, recipients });
  for (const recipient of ['r0', 'r127', `r${MAX_RECIPIENTS - 1}`])
    expect((await unseal(many, await link({}, recipient)))?.page).toBe(PAGE);
});
