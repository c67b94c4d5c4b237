import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { banyan, contentRoot } from './banyan.ts';

const SECRET = 'ABEiM0RVZneImaq7zN3u/wEjRWeJq83v/ty6mHZUMhA=';
const PLAN = `---
title: Example
status: planned
from: { system: Old }
to: { system: New }
audiences:
  - { id: board, sees: [status], recipients: [ana, bo] }
  - { id: over, sees: [status], expires: 2026-01-31 }
  - { id: public, sees: [status], mode: open }
---
`;
const folder = (): string => join(mkdtempSync(join(tmpdir(), 'banyan-out-')), 'out');
const root = (plan = PLAN): string => contentRoot({ 'plans/p/plan.mdx': plan });
const run = (args: string[], secret: string | undefined = SECRET, env: Record<string, string> = {}) =>
  banyan([...args, '--as-of', '2026-03-01'], { env: { CI: '', BANYAN_SHARE_SECRET: secret ?? '', ...env } });
const planOf = (content: string): string => readFileSync(join(content, 'plans/p/plan.mdx'), 'utf8');
/** What a folder of shares has besides its pages: our mark, and what its host needs. */
const HOST = ['.banyan-site', '404.html', '_headers', 'robots.txt'];
const files = (out: string): string[] =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

describe('build --only shares', () => {
  test('writes what has a page today, and prints no key', () => {
    const out = folder();
    const { code, err } = run(['build', '--content', root(), '--only', 'shares', '--out', out]);
    expect(code).toBe(0);
    expect(err).toContain('no page for the audience over of p: it ended on 2026-01-31\n');
    expect(files(out)).toEqual([
      ...HOST,
      expect.stringMatching(/^([0-9a-f]{32}|public)\.html$/),
      expect.stringMatching(/^([0-9a-f]{32}|public)\.html$/),
    ]);
    expect(err).not.toMatch(/#|ABEiM/);
  });

  test('without the secret writes all but what is sealed, says so, and fails', () => {
    const out = folder();
    const { code, err } = run(['build', '--content', root(), '--only', 'shares', '--out', out], '');
    expect(code).toBe(1);
    expect(err).toContain('banyan: no page for the audience board of p: BANYAN_SHARE_SECRET is not set\n');
    expect(err).toContain('banyan: the folder is incomplete: set the secrets and build it again\n');
    expect(files(out)).toEqual([...HOST, 'public.html']);
  });

  test('with a weak secret writes nothing', () => {
    const out = folder();
    const { code, err } = run(['build', '--content', root(), '--only', 'shares', '--out', out], 'hunter2'.repeat(7));
    expect(code).toBe(2);
    expect(err).toBe(
      'banyan: BANYAN_SHARE_SECRET: neither base64 nor hex of random bytes\n  Write 32 random bytes in base64 or hex, as `openssl rand -base64 32` prints them\n',
    );
    expect(existsSync(out)).toBe(false);
  });

  test('an open audience with a passphrase is refused', () => {
    const plan = PLAN.replace('mode: open', 'mode: open, passphrase: BANYAN_X');
    const { code, err } = run(['build', '--content', root(plan), '--only', 'shares', '--out', folder()]);
    expect(code).toBe(1);
    expect(err).toContain('an open page has no passphrase: anyone who finds it reads it');
    expect(err).toContain('Write mode: sealed, or remove passphrase');
  });

  test('a passphrase that is not set leaves its audience out', () => {
    const plan = PLAN.replace('recipients: [ana, bo]', 'passphrase: BANYAN_BOARD');
    const { err } = run(['build', '--content', root(plan), '--only', 'shares', '--out', folder()]);
    expect(err).toContain('no page for the audience board of p: BANYAN_BOARD is not set');
  });
});

describe('share', () => {
  test('list prints a link for each recipient, the same each time', () => {
    const content = root();
    const { out } = run(['share', 'list', '--content', content]);
    expect(out).toMatch(
      /^p board: sealed, epoch 1, without an end, sees status\n {2}ana: s\/[0-9a-f]{32}\.html#[\w-]{64}\n {2}bo: s\/[0-9a-f]{32}\.html#[\w-]{64}\n/,
    );
    expect(out).toContain(
      'p over: sealed, epoch 1, ended on 2026-01-31, sees status\np public: open, epoch 1, without an end, sees status\n  s/p/public.html\n',
    );
    expect(run(['share', 'list', '--content', content]).out).toBe(out);
  });

  test('list prints no key into the log of a CI run', () => {
    const { out } = run(['share', 'list', 'p', 'board', '--content', root()], SECRET, { CI: 'true' });
    expect(out).toContain('.html#… (the key is not printed here: --show-links)');
    expect(out).not.toMatch(/#[\w-]{64}/);
  });

  test('create writes the audience and prints its link', () => {
    const content = root();
    const { code, out } = run([
      'share',
      'create',
      'p',
      'press',
      '--title',
      'The press',
      '--sees',
      'status,timeline',
      '--expires',
      '2026-12-31',
      '--content',
      content,
    ]);
    expect(code).toBe(0);
    expect(planOf(content)).toBe(
      PLAN.replace(
        'mode: open }\n',
        'mode: open }\n  - { id: press, title: The press, sees: [status, timeline], expires: 2026-12-31, epoch: 1 }\n',
      ),
    );
    expect(out).toMatch(
      /Written to plans\/p\/plan\.mdx[\s\S]*p press: sealed, epoch 1, until 2026-12-31, sees status, timeline\n {2}s\/[0-9a-f]{32}\.html#[\w-]{64}\n$/,
    );
  });

  test('rotate raises the epoch, and says what it cannot undo', () => {
    const content = root();
    const before = run(['share', 'list', 'p', 'board', '--content', content]).out;
    const { out } = run(['share', 'rotate', 'p', 'board', '--content', content]);
    expect(planOf(content)).toContain('{ id: board, sees: [status], recipients: [ana, bo], epoch: 2 }');
    expect(out).toContain(
      'plans/p/plan.mdx: epoch 1 → 2. Hand out the new links; the old ones end.\nThis takes effect when the site is rebuilt and deployed. It cannot take back\n',
    );
    for (const link of before.match(/s\/[^\n]+/g) ?? []) expect(out).not.toContain(link);
  });

  test('revoke ends the link of one recipient, or all', () => {
    const content = root();
    run(['share', 'revoke', 'p', 'board', '--recipient', 'bo', '--content', content]);
    expect(planOf(content)).toContain('{ id: board, sees: [status], recipients: [ana] }');
    run(['share', 'revoke', 'p', 'board', '--content', content]);
    expect(planOf(content)).toContain('{ id: board, sees: [status], recipients: [ana], epoch: 2, revoked: true }');
    const out = folder();
    run(['build', '--content', content, '--only', 'shares', '--out', out]);
    expect(files(out)).toEqual([...HOST, 'public.html']);
  });

  test('verify opens what was built, and finds what is missing or left over', () => {
    const content = root();
    const out = folder();
    run(['build', '--content', content, '--only', 'shares', '--out', out]);
    const verified = run(['share', 'verify', '--content', content, '--out', out]);
    expect(verified).toMatchObject({
      code: 0,
      out: 'p board: fine\np over: fine\np public: fine\n',
    });
    run(['share', 'rotate', 'p', 'board', '--content', content]);
    const { code, out: said } = run(['share', 'verify', '--content', content, '--out', out]);
    expect(code).toBe(1);
    expect(said).toMatch(
      /^p board: s\/[0-9a-f]{32}\.html is not there\np over: fine\np public: fine\ns\/[0-9a-f]{32}\.html: belongs to no audience\n$/,
    );
  });

  test.each([
    [['share', 'creat'], 'banyan: share creat is not known\n  write one of list, create, rotate, revoke, verify\n'],
    [
      ['share', 'rotate', 'p'],
      'banyan: share rotate needs a plan and an audience\n  write banyan share rotate <plan> <audience>\n',
    ],
    [['share', 'rotate', 'p', 'bord'], 'banyan: p has no audience bord\n  did you mean board?\n'],
    [
      ['share', 'create', 'p', 'x'],
      'banyan: an audience sees nothing unless it is told what\n  write --sees status,timeline,milestones\n',
    ],
    [['share', 'revoke', 'p', 'board', '--recipient', 'cy'], 'banyan: board has no recipient cy\n  known are ana, bo\n'],
  ])('%j', (args, err) => {
    expect(run([...args, '--content', root()])).toMatchObject({ code: 2, err });
  });
});

describe('the host of the pages', () => {
  const SITE = 'url: https://plans.example.com/shop/\n';
  const portfolio = (fields: string): string =>
    contentRoot({ 'portfolio.mdx': `---\ntitle: All\n${fields}---\n`, 'plans/p/plan.mdx': PLAN });
  const list = (fields: string) => run(['share', 'list', 'p', 'public', '--content', portfolio(fields)]);

  test.each([
    ['shares: https://status.example.com/x', '  https://status.example.com/x/s/p/public.html\n'],
    ['shares: beside-site', '  https://plans.example.com/shop/s/p/public.html\n'],
  ])('%s is the address that list prints', (field, link) => {
    const { out, err } = list(`${SITE}${field}\n`);
    expect([out.endsWith(link), err]).toEqual([true, '']);
  });

  test('without an address list prints paths, and says what to state', () => {
    const { out, err } = list(SITE);
    expect(out).toMatch(/\n {2}s\/p\/public\.html\n$/);
    expect(err).toBe(
      'banyan: the links have no address; state it in portfolio.mdx (shares: the address of the host of these pages)\n',
    );
  });

  test.each(['beside', 'ftp://x.example', 'https://exa mple', 'https://[bad'])('shares: %s is an error with its fix', (value) => {
    const { code, out } = run(['check', '--content', portfolio(`shares: "${value}"\n`)]);
    expect(code).toBe(1);
    expect(out).toContain(`portfolio.mdx:3:9`);
    expect(out).toContain('Write the address of their host, https://status.example.com/, or beside-site');
  });

  test('build leaves the pages out of the site, and says how to build them', () => {
    const out = folder();
    const { code, err } = run(['build', '--content', portfolio(''), '--out', out]);
    expect(code).toBe(0);
    expect(existsSync(join(out, 's'))).toBe(false);
    expect(err).toContain(
      'banyan: the pages of 2 audiences are not in this site; banyan build --only shares builds them for a host of their own\n',
    );
  });

  test('beside the site they are written into it, with the reason not to; a host that is the same is named too', () => {
    const out = folder();
    const beside = run(['build', '--content', portfolio('shares: beside-site\n'), '--out', out]);
    expect(beside.code).toBe(0);
    expect(existsSync(join(out, 's/p/public.html'))).toBe(true);
    const reason =
      'Readers of such a page can open the whole site; if the host asks for a login, their links end at that login\n';
    expect(beside.err).toContain(
      `banyan: the pages of audiences are in this site, as portfolio.mdx says (shares: beside-site). ${reason}`,
    );
    const same = run(['build', '--content', portfolio(`${SITE}shares: https://plans.example.com/status/\n`), '--out', out]);
    expect(existsSync(join(out, 's'))).toBe(false);
    expect(same.err).toContain(`banyan: url and shares of portfolio.mdx have one host. ${reason}`);
    const other = run(['build', '--content', portfolio(`${SITE}shares: https://status.example.com/\n`), '--out', out]);
    expect(other.err).not.toContain(reason);
  });
});

test('audiences of the portfolio are those of every plan, unless the plan has its own', () => {
  const content = contentRoot({
    'portfolio.mdx':
      '---\ntitle: All\naudiences:\n  - { id: board, sees: [timeline] }\n  - { id: all, title: Everybody, sees: [status], mode: open }\n---\n',
    'plans/p/plan.mdx': PLAN,
  });
  const { out } = run(['share', 'list', '--content', content]);
  expect(out).toContain('p board: sealed, epoch 1, without an end, sees status\n');
  expect(out).toContain('p all: open, epoch 1, without an end, sees status\n  s/p/all.html\n');
  run(['share', 'rotate', 'p', 'all', '--content', content]);
  expect(readFileSync(join(content, 'portfolio.mdx'), 'utf8')).toContain(
    '{ id: all, title: Everybody, sees: [status], mode: open, epoch: 2 }',
  );
});
