import { describe, expect, test } from 'vitest';
import { surfaceContracts } from '../../src/endpoints/contracts.ts';
import type { ReadDocument } from '../../src/endpoints/documents/compare.ts';
import { operationText } from '../../src/endpoints/documents/document.ts';
import { loadDocument } from '../../src/endpoints/documents/load.ts';
import { parseOperation } from '../../src/model/values/operation.ts';

/** Documents of all formats on one side. */
const FILES: Readonly<Record<string, string>> = {
  'rest.yaml': 'openapi: 3.0.3\ninfo: { title: A, version: "1" }\npaths: { /user: { get: {} }, /orders: { get: {} } }\n',
  'graph.graphql': 'type Query { user: Int orders: Int }',
  'events.json': JSON.stringify({
    asyncapi: '3.0.0',
    channels: { a: { address: 'orders:created' }, b: { address: 'orders:deleted' }, c: { address: 'orders.{region}.paid' } },
    operations: {
      a: { action: 'send', channel: { $ref: '#/channels/a' } },
      b: { action: 'send', channel: { $ref: '#/channels/b' } },
      c: { action: 'receive', channel: { $ref: '#/channels/c' } },
    },
  }),
};

const read = (names: readonly string[]): Promise<ReadDocument[]> =>
  Promise.all(
    names.map(async (name) => {
      const { document, problems } = await loadDocument(name, async (file) => FILES[file]);
      if (!document) throw new Error(problems[0]?.message);
      return document;
    }),
  );

const rowOf = (text: string) => {
  const operation = parseOperation(text);
  if (!operation.ok) throw new Error(text);
  const side = [{ methods: operation.value.methods, path: operation.value.path, fullPath: operation.value.path }];
  return { from: side, to: side, disposition: 'keep' };
};

/** What a row finds in the documents of a side, and what it misses. */
async function found(row: string, names = Object.keys(FILES)): Promise<{ found: string[]; absent: string[] }> {
  const documents = await read(names);
  const { rows } = surfaceContracts([rowOf(row)], { old: documents, new: documents });
  return {
    found: (rows[0]?.old ?? []).map(operationText),
    absent: (rows[0]?.absentOld ?? []).map(({ methods, path }) => `${methods.join('|')} ${path}`),
  };
}

describe('a row finds its operation among documents of all formats', () => {
  test.each([
    ['GET /user', ['GET /user']],
    ['QUERY user', ['QUERY user']],
    ['PUB orders:created', ['PUB orders:created']],
    ['PUB orders:deleted', ['PUB orders:deleted']],
    ['SUB orders.{where}.paid', ['SUB orders.{region}.paid']],
    ['ANY /**', ['GET /user', 'GET /orders']],
  ])('%s', async (row, expected) => {
    expect(await found(row)).toEqual({ found: expected, absent: [] });
  });
});

describe('an operation is missing only from documents that could describe it', () => {
  test.each([
    ['QUERY gone', ['graph.graphql'], ['QUERY gone']],
    ['MUTATION gone', ['graph.graphql'], ['MUTATION gone']],
    ['QUERY gone', ['rest.yaml', 'events.json'], []],
    ['GET /gone', ['rest.yaml'], ['GET /gone']],
    ['GET /gone', ['graph.graphql'], []],
    ['PUB orders.{region}.paid', ['events.json'], ['PUB orders.{region}.paid']],
    ['JOB nightly', ['rest.yaml', 'events.json', 'graph.graphql'], []],
  ])('%s in %s', async (row, names, absent) => {
    expect(await found(row, names)).toEqual({ found: [], absent });
  });
});

test('operations of two formats are not compared, and the row says so', async () => {
  const [rest = [], graph = []] = [await read(['rest.yaml']), await read(['graph.graphql'])];
  const row = { ...rowOf('GET /user'), to: rowOf('QUERY user').to };
  const { rows, coverage } = surfaceContracts([row], { old: rest, new: graph });
  expect(rows[0]).toMatchObject({ notCompared: ['GET /user is described by OpenAPI, and QUERY user by GraphQL'] });
  expect(rows[0]).not.toHaveProperty('deltas');
  expect([coverage.old?.mapped, coverage.new?.mapped]).toEqual([1, 1]);
});

test('a split into operations of two formats compares what can be compared', async () => {
  const [rest = [], both = []] = [await read(['rest.yaml']), await read(['rest.yaml', 'graph.graphql'])];
  const row = { ...rowOf('GET /user'), to: [...rowOf('GET /orders').to, ...rowOf('QUERY user').to] };
  const [first] = surfaceContracts([row], { old: rest, new: both }).rows;
  expect(first).toMatchObject({ deltas: [] });
});
