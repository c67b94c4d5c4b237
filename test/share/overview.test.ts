import { describe, expect, test } from 'vitest';
import { compute } from '../../src/pipeline/compute.ts';
import { dayOf } from '../../src/pipeline/day.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';
import { audienceOverviews } from '../../src/share/overview.ts';
import { makeShares } from '../../src/share/publish.ts';
import { sealedBytes } from '../../src/share/seal/sealed-page.ts';
import { unseal } from '../../src/share/seal/unseal.ts';

const KEY = 'ABEiM0RVZneImaq7zN3u/wEjRWeJq83v/ty6mHZUMhA=';
const OTHER = '0m0iIF+HHInKLElJtw/1eNrP5noUD0F0L/3D9Jbkn3c=';

/** The pages that are made for an audience, and what the overview of its plan says of it. */
async function of(audience: string, { shares = 'beside-site', env = {}, dev = false } = {}) {
  const reading = await readContent(
    memoryTree({
      'portfolio.mdx': `---\ntitle: All\nshares: ${shares}\n---\n`,
      'plans/p/plan.mdx': `---\ntitle: Plan\nstatus: planned\nfrom: { system: A }\nto: { system: B }\naudiences:\n  - { id: board, title: The board, ${audience} }\n---\n`,
    }),
  );
  const { asOf } = dayOf(reading.portfolio, '2026-03-01', '2026-03-01');
  const computed = compute(reading, asOf);
  const make = () => makeShares(computed, { env, now: 5, draw: async () => undefined, locate: reading.locate });
  const [plan] = computed.plans;
  if (!plan) throw new Error('no plan');
  const [overview] = await audienceOverviews(computed.portfolio, plan.plan, asOf, { local: '/base/', dev });
  const findings = computed.findings.filter(({ severity }) => severity === 'error').map((each) => each.message);
  return { make, overview: overview as NonNullable<typeof overview>, findings };
}

const linksOf = async (...args: Parameters<typeof of>) => (await of(...args)).overview.links;

describe('the overview links to the page of an audience', () => {
  test('that is listed, open and current', async () => {
    expect(await linksOf('mode: open')).toEqual([]);
    expect(await linksOf('mode: open, listed: true')).toEqual(['/base/s/p/board.html']);
    expect(await linksOf('mode: open, listed: true, revoked: true')).toEqual([]);
    expect(await linksOf('mode: open, listed: true, expires: 2026-02-28')).toEqual([]);
  });

  test('on the host of the pages where they have one, and in dev on its own server', async () => {
    expect(await linksOf('mode: open, listed: true', { shares: 'https://status.example.com' })).toEqual([
      'https://status.example.com/s/p/board.html',
    ]);
    expect(await linksOf('mode: open, listed: true', { shares: '{ unknown: no host yet }' })).toEqual([]);
    expect(await linksOf('mode: open, listed: true', { shares: '{ unknown: no host yet }', dev: true })).toEqual([
      '/base/s/p/board.html',
    ]);
  });
});

test('a demonstration needs no secret, opens with the link that is listed, and is the same in every build', async () => {
  const env = { BANYAN_SHARE_SECRET: OTHER };
  const { make, overview } = await of(`sees: [status], listed: true, demonstrationKey: "${KEY}"`, { env });
  const { shares, skipped } = await make();
  expect(skipped).toEqual([]);
  const [share] = shares;
  const [path, fragment = ''] = (overview.links[0] ?? '').split('#');
  expect(path).toBe(`/base/${share?.path}`);
  const bytes = sealedBytes(share?.file ?? '');
  expect((bytes && (await unseal(bytes, fragment)))?.page).toContain('The board');
  const again = await of(`sees: [status], listed: true, demonstrationKey: "${KEY}"`);
  expect((await again.make()).shares).toEqual(shares);
});

test.each([
  ['listed: true', 'a sealed page cannot be listed: the site would publish its key'],
  ['mode: open, recipients: [ana]', 'an open page has no recipients: anyone who finds it reads it'],
  ['mode: open, passphrase: BANYAN_BOARD', 'an open page has no passphrase: anyone who finds it reads it'],
  ['demonstrationKey: secret', '"secret": neither base64 nor hex of random bytes'],
  ['demonstrationKey: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAaA=', 'does not look random'],
  ['demonstrationKey: ABEiM0RVZneImaq7zN3u', 'only 15 bytes, of at least 32'],
])('{ %s } is an error', async (audience, message) => {
  const { findings } = await of(`sees: [status], ${audience}`);
  expect(findings).toEqual([expect.stringContaining(message)]);
});

test.each<[string, object]>([
  [
    'sees: [status, risks], only: [risks/loss], redact: [people, costs], expires: 2026-12-31, recipients: [ana, bo]',
    {
      sees: ['status', 'risks'],
      only: ['risks/loss'],
      redacted: ['people', 'costs'],
      access: 'sealed, 2 links',
      expires: '2026-12-31',
      state: 'current',
    },
  ],
  [
    'sees: [status, risks], fields: [risks.title], pages: [how], passphrase: BANYAN_BOARD',
    { sees: ['status', 'risks (title)', 'page how'], access: 'sealed, one link and a passphrase', expires: undefined },
  ],
  ['mode: open', { sees: [], access: 'open to anyone with the address' }],
  [`demonstrationKey: "${KEY}"`, { access: 'sealed; a demonstration whose key is published' }],
  ['expires: 2026-02-28', { state: 'over', expires: '2026-02-28' }],
  ['revoked: true, expires: 2026-02-28', { state: 'revoked' }],
])('{ %s } is summed up for the team', async (audience, said) => {
  const { overview } = await of(audience);
  expect(overview).toMatchObject(said);
  expect(JSON.stringify(overview)).not.toMatch(/\bana\b|BANYAN_/);
});
