import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_RECIPIENTS } from '../../src/model/kinds/audience.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';
import type { Draw } from '../../src/share/page/pictures.ts';
import { pageStyle } from '../../src/share/page/style.ts';
import { makeShares } from '../../src/share/publish.ts';
import { openerScript } from '../../src/share/seal/sealed-page.ts';
import { problems } from '../reader/read.ts';
import { VIEWS } from './audience.ts';
import { AS_OF } from './everything.ts';

const ENV = { BANYAN_SHARE_SECRET: 'ABEiM0RVZneImaq7zN3u/wEjRWeJq83v/ty6mHZUMhA=' };
const nothing: Draw = async () => undefined;

interface Texts {
  /** Seen by the audience. */
  title: string;
  /** Not seen by it. */
  hidden: string;
  owner: string;
  body: string;
}

/** Publishes a plan with an open and a sealed audience that see all views, with everything redacted. */
async function published({ title, hidden, owner, body }: Texts, draw = nothing) {
  const file = (fields: object, below = ''): string =>
    `---\n${Object.entries(fields)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
      .join('')}---\n${below}`;
  const sees = { sees: VIEWS, redact: ['people', 'costs', 'hosts'], pages: ['notes'] };
  const tree = memoryTree({
    'plans/p/plan.mdx': file({
      title,
      status: 'planned',
      from: { system: 'Old' },
      to: { system: 'New' },
      start: '2026-05-04',
      team: [{ role: 'Lead', people: [owner] }],
      audiences: [
        { id: 'open', mode: 'open', expires: '2026-12-31', ...sees },
        { id: 'sealed', recipients: ['ana'], ...sees },
      ],
    }),
    'plans/p/phases/1-a.mdx': file({ title, status: 'planned', owner, duration: '2w' }, `\n- [ ] ${hidden}\n`),
    'plans/p/risks.mdx': file({
      risks: [{ id: 'r', title, owner, probability: 'low', impact: 2, mitigation: hidden, note: hidden }],
    }),
    'plans/p/pages/notes.mdx': file({ title: 'Notes' }, `\n${body}\n`),
  });
  const reading = await readContent(tree);
  if (reading.portfolio.plans.length === 0)
    throw new Error(JSON.stringify(reading.findings.map(({ message, place }) => [message, place.line])));
  const computed = compute(reading, AS_OF);
  return makeShares(computed, { env: ENV, now: 0, draw, locate: reading.locate });
}

const NO_ONE = 'Ana Souza';
const usual: Texts = { title: 'Move the orders', hidden: 'Nobody may see this', owner: NO_ONE, body: 'Words' };
/** Why pages were not published; nothing where both were. */
const refusedOf = ({ shares, skipped }: Awaited<ReturnType<typeof published>>): string[] => {
  expect(shares.length + skipped.length).toBe(2);
  return skipped.map(({ why }) => why);
};

/** Words that the page itself is made of: labels, dates, styles, scripts. */
const VOCABULARY = [
  ...new Set(
    `${pageStyle()} ${openerScript()} As of Version Link ends Shown Nothing else is in this page Banyan May March Max White Black Security Data Platform Team Status Timeline Phase Barry`.match(
      /\p{L}{3,}/gu,
    ),
  ),
].map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);

describe('a harmless plan is published', () => {
  test.each(['Max Müller', 'Security team', 'Data Platform', 'Barry White', 'May Chen'])('with the owner %s', async (owner) => {
    expect(refusedOf(await published({ ...usual, owner }))).toEqual([]);
  });

  test('whatever words of the page are the names of people', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...VOCABULARY), fc.constantFrom(...VOCABULARY), async (first, last) => {
        expect(refusedOf(await published({ ...usual, owner: `${first} ${last}` }))).toEqual([]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  test('with any text, seen or hidden', async () => {
    const special = fc.constantFrom('\\', '"', '\u2028', '<', '&', '\ue000', '\ue001', '\u00a0', "'", '\\\\', '{', '%', 'zqk1q');
    const texts = fc.array(fc.oneof(special, fc.constantFrom(...VOCABULARY), fc.string({ unit: 'grapheme', maxLength: 8 })), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (seen, hidden) => {
        const title = `T ${seen.join(' ')}`;
        expect(refusedOf(await published({ ...usual, title, hidden: `H ${hidden.join(' ')}`, body: title }))).toEqual([]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  test.each([String.raw`Files below C:\Program Files\Shop are read by both`, 'Nothing else is in this page, says the page'])(
    'with the text %s',
    async (text) => {
      expect(refusedOf(await published({ ...usual, title: text, hidden: text, body: text }))).toEqual([]);
    },
  );

  test.each([...'#*->|+_~`[]({<!=0.\\ "\''])('with long lines of %s', async (sign) => {
    const line = sign.repeat(5000);
    for (const body of [`${line}x`, `\`\`\`bash\n${line} a banner\n${line}\n\`\`\``, `a ${line}`])
      expect(refusedOf(await published({ ...usual, body }))).toEqual([]);
  });
});

test('a page that is refused is named with its field, and the others are published', async () => {
  const draw: Draw = async () => '<svg><image href="https://example.com/"/></svg>';
  const { shares, skipped } = await published({ ...usual, body: '```mermaid\nflowchart LR\n a-->b\n```' }, draw);
  expect(shares).toEqual([]);
  expect(skipped).toMatchObject([
    { audience: 'open', refused: true, why: 'it would show what it may not see: an element that leads or loads' },
    { audience: 'sealed', refused: true },
  ]);
});

test('more recipients than a sealed page has room for are said by check', async () => {
  const plan = (count: number): string =>
    `---\ntitle: P\nstatus: planned\nfrom: { system: a }\nto: { system: b }\naudiences:\n  - { id: board, sees: [status], recipients: [${Array.from({ length: count }, (_, index) => `r${index}`).join(', ')}] }\n---\n`;
  expect(await problems({ 'plan.mdx': plan(MAX_RECIPIENTS) })).toEqual([]);
  expect(await problems({ 'plan.mdx': plan(MAX_RECIPIENTS + 2) })).toEqual([
    expect.stringContaining('`recipients`: 250 entries, of at most 248 → Remove 2'),
  ]);
});
