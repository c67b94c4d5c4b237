import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContractRow, freshRow, missingRow, surfaceContracts } from '../../../src/endpoints/contracts.ts';
import { deltaText } from '../../../src/endpoints/documents/delta.ts';
import { operationText } from '../../../src/endpoints/documents/document.ts';
import { readOasdiff } from '../../../src/endpoints/openapi/oasdiff.ts';
import { documentOf } from './documents.ts';

/** `GET|PUT /a` with the base of its side. */
const side = (base: string, texts: readonly string[]) =>
  texts.map((text) => {
    const [methods = '', path = ''] = text.split(' ');
    return { methods: methods.split('|'), path, fullPath: base + path };
  });
const row = (from: readonly string[], to: readonly string[], disposition = 'rename', base = ''): ContractRow => ({
  from: side(base, from),
  to: side(base, to),
  disposition,
});

const PATHS = {
  '/users': { get: {}, post: {} },
  '/users/{id}': { get: {} },
  '/rss': { get: {} },
  '/chat/a': { get: {} },
  '/chat/b/c': { post: {} },
};

describe('coverage', () => {
  test('names of parameters, methods of one row, wildcards and a slash do not matter', async () => {
    const old = await documentOf(PATHS);
    const { coverage } = surfaceContracts(
      [row(['GET|POST /users/'], ['GET /a']), row(['GET /users/{key}'], ['GET /a']), row(['ANY /chat/**'], ['GET /a'])],
      { old: [old], new: [] },
    );
    expect(coverage.old?.mapped).toBe(5);
    expect(coverage.old?.missing.map(operationText)).toEqual(['GET /rss']);
    expect(coverage.new).toBeUndefined();
  });

  test('the base may stand in the servers, in the paths, or nowhere', async () => {
    const rows = [row(['GET /rss'], [], 'retire', '/api')];
    const documents = [
      await documentOf({ '/rss': { get: {} } }, { servers: [{ url: '/api' }] }),
      await documentOf({ '/api/rss': { get: {} } }),
      await documentOf({ '/rss': { get: {} } }),
    ];
    for (const old of documents)
      expect(surfaceContracts(rows, { old: [old], new: [] }).coverage.old).toMatchObject({ leaving: 1, missing: [] });
  });

  test('what leaves, what is open, what has no row', async () => {
    const old = await documentOf({ '/a': { get: {} }, '/b': { get: {} }, '/c': { get: {} }, '/d': { get: {} } });
    const { coverage } = surfaceContracts(
      [row(['GET /a'], [], 'retire'), row(['GET /b'], [], 'not-migrating'), row(['GET /c'], [], 'keep')],
      { old: [old], new: [] },
    );
    expect([coverage.old?.leaving, coverage.old?.open.map(operationText), coverage.old?.missing.map(operationText)]).toEqual([
      2,
      ['GET /c'],
      ['GET /d'],
    ]);
  });

  test('targets that the new document does not have; protocols that it cannot have', async () => {
    const next = await documentOf({ '/a': { get: {} } });
    const { rows, coverage } = surfaceContracts(
      [row(['GET /x'], ['GET /a', 'POST /a']), row(['WS /y'], ['WS /socket']), row(['GRPC p.S/M'], ['GRPC p.S/M'])],
      { old: [], new: [next] },
    );
    expect(rows.map(({ absentNew }) => absentNew.map(({ methods, path }) => `${methods} ${path}`))).toEqual([
      ['POST /a'],
      [],
      [],
    ]);
    expect(coverage.new).toMatchObject({ total: 1, mapped: 1, fresh: [] });
  });

  test('each method of a row is compared with its own, and missed on its own', async () => {
    const query = (name: string) => ({ parameters: [{ name, in: 'query', schema: {} }] });
    const old = await documentOf({ '/a': { get: query('q'), post: query('p'), put: {} } });
    const next = await documentOf({ '/b': { get: query('q'), post: {} } });
    const { rows } = surfaceContracts([row(['GET|POST|PUT /a'], ['GET|POST|PUT /b'])], { old: [old], new: [next] });
    expect(rows[0]?.deltas?.map(deltaText)).toEqual(['POST: query parameter p is gone']);
    expect(rows[0]?.absentNew.map(({ methods, path }) => `${methods} ${path}`)).toEqual(['PUT /b']);
  });

  test('a row for many paths does not say which of them becomes which', async () => {
    const old = await documentOf({ '/a/b': { get: {} } });
    const { rows } = surfaceContracts([row(['ANY /a/**'], ['ANY /a/**'])], { old: [old], new: [old] });
    expect(rows[0]?.deltas).toBeUndefined();
  });

  test('rows to paste are quoted where YAML asks for it, and leave the base out', async () => {
    const { operations } = await documentOf({ '/api/users/{id}': { get: {} }, '/rss': { get: {} } });
    expect(operations.map((operation) => missingRow(operation, '/api'))).toEqual([
      '- { from: "GET /users/{id}", to: { unknown: "not decided yet" } }',
      '- { from: GET /rss, to: { unknown: "not decided yet" } }',
    ]);
    expect(operations.map((operation) => freshRow(operation))).toEqual([
      '- { from: none, to: "GET /api/users/{id}" }',
      '- { from: none, to: GET /rss }',
    ]);
  });

  test('every operation is mapped, leaving, open or missing, and in one of them only', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const rows = fc.array(
      fc.record({
        from: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }),
        to: fc.subarray(names, { maxLength: 2 }),
        disposition: fc.constantFrom('retire', 'not-migrating', 'rename'),
      }),
      { maxLength: 6 },
    );
    const old = await documentOf(Object.fromEntries(names.map((name) => [`/${name}`, { get: {} }])));
    fc.assert(
      fc.property(rows, (each) => {
        const { coverage } = surfaceContracts(
          each.map(({ from, to, disposition }) =>
            row(
              from.map((name) => `GET /${name}`),
              to.map((name) => `GET /${name}`),
              disposition,
            ),
          ),
          { old: [old], new: [old] },
        );
        const mentioned = new Set(each.flatMap(({ from }) => from));
        expect(
          coverage.old && coverage.old.mapped + coverage.old.leaving + coverage.old.open.length + coverage.old.missing.length,
        ).toBe(names.length);
        expect(coverage.old?.missing.map(({ path }) => path.slice(1))).toEqual(names.filter((name) => !mentioned.has(name)));
        expect(coverage.new?.fresh.map(({ path }) => path.slice(1))).toEqual(
          names.filter((name) => !each.some(({ to }) => to.includes(name))),
        );
      }),
    );
  });
});

describe('a report of oasdiff', () => {
  const change = (id: string, level: number, text = id) => ({
    id,
    text,
    level,
    operation: 'GET',
    operationId: 'list',
    path: '/users/{id}',
    source: 'new.yaml',
    section: 'paths',
  });

  test('is the evidence of the rows that it speaks of', async () => {
    const read = readOasdiff(
      JSON.stringify([
        change('response-required-property-removed', 3),
        change('new-optional-request-parameter', 1, "added the new optional 'query' request parameter 'limit'"),
      ]),
      'diff.json',
    );
    if (!('report' in read)) throw new Error(read.problem.message);
    const { rows } = surfaceContracts([row(['GET /users/{key}'], ['GET /people/{key}']), row(['GET /rss'], ['GET /feed'])], {
      old: [],
      new: [],
      report: read.report,
    });
    expect(rows[0]?.evidence).toBe('oasdiff');
    expect(rows[0]?.deltas?.map(({ in: part, kind, severity }) => `${severity} ${part} ${kind}`)).toEqual([
      'breaking response removed',
      'compatible query added',
    ]);
    expect(rows[1]?.deltas).toBeUndefined();
  });

  test.each([
    ['response-success-status-removed', 'status removed'],
    ['response-non-success-status-removed', 'error removed'],
    ['request-body-became-required', 'body required'],
    ['request-property-enum-value-removed', 'body values'],
    ['response-property-became-nullable', 'response nullable'],
    ['api-security-removed', 'auth removed'],
    ['endpoint-deprecated', 'deprecation deprecated'],
    ['request-header-property-became-required', 'header required'],
  ])('%s is %s', (id, expected) => {
    const read = readOasdiff(JSON.stringify([change(id, 3)]), 'diff.json');
    const [delta] = ('report' in read ? read.report.deltasOf(side('', ['GET /users/{id}'])) : undefined) ?? [];
    expect(`${delta?.in} ${delta?.kind}`).toBe(expected);
  });

  test('changes of components belong to no operation; names in backticks are read', () => {
    const changes = [
      { id: 'api-schema-removed', text: 'removed the schema `User`', level: 2, section: 'components' },
      { ...change('request-parameter-became-required', 3), text: 'the `header` request parameter `X-Id` became required' },
    ];
    const read = readOasdiff(JSON.stringify(changes), 'diff.json');
    const report = 'report' in read ? read.report : undefined;
    expect(report?.general.map(({ text }) => text)).toEqual(['removed the schema `User`']);
    expect(report?.deltasOf(side('', ['GET /users/{id}']))?.map((delta) => delta.in)).toEqual(['header']);
  });

  test.each([
    ['{', 'diff.json is not JSON'],
    ['{"breaking-changes": []}', 'diff.json is no list of changes as oasdiff prints it'],
    ['[{"id": "a"}]', 'diff.json is no list of changes as oasdiff prints it'],
    [JSON.stringify([change('a', 0)]), 'diff.json is of an old oasdiff, whose levels mean something else'],
  ])('%s is none', (text, message) => {
    const read = readOasdiff(text, 'diff.json');
    expect('problem' in read && read.problem).toEqual({
      rule: 'endpoints/openapi-contract',
      message,
      fix: 'Write it with: oasdiff changelog old.yaml new.yaml -f json',
      file: 'diff.json',
      offset: 0,
    });
  });
});
