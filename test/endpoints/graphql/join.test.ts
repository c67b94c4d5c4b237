import { describe, expect, test } from 'vitest';
import { contractDeltas, type ReadDocument } from '../../../src/endpoints/documents/compare.ts';
import { deltaText } from '../../../src/endpoints/documents/delta.ts';
import { operationText } from '../../../src/endpoints/documents/document.ts';
import { loadDocument } from '../../../src/endpoints/documents/load.ts';
import { joinSchemas, schemaProblems, schemasOf } from '../../../src/endpoints/graphql/join.ts';

const read = (...texts: string[]): Promise<ReadDocument[]> =>
  Promise.all(
    texts.map(async (text, index) => {
      const { document, problems } = await loadDocument(`${index}.graphql`, async () => text);
      if (!document) throw new Error(problems[0]?.message);
      return document;
    }),
  );
const user = (documents: readonly ReadDocument[]) =>
  joinSchemas(documents)
    .flatMap(({ operations }) => operations)
    .find(({ path }) => path === 'u');

/** What changes for `QUERY u`, with each side in several files. */
async function changes(old: readonly string[], next: readonly string[]): Promise<string[]> {
  const [a, b] = [user(await read(...old)), user(await read(...next))];
  if (!a || !b) throw new Error('no operation');
  return contractDeltas(a, b).map((delta) => `${delta.severity} ${deltaText(delta)}`);
}

const WHOLE = 'type Query { u: User n: Node } type User implements Node { id: ID! name: String } interface Node { id: ID! }';
const PARTS = [
  'type Query { u: User }',
  'interface Node { id: ID! } extend type Query { n: Node }',
  'type User implements Node { id: ID! }',
  'extend type User { name: String }',
];

describe('the schemas of a side are one', () => {
  test('whatever file says what', async () => {
    expect(await changes([WHOLE], PARTS)).toEqual([]);
    expect(await changes(PARTS, [WHOLE])).toEqual([]);
    expect(await changes([...PARTS].reverse(), PARTS)).toEqual([]);
  });

  test('so that a change in another file counts', async () => {
    expect(await changes(PARTS, PARTS.slice(0, 3))).toEqual(['breaking field name is gone']);
  });

  test('an object in another file than its interface is one of those that it stands for', async () => {
    const operationsIn = async (texts: readonly string[]) =>
      joinSchemas(await read(...texts)).flatMap(({ operations }) => operations);
    const node = (operations: Awaited<ReturnType<typeof operationsIn>>) => operations.find(({ path }) => path === 'n');
    const [a, b] = [node(await operationsIn([WHOLE])), node(await operationsIn(PARTS))];
    expect(a && b && contractDeltas(a, b)).toEqual([]);
    const without = node(await operationsIn(PARTS.filter((text) => !text.startsWith('type User'))));
    expect(a && without && contractDeltas(a, without).map(deltaText)).toEqual(['answer has no variant User any more']);
  });

  test('each with the operations that stand in it', async () => {
    expect(joinSchemas(await read(...PARTS)).map(({ operations }) => operations.map(operationText))).toEqual([
      ['QUERY u'],
      ['QUERY n'],
      [],
      [],
    ]);
  });

  test('and what none of them defines is told once, where it is named', async () => {
    const problems = (documents: ReadDocument[]) =>
      schemaProblems(schemasOf(documents)).map(({ file, offset, message }) => `${file}:${offset} ${message}`);
    expect(problems(await read(...PARTS))).toEqual([]);
    expect(problems(await read(...PARTS.slice(0, 2)))).toEqual(['0.graphql:16 the type User is not defined']);
    expect(problems(await read(...PARTS.slice(2)))).toEqual(['0.graphql:0 0.graphql has no query, mutation or subscription']);
  });
});
