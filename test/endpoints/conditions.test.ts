import { describe, expect, test } from 'vitest';
import { surfaceContracts } from '../../src/endpoints/contracts.ts';
import type { ReadDocument } from '../../src/endpoints/documents/compare.ts';
import { loadDocument } from '../../src/endpoints/documents/load.ts';
import {
  type CallCondition,
  callCondition,
  holdsFor,
  parseHeaderPart,
  parseQueryPart,
} from '../../src/model/values/call-condition.ts';
import type { EndpointRecord } from '../../src/site/views/endpoint-record.ts';
import { candidatesOf, lookup } from '../../src/site/views/route-lookup.ts';

const header = (value: string): CallCondition => callCondition({ header: { name: 'X-API-Version', value } });
const query = (value: string): CallCondition => callCondition({ query: { name: 'version', value } });

describe('parts of a condition', () => {
  test.each([
    ['X-API-Version: 1', { name: 'X-API-Version', value: '1' }],
    ['Accept: application/vnd.shop+json; version=2', { name: 'Accept', value: 'application/vnd.shop+json; version=2' }],
  ])('header %s', (text, value) => expect(parseHeaderPart(text)).toEqual({ ok: true, value }));

  test.each([
    ['version=1', { name: 'version', value: '1' }],
    ['?action=list', { name: 'action', value: 'list' }],
    ['legacy=', { name: 'legacy', value: '' }],
  ])('query %s', (text, value) => expect(parseQueryPart(text)).toEqual({ ok: true, value }));

  test.each(['X-API-Version', 'X API Version: 1', ': 1', 'X-API-Version:'])('header %s is refused with what to write', (text) =>
    expect(parseHeaderPart(text)).toEqual({ ok: false, why: 'not a header with its value', write: '"X-API-Version: 1"' }),
  );

  test.each(['version', '=1', 'a b=1'])('query %s is refused with what to write', (text) =>
    expect(parseQueryPart(text)).toEqual({ ok: false, why: 'not a parameter with its value', write: '"version=1"' }),
  );
});

describe('a condition and a call', () => {
  const both = callCondition({ header: { name: 'X-API-Version', value: '1' }, query: { name: 'version', value: '1' } });
  test.each([
    ['equal header, in any case', header('1'), { headers: [{ name: 'x-api-version', value: '1' }] }, true],
    ['another value', header('1'), { headers: [{ name: 'X-API-Version', value: '2' }] }, false],
    ['no such header', header('1'), { headers: [] }, false],
    ['headers are not known', header('1'), {}, undefined],
    ['equal parameter', query('1'), { query: new URLSearchParams('a=b&version=1') }, true],
    ['another parameter', query('1'), { query: new URLSearchParams('version=11') }, false],
    ['one of two is known to hold', both, { query: new URLSearchParams('version=1') }, undefined],
    ['one of two is known not to hold', both, { query: new URLSearchParams('') }, false],
    ['words', { raw: 'body.type = sms' }, { headers: [], query: new URLSearchParams() }, undefined],
  ] as const)('%s', (_, condition, call, expected) => expect(holdsFor(condition, call)).toBe(expected));
});

describe('lookup of a path with several rows', () => {
  const record = (id: string, condition?: CallCondition): EndpointRecord => ({
    id,
    ref: id,
    surface: 'api',
    from: ['GET /orders'],
    disposition: 'keep',
    stage: 'not stated',
    breaking: 'not stated',
    deltas: 0,
    ...(condition && { condition }),
  });
  const rows = candidatesOf([record('one', header('1')), record('two', header('2')), record('rest')]);
  const found = (call: string): string[] => lookup(call, rows).map(({ id }) => id);

  test.each([
    ["curl -H 'X-API-Version: 1' https://shop.example/orders", ['one']],
    ['curl https://shop.example/orders --header "x-api-version: 2"', ['two']],
    ["curl -H 'X-API-Version: 3' https://shop.example/orders", ['rest']],
    ['curl https://shop.example/orders', ['rest']],
    ['GET /orders', ['one', 'two', 'rest']],
  ])('%s', (call, expected) => expect(found(call)).toEqual(expected));

  test('a parameter of the query decides', () => {
    const versions = candidatesOf([record('one', query('1')), record('two', query('2'))]);
    expect(lookup('/orders?version=2', versions).map(({ id }) => id)).toEqual(['two']);
  });
});

describe('contracts', () => {
  const document = async (parameters: string, paths = ['/orders']): Promise<ReadDocument> => {
    const text = `openapi: 3.0.3\ninfo: { title: T, version: "1" }\npaths:\n${paths
      .map((path) => `  ${path}: { get: { parameters: [${parameters}], responses: { "200": { description: ok } } } }`)
      .join('\n')}\n`;
    const loaded = await loadDocument('a.yaml', async () => text);
    if (!loaded.document) throw new Error(loaded.problems[0]?.message);
    return loaded.document;
  };
  const VERSION = '{ name: x-api-version, in: header, required: true, schema: { type: string } }';
  const operation = (path: string) => ({ methods: ['GET'], path, fullPath: path });
  const row = (to: string, when: CallCondition) => ({
    from: [operation('/orders')],
    to: [operation(to)],
    when,
    disposition: 'keep',
  });

  test('two rows of one operation are one for coverage; the header that selects them is told neither as gone nor as new', async () => {
    const [old, next] = [await document(VERSION), await document('', ['/orders', '/v2/orders'])];
    const rows = [row('/v2/orders', header('1')), row('/orders', header('2'))];
    const { coverage, rows: compared } = surfaceContracts(rows, { old: [old], new: [next] });
    expect(coverage.old).toMatchObject({ total: 1, mapped: 1, missing: [] });
    expect(compared.map(({ deltas }) => deltas)).toEqual([[], []]);
    const [back] = surfaceContracts([row('/orders', header('1'))], { old: [next], new: [old] }).rows;
    expect(back?.deltas).toEqual([]);
  });

  test('other headers are told', async () => {
    const [old, next] = [
      await document(''),
      await document('{ name: X-Tenant, in: header, required: true, schema: { type: string } }'),
    ];
    const [compared] = surfaceContracts([row('/orders', header('1'))], { old: [old], new: [next] }).rows;
    expect(compared?.deltas).toMatchObject([{ severity: 'breaking', in: 'header', at: 'X-Tenant' }]);
  });
});
