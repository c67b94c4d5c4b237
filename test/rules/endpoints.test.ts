import { describe, expect, test } from 'vitest';
import { findingsOf, said } from './harness.ts';

const surface = (rows: readonly string[], more = ''): string =>
  `---\ntitle: API\nfrom: { system: Old, base: http://localhost:3000 }\nto: { system: New, base: "http://localhost:8000/v2" }\n${more}mappings:\n${rows.map((row) => `  - { ${row} }\n`).join('')}---\n`;
const page = (body: string): string => `---\ntitle: Notes\n---\n\n${body}\n`;

describe('calls in code', () => {
  const used = async (body: string) =>
    said(
      await findingsOf({
        'endpoints/api.mdx': surface(['from: "GET /api/users/{id}", to: same', 'from: /files/*, to: same']),
        'pages/notes.mdx': page(body),
      }),
      'endpoints/not-declared',
    );

  test.each([
    ['a real id', '`GET /api/users/17`'],
    ['another name of the parameter', '`GET /api/users/:user`'],
    ['with the base of the new side', '`http://localhost:8000/v2/api/users/17`'],
    ['below a group', '`POST /files/a/b`'],
    ['the folder of declared operations', '`/api/users`'],
    ['a folder of the container', '`/root/.local`, `/app`'],
    ['another host', '`GET https://api.example.com/v6/quote`'],
    ['another port of the machine', '`http://localhost:9090/metrics`'],
    ['the base itself', '`http://localhost:8000/v2`'],
  ])('%s is no finding', async (_, body) => {
    expect(await used(body)).toEqual([]);
  });

  test.each([
    ['`DELETE /api/users/17`', 'DELETE /api/users/17'],
    ['DELETE `/api/users/{id}`', 'DELETE /api/users/{id}'],
    ['`curl http://localhost:3000/api/posts?page=2`', '/api/posts'],
    ['`/api/posts`', '/api/posts'],
  ])('%s is', async (body, call) => {
    const found = await used(body);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`calls ${call}, which no endpoint table lists.`);
  });

  test('used twice is one finding', async () => {
    expect(await used('`GET /api/posts` and again `GET /api/posts`')).toEqual([
      'pages/notes.mdx:5: `GET /api/posts` calls GET /api/posts, which no endpoint table lists.',
    ]);
  });
});

describe('contracts', () => {
  const claims = async (...rows: string[]) =>
    said(await findingsOf({ 'endpoints/api.mdx': surface(rows) }), 'endpoints/contract-called-compatible');

  test('a new base is no new path', async () => {
    expect(await claims('from: GET /users, to: same, compat: 100 %')).toEqual([]);
  });

  test('a field that is added breaks nobody', async () => {
    expect(await claims('from: GET /users, to: same, compat: 100 %, deltas: [{ in: response, now: a field more }]')).toEqual([]);
    expect(
      await claims(
        'from: GET /users, to: same, compat: 100 %, deltas: [{ in: auth, was: cookie, now: cookie or token, breaking: false }]',
      ),
    ).toEqual([]);
  });

  test('a new path does', async () => {
    expect(await claims('from: GET /users, to: GET /people, compat: 100 %')).toEqual([
      'endpoints/api.mdx:6: GET /users is called 100 % compatible, but its path changes to GET /people.',
    ]);
  });

  test('words that leave room claim nothing', async () => {
    expect(await claims('from: GET /users, to: GET /people, statusText: mostly compatible')).toEqual([]);
  });

  test('a surface that states no breaking changes is held against its rows', async () => {
    const found = await findingsOf({
      'endpoints/api.mdx': surface(['from: GET /users, to: same', 'from: GET /rss, to: none'], 'stated: { breaking: none }\n'),
    });
    expect(said(found, 'endpoints/contract-called-compatible')).toEqual([
      'endpoints/api.mdx:5: "API" states breaking changes: none, but of GET /rss it is retired.',
    ]);
  });
});

describe('duplicates', () => {
  const twice = async (...rows: string[]) =>
    said(await findingsOf({ 'endpoints/api.mdx': surface(rows) }), 'endpoints/duplicate');

  test.each([
    ['a group and an operation in it', ['from: /users/*, to: same', 'from: "GET /users/{id}", to: GET /me']],
    ['two methods', ['id: a, from: GET /users, to: same', 'id: b, from: POST /users, to: same']],
    ['any method beside one', ['id: a, from: /users, to: same', 'id: b, from: GET /users, to: GET /people']],
    ['two additions', ['from: none, to: GET /ping', 'from: none, to: GET /health']],
    ['a merge', ['from: [GET /a, GET /b], to: GET /c', 'from: GET /d, to: GET /c']],
  ])('%s are none', async (_, rows) => {
    expect(await twice(...rows)).toEqual([]);
  });

  test('one method of several is one', async () => {
    expect(await twice('id: a, from: GET|POST /users, to: same', 'id: b, from: POST /users/, to: POST /people')).toEqual([
      'endpoints/api.mdx:7: POST /users/ has a row already: GET|POST /users.',
    ]);
  });
});

test('a circle of redirects is told once', async () => {
  const files = {
    'endpoints/api.mdx': surface(
      ['from: GET /a, to: GET /b', 'from: GET /b, to: GET /a'],
      'defaults: { disposition: redirect }\n',
    ).replace('/v2', ''),
  };
  expect(said(await findingsOf(files), 'endpoints/redirect-chain')).toEqual([
    'endpoints/api.mdx:7: GET /a → GET /b → GET /a, which is a loop.',
  ]);
});

describe('criteria about all endpoints', () => {
  const asked = async (text: string, more: string) =>
    said(
      await findingsOf({
        'phases/1-core.mdx': `---\ntitle: Core\nstatus: planned\n---\n\n- [ ] ${text}\n`,
        'endpoints/api.mdx': surface(['from: GET /users, to: same'], more),
      }),
      'endpoints/all-without-list',
    );

  test.each(['All endpoints migrated', 'Test all the REST endpoints', 'All core API routes answer'])(
    '"%s" needs a complete list',
    async (text) => {
      expect(await asked(text, '')).toHaveLength(1);
      expect(await asked(text, 'complete: true\n')).toEqual([]);
    },
  );

  test.each(['Port all CRUD operations', 'All tests of the endpoints pass', 'Overall endpoints'])(
    '"%s" does not',
    async (text) => {
      expect(await asked(text, '')).toEqual([]);
    },
  );
});

describe('rows of phases', () => {
  test('without phases there is none to belong to', async () => {
    expect(
      said(await findingsOf({ 'endpoints/api.mdx': surface(['from: GET /users, to: same']) }), 'endpoints/no-phase'),
    ).toEqual([]);
  });

  test('what does not migrate needs none', async () => {
    const files = {
      'phases/1-core.mdx': '---\ntitle: Core\nstatus: planned\n---\n',
      'endpoints/api.mdx': surface(['from: GET /users, to: same, phase: core', 'from: GET /admin, disposition: not-migrating']),
    };
    const found = await findingsOf(files);
    expect([...said(found, 'endpoints/no-phase'), ...said(found, 'endpoints/no-target')]).toEqual([]);
  });

  test('a phase that names no part of the API is not held to naming all of them', async () => {
    const files = {
      'phases/1-core.mdx': '---\ntitle: Core\nstatus: planned\n---\n\n- [ ] Write the handlers\n',
      'endpoints/api.mdx': surface(['from: GET /users, to: same', 'from: GET /posts, to: same'], 'defaults: { phase: core }\n'),
    };
    expect(said(await findingsOf(files), 'endpoints/no-task')).toEqual([]);
  });
});

describe('rows of one operation with conditions', () => {
  const found = async (...rows: string[]) => findingsOf({ 'endpoints/api.mdx': surface(rows) });
  const V1 = 'from: GET /orders, when: { header: "X-API-Version: 1" }, to: GET /orders/old';
  const V2 = 'from: GET /orders, when: { header: "X-API-Version: 2" }, to: same';

  test('are no duplicates, and have ids of their own', async () => {
    const findings = await found(V1, V2, 'from: GET /orders, to: GET /orders/latest');
    expect(said(findings, 'endpoints/duplicate')).toEqual([]);
    expect(said(findings, 'reference/duplicate-id')).toEqual([]);
  });

  test('with the same condition are', async () => {
    expect(said(await found(`id: one, ${V1}`, `id: two, ${V1.replace('/old', '/new')}`), 'endpoints/duplicate')).toEqual([
      'endpoints/api.mdx:7: GET /orders when header X-API-Version: 1 has a row already: GET /orders when header X-API-Version: 1.',
    ]);
  });

  test.each([
    ['when: { header: X-API-Version }', '"X-API-Version": not a header with its value', 'Write "X-API-Version: 1"'],
    ['when: {}', 'names no condition', 'Write header:, query: or words'],
    ['when: { cookie: a }', 'unknown field', undefined],
  ])('%s is refused', async (when, message, fix) => {
    const [finding] = (await found(`from: GET /a, ${when}, to: same`)).filter(({ rule }) => rule.startsWith('schema/'));
    expect(finding?.message).toContain(message);
    if (fix !== undefined) expect(finding?.fix).toBe(fix);
  });

  test.each([
    ['{ to: none, when: "type = sms" }', '`none` is no target'],
    ['{ to: POST /sms }', 'when'],
    ['{ to: sms, when: "type = sms" }', '"sms": not an operation'],
  ])('a target %s is refused', async (target, message) => {
    const [finding] = (await found(`from: POST /jobs, to: [same, ${target}]`)).filter(({ rule }) => rule.startsWith('schema/'));
    expect(finding?.message).toContain(message);
  });
});
