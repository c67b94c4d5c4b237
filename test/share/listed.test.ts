import { expect, test } from 'vitest';
import { compute } from '../../src/pipeline/compute.ts';
import { dayOf } from '../../src/pipeline/day.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';
import { listedShares } from '../../src/share/listed.ts';
import { makeShares } from '../../src/share/publish.ts';
import { sealedBytes } from '../../src/share/seal/sealed-page.ts';
import { unseal } from '../../src/share/seal/unseal.ts';

const KEY = 'ABEiM0RVZneImaq7zN3u/wEjRWeJq83v/ty6mHZUMhA=';
const OTHER = '0m0iIF+HHInKLElJtw/1eNrP5noUD0F0L/3D9Jbkn3c=';

/** The pages that are made for an audience, and those that its plan's overview links to. */
async function of(audience: string, env: Record<string, string> = {}) {
  const text = `---\ntitle: Plan\nstatus: planned\nfrom: { system: A }\nto: { system: B }\naudiences:\n  - { id: board, title: The board, sees: [status], ${audience} }\n---\n`;
  const reading = await readContent(memoryTree({ 'plans/p/plan.mdx': text }));
  const { asOf } = dayOf(reading.portfolio, '2026-03-01', '2026-03-01');
  const computed = compute(reading, asOf);
  const made = await makeShares(computed, { env, now: 5, draw: async () => undefined, locate: reading.locate });
  const [plan] = computed.plans;
  if (!plan) throw new Error('no plan');
  return { ...made, listed: await listedShares(computed.portfolio, plan.plan, asOf) };
}

test('an open page is listed where that is stated', async () => {
  expect((await of('mode: open')).listed).toEqual([]);
  expect((await of('mode: open, listed: true')).listed).toEqual([{ title: 'The board', mode: 'open', url: '/s/p/board.html' }]);
  expect((await of('mode: open, listed: true, revoked: true')).listed).toEqual([]);
  expect((await of('mode: open, listed: true, expires: 2026-02-28')).listed).toEqual([]);
});

test('a demonstration needs no secret, opens with the link that is listed, and is the same in every build', async () => {
  const { shares, skipped, listed } = await of(`listed: true, demonstrationKey: "${KEY}"`, { BANYAN_SHARE_SECRET: OTHER });
  expect(skipped).toEqual([]);
  const [share] = shares;
  const [path, fragment = ''] = (listed[0]?.url ?? '').split('#');
  expect(path).toBe(`/${share?.path}`);
  const bytes = sealedBytes(share?.file ?? '');
  expect((bytes && (await unseal(bytes, fragment)))?.page).toContain('The board');
  expect((await of(`listed: true, demonstrationKey: "${KEY}"`)).shares).toEqual(shares);
});

test('a page that is sealed with the secret is never listed', async () => {
  await expect(of('listed: true', { BANYAN_SHARE_SECRET: KEY })).rejects.toThrow(
    'the audience board of p is sealed and listed, so the site would publish its key',
  );
});

test('a weak demonstration key is refused by its name', async () => {
  await expect(of('demonstrationKey: secret')).rejects.toThrow('demonstrationKey is neither base64 nor hex of random bytes');
});
