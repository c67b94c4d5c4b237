import { describe, expect, test } from 'vitest';
import { operationText } from '../../src/analysis/operations.ts';
import { contractChanges } from '../../src/changes/contract-changes.ts';
import { endSnippet } from '../../src/endpoints/end-snippets.ts';
import { endRules } from '../../src/endpoints/ends.ts';
import { hostOf, isPublicHost } from '../../src/model/values/host.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { readExample } from '../../src/pipeline/example.ts';
import { ENDPOINTS } from '../../src/registers/endpoints.ts';
import { registerCsv } from '../../src/registers/register-csv.ts';
import { endingsOf } from '../../src/report/endings.ts';
import { coverageView } from '../../src/site/views/contract-coverage.ts';
import { endpointRecord } from '../../src/site/views/endpoint-data.ts';
import { endpointRows, sideText } from '../../src/site/views/endpoint-rows.ts';
import { candidatesOf, lookup } from '../../src/site/views/route-lookup.ts';

const AS_OF = '2026-06-01';

describe('the host of an address', () => {
  test.each([
    ['https://API.example.com/v1', 'api.example.com'],
    ['https://api.example.com:443', 'api.example.com'],
    ['http://api.example.com:80/a', 'api.example.com'],
    ['http://localhost:8000/api', 'localhost:8000'],
    ['https://me:secret@api.example.com/a', 'api.example.com'],
    ['/api/v2', undefined],
    ['api.example.com', undefined],
    [undefined, undefined],
  ])('%s', (address, host) => expect(hostOf(address)).toBe(host));

  test.each([
    ['api.example.com', true],
    ['localhost:8000', false],
    ['node-api:3000', false],
    ['127.0.0.1:8000', false],
    ['10.1.2.3', false],
    ['172.20.0.3:80', false],
    ['172.40.0.3', true],
    ['192.168.1.4', false],
    ['8.8.8.8', true],
    ['shop.local', false],
  ])('%s: callers see it: %s', (host, seen) => expect(isPublicHost(host)).toBe(seen));
});

async function planOf(files: Record<string, string>) {
  const reading = await readExample(files);
  const computed = compute(reading, AS_OF);
  const [own] = computed.plans;
  if (!own) throw new Error('no plan');
  return { reading, own, rows: endpointRows(own, own.facts.endpoints, AS_OF, true) };
}

const surface = (from: string, to: string, row = '{ from: GET /users, to: same }', more = ''): string =>
  `---\ntitle: API\nfrom: { system: Old${from} }\nto: { system: New${to} }\n${more}mappings:\n  - ${row}\n---\n`;

describe('a row whose method and path are kept', () => {
  const fateOf = async (from: string, to: string, row?: string) => {
    const { own, rows } = await planOf({ 'endpoints/api.mdx': surface(from, to, row) });
    const [row0] = rows;
    return `${own.facts.endpoints[0]?.disposition}: ${row0 && sideText(row0.to)}`;
  };

  test.each([
    ['', '', 'keep: same'],
    [', base: /api', ', base: /api', 'keep: same'],
    [', base: /api', ', base: /api/v2', 'moved (base): GET /api/v2/users'],
    ['', ', base: /api', 'moved (base): GET /api/users'],
    [', base: "https://a.example.com"', ', base: "https://b.example.com"', 'moved (base): GET b.example.com/users'],
    [', base: "https://a.example.com"', ', base: "http://A.example.com/"', 'keep: same'],
    [', base: "https://a.example.com"', '', 'keep: same'],
    [', base: "http://localhost:8000"', ', base: "http://localhost:5000"', 'keep: same'],
    [', base: "http://node-api:3000"', ', base: "http://python-api:8000"', 'keep: same'],
    [', base: { unknown: "not recorded" }', ', base: /v2', 'keep: GET /v2/users'],
  ])('from%s to%s', async (from, to, expected) => expect(await fateOf(from, to)).toBe(expected));

  test('is moved where the author calls it kept, or writes the path again', async () => {
    const sides = [', base: /v1', ', base: /v2'] as const;
    expect(await fateOf(...sides, '{ from: GET /users, to: same, disposition: keep }')).toBe('moved (base): GET /v2/users');
    expect(await fateOf(...sides, '{ from: GET /users, to: GET /users }')).toBe('moved (base): GET /v2/users');
    expect(await fateOf(', base: /v1', '', '{ from: GET /users, to: GET /v1/users }')).toBe('keep: same');
    expect(await fateOf(...sides, '{ from: GET /users, to: GET /people }')).toBe('rename: GET /v2/people');
  });

  test('has the new base once, whatever the old path begins with', async () => {
    expect(await fateOf(', base: /v1', ', base: /users', '{ from: "GET /users/{id}", to: same }')).toBe(
      'moved (base): GET /users/users/{id}',
    );
    expect(await fateOf(', base: /v1', ', base: /v2', '{ from: GET /v1/users, to: same }')).toBe('moved (base): GET /v2/users');
    expect(await fateOf('', ', base: /api', '{ from: GET /api/users, to: same }')).toBe('keep: same');
  });

  test('leads to the new base from its sunset on', async () => {
    const rules = async (from: string, to: string) => {
      const row = '{ from: "GET /users/{id}", to: same, sunset: 2026-05-01 }';
      const { own } = await planOf({ 'endpoints/api.mdx': surface(from, to, row) });
      return endRules(endingsOf([own]), AS_OF).map(({ end }) => end);
    };
    expect(await rules(', base: /v1', ', base: /v2')).toEqual([{ status: 308, to: ['/v2/users/', 1] }]);
    expect(await rules(', base: "https://a.example.com"', ', base: "https://b.example.com"')).toEqual([
      { status: 308, to: ['https://b.example.com/users/', 1] },
    ]);
  });
});

describe('two services that answer the same call', () => {
  const document = (host: string, more = ''): string =>
    `openapi: 3.0.3\ninfo: { title: T, version: "1" }\nservers: [{ url: "https://${host}" }]\npaths:\n  /health: { get: { ${more}responses: { "200": { description: ok } } } }\n`;
  const file = (host: string, documents: string): string =>
    surface(
      `, base: "https://${host}.example.com", openapi: ${documents}`,
      ', base: "https://api.example.com"',
      '{ from: GET /health, to: same, sunset: 2026-05-01 }',
    );
  const BOTH = '[users.yaml, orders.yaml]';
  const DOCUMENTS = {
    'users.yaml': document('users.example.com'),
    'orders.yaml': document('orders.example.com', 'deprecated: true, '),
  };
  const files = { 'endpoints/users.mdx': file('users', BOTH), 'endpoints/orders.mdx': file('orders', BOTH), ...DOCUMENTS };

  test('have a row each: documents, coverage and figures know two operations, and no row is a duplicate', async () => {
    const { own } = await planOf(files);
    const [group] = own.facts.contracts?.groups ?? [];
    expect(group?.coverage.old).toMatchObject({ total: 2, mapped: 2, missing: [] });
    expect(group?.rows.map(({ row, old }) => [row.surface.id, ...old.map((each) => each.file)])).toEqual([
      ['orders', 'orders.yaml'],
      ['users', 'users.yaml'],
    ]);
    expect(own.facts.operations.total).toBe(2);
    expect(own.findings.map(({ rule }) => rule)).not.toContain('endpoints/duplicate');
  });

  test('the one without a row is missing, and named with its host', async () => {
    const { own } = await planOf({ 'endpoints/users.mdx': file('users', BOTH), ...DOCUMENTS });
    const [group] = own.facts.contracts?.groups ?? [];
    expect(group?.coverage.old).toMatchObject({ total: 2, mapped: 1 });
    const view = group && coverageView(group);
    expect(view?.old?.missing).toEqual(['GET orders.example.com/health']);
    expect(view?.old?.rows).toBe(
      '  # in a table with base: https://orders.example.com\n  - { from: GET /health, to: { unknown: "not decided yet" } }',
    );
    const finding = own.findings.find(({ rule }) => rule === 'endpoints/unmapped-operation');
    expect(finding?.message).toBe('1 of 2 operations of users.yaml and orders.yaml has no row: GET orders.example.com/health.');
    expect(finding?.fix).toContain('in a file with base: https://orders.example.com');
  });

  test('a surface without a host has the operations of its own documents', async () => {
    const shared = 'openapi: 3.0.3\ninfo: { title: T, version: "1" }\npaths: { /a: { get: {} } }\n';
    const bare = (name: string): string =>
      surface(`, openapi: [${name}.yaml, shared.yaml]`, '', '{ from: GET /health, to: same }');
    const { own } = await planOf({
      'endpoints/users.mdx': bare('users'),
      'endpoints/orders.mdx': bare('orders'),
      'shared.yaml': shared,
      ...DOCUMENTS,
    });
    expect(own.facts.contracts?.groups[0]?.rows.flatMap(({ old }) => old.map((each) => each.file))).toEqual([
      'orders.yaml',
      'users.yaml',
    ]);
  });

  test('documents of a test environment are those of the plan', async () => {
    const { own } = await planOf({
      'endpoints/users.mdx': file('users', 'users.yaml'),
      'users.yaml': document('staging.example.org'),
    });
    expect(own.facts.contracts?.groups[0]?.coverage.old).toMatchObject({ total: 1, mapped: 1 });
  });

  test('the lookup goes by the host of a call; one that no row names decides nothing', async () => {
    const { own, rows } = await planOf(files);
    const records = candidatesOf(rows.map(endpointRecord));
    const found = (call: string): string[] => lookup(call, records).map(({ surface: id }) => id);
    expect(found('GET https://orders.example.com/health')).toEqual(['orders']);
    expect(found('users.example.com/health')).toEqual(['users']);
    expect(found('https://gateway.example.com/health')).toEqual(['orders', 'users']);
    expect(own.facts.endpoints.map(({ from: [each] }) => each && operationText(each))).toEqual(['GET /health', 'GET /health']);
  });

  test('the CSV has columns of hosts, and none where no base has a host', async () => {
    const { reading, own } = await planOf(files);
    const [header, first] = registerCsv(ENDPOINTS, [own], reading.locate).split('\r\n');
    expect(header).toContain(',from,to,oldHost,newHost,');
    expect(first).toContain(',GET /health,GET /health,orders.example.com,api.example.com,');
    const bare = await planOf({ 'endpoints/api.mdx': surface(', base: /v1', '') });
    expect(registerCsv(ENDPOINTS, [bare.own], bare.reading.locate)).not.toContain('Host');
  });

  test('configurations ask for the host', async () => {
    const { own } = await planOf(files);
    const endings = endingsOf([own]);
    expect(endings.map(({ conditions }) => conditions?.map(({ raw }) => raw))).toEqual([
      ['header Host: orders.example.com'],
      ['header Host: users.example.com'],
    ]);
    expect(endSnippet('nginx', endRules(endings, AS_OF))).toContain('Host: $http_host;');
    expect(endSnippet('caddy', endRules(endings, AS_OF))).toContain('header Host `users.example.com`');
  });

  test('changes of one are told of that one', async () => {
    const [{ own: base }, { own: head }] = await Promise.all([
      planOf(files),
      planOf({ ...files, 'users.yaml': document('users.example.com', 'deprecated: true, ') }),
    ]);
    const places = { base: () => undefined, head: () => undefined } as never;
    expect(contractChanges(base, head, places).map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^GET \/health in users\.yaml \(the old API\): /),
    ]);
  });
});
