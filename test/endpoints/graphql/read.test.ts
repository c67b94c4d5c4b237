import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { operationText } from '../../../src/endpoints/documents/document.ts';
import { loadDocument } from '../../../src/endpoints/documents/load.ts';
import { changes, problemsOf, schemaOf } from './documents.ts';

const operationsIn = async (text: string): Promise<string[]> => (await schemaOf(text)).operations.map(operationText);

describe('operations of a schema', () => {
  test('are the fields of its root types, whatever these are called, with extensions', async () => {
    const text = readFileSync(fileURLToPath(new URL('fixtures/schema.graphql', import.meta.url)), 'utf8');
    const { document } = await loadDocument('schema.graphql', async () => text);
    expect(document?.operations.map(operationText)).toEqual(['QUERY user', 'QUERY users', 'QUERY orders', 'MUTATION rename']);
    expect(document?.operations[0]).toMatchObject({ deprecated: true, pointer: ['RootQuery', 'user'], file: 'schema.graphql' });
  });

  test.each([
    [
      'of a subgraph that only extends them',
      'extend type Query { a: Int } extend type Mutation { b: Int }',
      ['QUERY a', 'MUTATION b'],
    ],
    ['with an extension in front', 'extend type Query { a: Int } type Query { b: Int }', ['QUERY a', 'QUERY b']],
    ['that the schema does not name, left out', 'schema { query: Q } type Q { a: Int } type Mutation { b: Int }', ['QUERY a']],
    ['with a subscription', 'type Query { a: Int } type Subscription { ticks: Int! }', ['QUERY a', 'SUBSCRIPTION ticks']],
    [
      'with directives that nobody defines',
      'type Query @tag(name: "x") { a: T @join__field } type T @key(fields: "id") { id: ID! @shareable }',
      ['QUERY a'],
    ],
    ['beside queries of a client', 'type Query { a: Int } query Q { a } fragment F on Query { a }', ['QUERY a']],
  ])('%s', async (_, text, expected) => {
    expect(await operationsIn(text)).toEqual(expected);
  });

  test('say what they are for', async () => {
    const { operations } = await schemaOf('type Query { """\n  Finds a user.\n\n  More.\n  """ user: Int }');
    expect(operations[0]).toMatchObject({ summary: 'Finds a user.' });
  });
});

describe('an introspection', () => {
  const SDL = 'type Query { user(id: ID! = "1"): User } type User { id: ID! old: Int @deprecated(reason: "x") } union U = User';
  const introspected = introspectionFromSchema(buildSchema(SDL));
  test.each([
    ['the answer', { data: introspected }],
    ['what is in it', introspected],
  ])('is read as the schema that gave it: %s', async (_, value) => {
    const text = JSON.stringify(value);
    const { document, problems } = await loadDocument('schema.json', async () => text);
    expect(problems).toEqual([]);
    expect(document?.format).toBe('graphql');
    const [own] = (await schemaOf(SDL)).operations;
    expect(document?.operations[0]).toMatchObject({ method: 'QUERY', path: 'user' });
    expect(
      own?.format === 'graphql' && document?.operations[0]?.format === 'graphql' && [...document.operations[0].types].sort(),
    ).toEqual(own?.format === 'graphql' && [...own.types].sort());
  });
});

describe('what is wrong is told with its place', () => {
  test.each([
    [
      'a.graphql',
      'type Query {\n  a Int\n}\n',
      ['2:5 a.graphql is no GraphQL schema: Expected ":", found Name "Int". → Fix it there; graphql-js reads the same language'],
    ],
    [
      'a.graphql',
      '',
      ['1:1 a.graphql is no GraphQL schema: Unexpected <EOF>. → Fix it there; graphql-js reads the same language'],
    ],
    [
      'a.graphql',
      'type User { id: ID! }',
      ['1:1 a.graphql has no query, mutation or subscription → Name the schema with the root types: type Query { … }'],
    ],
    [
      'a.graphql',
      'type Query {\n  a: User\n}',
      [
        '2:6 the type User is not defined → Correct it, or name the document that defines it as well: graphql: [a.graphql, b.graphql]',
      ],
    ],
    ['a.graphql', 'type Query {\n  a: Int\n  a: Int\n}', ['3:3 Query.a is already there → Keep one of them']],
    ['a.graphql', 'type Query { a: Int }\ntype Query { b: Int }', ['2:1 the type Query is already there → Keep one of them']],
    [
      'a.json',
      '{ "data": {} }',
      ['1:1 a.json is no answer to an introspection query → Name the schema (.graphql), or the JSON with __schema'],
    ],
    [
      'a.json',
      '{ "__schema": { "types": [] } }',
      ['1:1 a.json has no query, mutation or subscription → Name the schema with the root types: type Query { … }'],
    ],
    [
      'a.yaml',
      'openapi: 3.0.3\npaths: {}\n',
      ['1:1 a.yaml is an OpenAPI document, not a GraphQL schema → Write openapi: a.yaml'],
    ],
  ])('%s: %s', async (name, text, expected) => {
    expect(await problemsOf(name, text)).toEqual(expected);
  });

  test('a schema is no OpenAPI document', async () => {
    const { document, problems } = await loadDocument('a.graphql', async () => 'type Query { a: Int }', 'openapi');
    expect(document).toBeUndefined();
    expect(problems).toMatchObject([
      { message: 'a.graphql is a GraphQL schema, not an OpenAPI document', fix: 'Write graphql: a.graphql' },
    ]);
  });

  test('a nesting that no one writes is refused', async () => {
    const text = `type Query { a: ${'['.repeat(200_000)}Int${']'.repeat(200_000)} }`;
    expect(await problemsOf('a.graphql', text)).toEqual([
      '1:1 a.graphql is no GraphQL schema: it is nested too deeply → Fix it there; graphql-js reads the same language',
    ]);
  });

  test('a type that is not defined says nothing about what changes', async () => {
    const { document } = await loadDocument('a.graphql', async () => 'type Query { a: User }');
    expect(document?.operations.map(operationText)).toEqual(['QUERY a']);
  });
});

test('a default that is an object is the same in another order of its fields', async () => {
  const schema = (value: string) =>
    `type Query { a(i: I = ${value}): Int } input I { x: [Int] y: S z: Boolean n: Float } enum S { A }`;
  expect(await changes(schema('{ x: [1, 2], y: A, z: true, n: null }'), schema('{ n: null, z: true, y: A, x: [1 2] }'))).toEqual(
    [],
  );
});
