import { describe, expect, test } from 'vitest';
import { findingsOf, said } from './harness.ts';

const DOCUMENT = (paths: string): string => `openapi: 3.0.3\ninfo: { title: API, version: "1" }\npaths:\n${paths}`;
const surface = (
  rows: string,
  sides = 'from: { system: Old, openapi: openapi/old.yaml }\nto: { system: New, openapi: openapi/new.yaml }',
): string => `---\ntitle: API\n${sides}\nmappings:\n${rows}---\n`;
const OLD = DOCUMENT(
  '  /users:\n    get:\n      parameters: [{ name: limit, in: query, schema: { type: integer } }]\n      responses: { "200": { description: ok } }\n  "/users/{id}": { get: {}, delete: {} }\n',
);
const NEW = DOCUMENT(
  '  /people:\n    get:\n      parameters: [{ name: limit, in: query, required: true, schema: { type: integer } }]\n      responses: { "200": { description: ok } }\n  "/people/{id}": { get: {} }\n',
);
const documents = { 'openapi/old.yaml': OLD, 'openapi/new.yaml': NEW };

/** What the rules of this family say, without those about tables as such. */
async function told(files: Record<string, string>): Promise<string[]> {
  const findings = await findingsOf(files);
  return findings
    .filter(({ rule }) => /^endpoints\/(?:document|openapi|unmapped|complete-with|source-not|target-not|delta)/.test(rule))
    .map(
      ({ rule, place, message, fix }) =>
        `${place.file.replace('plans/example/', '')}:${place.line}:${place.column} ${rule.slice(10)}: ${message} → ${fix}`,
    );
}

test('operations without a row, with the row to paste', async () => {
  expect(
    await told({ ...documents, 'endpoints/api.mdx': surface('  - { from: GET /users, to: GET /people, breaking: true }\n') }),
  ).toEqual([
    'endpoints/api.mdx:3:31 unmapped-operation: 2 of 3 operations of openapi/old.yaml have no row: GET /users/{id} and DELETE /users/{id}. → Add a row for each: - { from: "GET /users/{id}", to: { unknown: "not decided yet" } } …',
  ]);
});

test('surfaces that share a document cover it together', async () => {
  const [one, other] = [
    '  - { from: GET /users, to: GET /people, breaking: true }\n',
    '  - { from: "GET|DELETE /users/:key", to: none }\n',
  ].map((rows) => surface(rows));
  expect(await told({ ...documents, 'endpoints/one.mdx': one ?? '', 'endpoints/other.mdx': other ?? '' })).toEqual([]);
});

test('what neither document has, and what was meant', async () => {
  expect(
    await told({
      ...documents,
      'endpoints/api.mdx': surface(
        '  - { from: "ANY /users/**", to: none }\n  - { from: GET /user, to: GET /poeple }\n  - { from: WS /chat, to: WS /chat }\n',
      ),
    }),
  ).toEqual([
    'endpoints/api.mdx:7:13 source-not-described: GET /user is not in openapi/old.yaml. → Correct from:, or bring the document up to date',
    'endpoints/api.mdx:7:28 target-not-described: GET /poeple of GET /user is not in openapi/new.yaml. → Correct to: (did you mean `GET /people`?), or bring the document up to date',
  ]);
});

const REST = '  - { from: "GET|DELETE /users/{id}", to: none }\n';

describe('stated deltas against computed ones', () => {
  test.each([
    ['nothing', '', []],
    ['that it breaks', ', breaking: true', []],
    [
      'that it does not',
      ', breaking: false',
      ['delta-contradicted: GET /users has breaking: false, but its documents say: query parameter limit is required now.'],
    ],
    [
      'full compatibility',
      ', compat: 100 %',
      ['delta-contradicted: GET /users has compat: 100 %, but its documents say: query parameter limit is required now.'],
    ],
    ['the delta', ', deltas: [{ in: query, breaking: true }]', []],
    [
      'the delta as harmless',
      ', deltas: [{ in: query, breaking: false }]',
      [
        'delta-contradicted: GET /users has a delta in query with breaking: false, but its documents say: query parameter limit is required now.',
      ],
    ],
    [
      'another delta',
      ', deltas: [{ in: auth, breaking: true }]',
      ['delta-not-found: GET /users states a change of its auth, but its documents describe the same auth on both sides.'],
    ],
  ])('the row says %s', async (_, more, expected) => {
    const findings = await findingsOf({
      ...documents,
      'endpoints/api.mdx': surface(`  - { from: GET /users, to: GET /people${more} }\n${REST}`),
    });
    expect(
      findings.filter(({ rule }) => /^endpoints\/delta/.test(rule)).map(({ rule, message }) => `${rule.slice(10)}: ${message}`),
    ).toEqual(expected);
  });

  test('a report of oasdiff stands in for the documents', async () => {
    const report = JSON.stringify([
      {
        id: 'request-parameter-became-required',
        text: "the 'query' request parameter 'limit' became required",
        level: 3,
        operation: 'GET',
        path: '/users',
      },
    ]);
    const files = {
      'endpoints/api.mdx': surface(
        '  - { from: GET /users, to: same, breaking: false }\n',
        'from: { system: Old }\nto: { system: New }\ncontract: reports/diff.json',
      ),
      'reports/diff.json': report,
    };
    expect(said(await findingsOf(files), 'endpoints/delta-contradicted')).toEqual([
      "endpoints/api.mdx:7: GET /users has breaking: false, but oasdiff says: the 'query' request parameter 'limit' became required.",
    ]);
  });
});

describe('documents that cannot be read', () => {
  test.each([
    [
      'are told where they are named',
      { 'openapi/new.yaml': NEW },
      [
        'endpoints/api.mdx:3:31 document-missing: there is no file openapi/old.yaml in the content root → Add it, or correct the path',
      ],
    ],
    [
      'are told where they are wrong',
      { 'openapi/new.yaml': NEW, 'openapi/old.yaml': 'openapi: 3.0.3\npaths: [a\nx: 1\n' },
      [
        'openapi/old.yaml:3:1 document-syntax: openapi/old.yaml is neither JSON nor YAML: missed comma between flow collection entries → Fix it there; a linter shows the rest',
      ],
    ],
  ])('%s, and nothing is said of what they would cover', async (_, files, expected) => {
    expect(
      await told({ ...files, 'endpoints/api.mdx': surface('  - { from: GET /none, to: GET /people, breaking: true }\n') }),
    ).toEqual(expected);
  });

  test('point at the field that names them as well', async () => {
    const findings = await findingsOf({
      'endpoints/api.mdx': surface(REST),
      'openapi/new.yaml': NEW,
      'openapi/old.yaml': 'x: 1\n',
    });
    const [finding] = findings.filter(({ rule }) => rule === 'endpoints/document-version');
    expect(finding?.related).toEqual([
      { place: expect.objectContaining({ file: 'plans/example/endpoints/api.mdx', line: 3 }), message: 'it is named here' },
    ]);
    expect(finding?.plan).toBe('example');
  });
});

describe('the graph of rows', () => {
  const graph = (rows: string[], of = 'files') => ({
    [`mappings/${of}.mdx`]: `---\ntitle: Rows\nof: ${of}\nmappings:\n${rows.map((row) => `  - ${row}\n`).join('')}---\n`,
  });
  test.each([
    [
      'a chain',
      ['{ from: a.go, to: b.py }', '{ from: b.py, to: c.py }'],
      ['mapping-chain: a.go leads to b.py, which leads on to c.py.'],
    ],
    ['a circle', ['{ from: a.go, to: b.py }', '{ from: b.py, to: a.go }'], ['mapping-circle: a.go → b.py → a.go is a loop.']],
    ['names in another case are other names', ['{ from: a.go, to: B.py }', '{ from: b.py, to: c.py }'], []],
    ['no chain', ['{ from: a.go, to: c.py }', '{ from: b.go, to: c.py }', '{ from: c.go, to: same }'], []],
  ])('in mappings/: %s', async (_, rows, expected) => {
    const findings = await findingsOf(graph(rows));
    expect(
      findings.filter(({ rule }) => /^endpoints\/mapping/.test(rule)).map(({ rule, message }) => `${rule.slice(10)}: ${message}`),
    ).toEqual(expected);
  });

  test('packages of two languages may have one name', async () => {
    const findings = await findingsOf(graph(['{ from: Redis, to: redis }', '{ from: redis, to: redis-py }'], 'packages'));
    expect(findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('endpoints/mapping'))).toEqual([]);
  });
});

describe('what a row says against its document', () => {
  const files = (side: string, row: string, document: string) => ({
    'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Old, ${side}openapi: openapi/old.yaml }\nto: { system: New }\nmappings:\n  - ${row}\n---\n`,
    'openapi/old.yaml': `openapi: 3.0.3\ninfo: { title: API, version: "1" }\n${document}`,
  });

  test.each([
    ['2026-12-01', '2026-12-01', 0],
    ['2026-12-01', '2026-12-01T00:00:00Z', 0],
    ['2026-12', '2026-12-24', 0],
    ['2026-12-01', '2026-11-30', 1],
    ['2026-12-01', 'next winter', 0],
  ])('sunset: %s and x-sunset: %s', async (sunset, declared, count) => {
    const document = `paths:\n  /rss: { get: { x-sunset: "${declared}" } }\n`;
    const findings = await findingsOf(files('', `{ from: GET /rss, to: none, sunset: ${sunset} }`, document));
    expect(said(findings, 'endpoints/sunset-differs')).toHaveLength(count);
  });

  test.each([
    ['/v2', 'servers: [{ url: "https://x.org/v9" }]', '/rss', 1],
    ['/v2', 'servers: [{ url: "https://x.org/v2/" }]', '/rss', 0],
    ['/api/v2', 'servers: [{ url: "https://x.org/v2" }]', '/rss', 0],
    ['/v2', 'servers: [{ url: "https://x.org/api/v2" }]', '/rss', 0],
    ['/v2', 'servers: [{ url: "https://x.org" }]', '/rss', 0],
    ['/v2', 'servers: [{ url: "https://x.org/api" }]', '/v2/rss', 0],
    ['https://x.org/v2', 'servers: [{ url: "https://x.org/v9" }]', '/rss', 1],
  ])('base: %s, %s and a path %s', async (base, servers, path, count) => {
    const document = `${servers}\npaths:\n  ${path}: { get: {} }\n`;
    const findings = await findingsOf(files(`base: "${base}", `, '{ from: GET /rss, to: none }', document));
    expect(said(findings, 'endpoints/base-differs')).toHaveLength(count);
  });
});

test('two paths of both documents that differ by the name of a parameter are one finding, and their rows no duplicates', async () => {
  const document =
    'openapi: 3.0.3\ninfo: { title: T, version: "1" }\npaths:\n  /g/{number}: { get: { responses: { "200": { description: ok } } } }\n  /g/{name}: { get: { responses: { "200": { description: ok } } } }\n';
  const findings = await findingsOf({
    'endpoints/api.mdx':
      '---\ntitle: API\nfrom: { system: A, openapi: old.yaml }\nto: { system: B, openapi: new.yaml }\nmappings:\n  - { from: "GET /g/{name}", to: same }\n  - { from: "GET /g/{number}", to: same }\n---\n',
    'old.yaml': document,
    'new.yaml': document,
  });
  const about = findings.filter(({ rule }) => rule.includes('duplicate'));
  expect(about.map(({ rule, place, related }) => [rule, place.file, related.map((each) => each.place.file)])).toEqual([
    ['endpoints/document-duplicate', 'old.yaml', ['plans/example/endpoints/api.mdx', 'new.yaml']],
  ]);
});
