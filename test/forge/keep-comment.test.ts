import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORGES } from '../../src/forge/forges.ts';
import { bodyOf, keepComment, markerOf, type Outcome } from '../../src/forge/keep-comment.ts';
import { BOT, environment, type FakeForge, fakeForge, SHAPES } from './fake-forges.ts';

const NAMES = Object.keys(SHAPES) as (keyof typeof SHAPES)[];

describe.each(NAMES)('%s', (name) => {
  let server: FakeForge;
  beforeEach(async () => {
    server = await fakeForge(name);
  });
  afterEach(() => server.close());
  const html = name !== 'bitbucket';
  const marker = (tag?: string): string => `${markerOf(tag, html)}${html ? '' : '\n'}`;
  const keep = (text: string, options: { tag?: string; longest?: number } = {}): Promise<Outcome> =>
    keepComment(FORGES[name](environment(name, server.url)), text, options);
  const bodies = (): string[] => server.comments.map(({ body }) => body);
  const person = (id: number, body: string) => ({ id, body, author: 'ana' });

  it('the first push writes a comment, later ones update it, and there is never a second one', async () => {
    server.comments.push(...Array.from({ length: 230 }, (_, id) => person(id + 1, 'Looks good')));
    expect(await keep('### Plan: 1 changed')).toBe('created');
    expect(await keep('### Plan: 2 changed')).toBe('updated');
    expect(await keep('### Plan: 2 changed')).toBe('unchanged');
    expect(await keep('### Plan: no changes\n\nCompared a with b.')).toBe('updated');
    expect(bodies().slice(230)).toEqual([`${marker()}\n### Plan: no changes\n\nCompared a with b.\n`]);
  });

  it('without a change and without a comment, none is written', async () => {
    expect(await keep('### Plan: no changes')).toBe('nothing');
    expect(server.comments).toEqual([]);
  });

  it('two content roots have a comment each', async () => {
    await keep('### Billing', { tag: 'billing' });
    await keep('### Orders', { tag: 'orders' });
    await keep('### Billing again', { tag: 'billing' });
    expect(bodies()).toEqual([`${marker('billing')}\n### Billing again\n`, `${marker('orders')}\n### Orders\n`]);
  });

  it.each([true, false])('a comment of a person that holds the marker is left alone (the API knows us: %s)', async (knows) => {
    server.knowsSelf = knows;
    server.comments.push(person(1, `${marker()}\nnot yours`));
    // A workflow's token does not always say who it is; its name is known.
    if (name === 'github' && !knows) server.comments.push({ id: 2, body: 'hello', author: 'github-actions[bot]' });
    await keep('### Plan: 1 changed');
    expect(bodies()[0]).toBe(`${marker()}\nnot yours`);
    expect(bodies().at(-1)).toBe(`${marker()}\n### Plan: 1 changed\n`);
  });

  it('two comments of two runs at once become one', async () => {
    for (const id of [1, 2]) server.comments.push({ id, body: `${marker()}\nold`, author: BOT });
    expect(await keep('### Plan: 1 changed')).toBe('updated');
    expect(server.comments).toEqual([{ id: 1, body: `${marker()}\n### Plan: 1 changed\n`, author: BOT }]);
  });

  it('a token that only reads, as of a fork, is no failure', async () => {
    server.writable = false;
    expect(await keep('### Plan: 1 changed')).toBe('readonly');
    expect(server.comments).toEqual([]);
  });

  it('a server that fails for a moment and a limit that passes are waited for', async () => {
    server.answers.push({ status: 502 }, { status: 429, headers: { 'retry-after': '0' } });
    expect(await keep('### Plan: 1 changed')).toBe('created');
  });

  it('a limit that lasts is told with how long', async () => {
    await keep('### Plan: 1 changed');
    const limit = { status: 429, headers: { 'retry-after': '1800' } };
    server.answers.push({ status: 200, body: SHAPES[name].selfBody(BOT) }, limit);
    await expect(keep('### Plan: 2 changed')).rejects.toThrow('the API allows no more requests for 30 minutes');
  });

  it('a server that keeps failing is an error, never a silent success', async () => {
    server.answers.push({ status: 200, body: SHAPES[name].selfBody(BOT) }, ...Array.from({ length: 4 }, () => ({ status: 500 })));
    await expect(keep('### Plan: 1 changed')).rejects.toThrow('the API answered 500');
  });

  it('a number that is none never reaches an address', () => {
    const env = Object.fromEntries(
      Object.entries(environment(name, server.url)).map(([key, value]) => [
        key,
        value === '7' ? '7/../8' : value.replace('/7/', '/x/'),
      ]),
    );
    expect(() => FORGES[name](env)).toThrow(/is no a number: 7\/\.\.\/8|PULL_REQUEST is not set/);
    expect(server.asked).toEqual([]);
  });
});

it('a list that leads to another host is not followed with the token', async () => {
  const server = await fakeForge('bitbucket');
  server.answers.push(
    { status: 200, body: SHAPES.bitbucket.selfBody(BOT) },
    { status: 200, body: { values: [], next: 'https://elsewhere.example/steal' } },
  );
  await expect(keepComment(FORGES.bitbucket(environment('bitbucket', server.url)), '### x')).rejects.toThrow(
    'the API leads to another host: elsewhere.example',
  );
  await server.close();
});

it.each([
  ['a folded part is closed', `### x\n<details>\n<summary>More</summary>\n\n${'- a line\n'.repeat(400)}\n</details>\n`],
  ['a drawing is closed', `### x\n\`\`\`text\n${'▓▓▓▓\n'.repeat(800)}\`\`\`\n`],
  ['one endless line', `### x\n${'x'.repeat(5000)}`],
])('a text that is too long is cut at a line and says so: %s', (_, text) => {
  const body = bodyOf(text, markerOf(undefined, true), 1000, true);
  expect(body.length).toBeLessThanOrEqual(1000);
  expect(body).toMatch(/\*\*The rest is left out: a comment holds 1,000 characters\.\*\*\n$/);
  expect(body.match(/<details>/g)?.length).toBe(body.match(/<\/details>/g)?.length);
  expect((body.match(/^```/gm)?.length ?? 0) % 2).toBe(0);
});

it('where no HTML is rendered, folded parts stand open under a heading', () => {
  expect(
    bodyOf('### x\n<details>\n<summary>3 more</summary>\n\n- a\n\n</details>\n', markerOf(undefined, false), 1000, false),
  ).toBe('[//]: # (banyan-diff)\n\n### x\n**3 more**\n\n- a\n');
});
