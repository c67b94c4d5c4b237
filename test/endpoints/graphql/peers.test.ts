import fc from 'fast-check';
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';
import { describe, expect, test } from 'vitest';
import { surfaceContracts } from '../../../src/endpoints/contracts.ts';
import { contractDeltas } from '../../../src/endpoints/documents/compare.ts';
import { loadDocument } from '../../../src/endpoints/documents/load.ts';
import { schemaOf } from './documents.ts';

/** Parts of a schema, each with what may stand in its place. Every type is reached by a query. */
const PARTS = {
  user: [
    'user(id: ID!): User',
    'user(id: ID): User',
    'user(id: ID!): User!',
    'user(id: ID!, full: Boolean): User',
    'user(id: ID!, full: Boolean!): User',
  ],
  find: [
    'find(f: Filter, limit: Int = 10): [Hit!]!',
    'find(f: Filter!, limit: Int = 10): [Hit!]!',
    'find(f: Filter, limit: Int = 20): [Hit!]!',
    'find(f: Filter): [Hit!]!',
    'find(f: Filter, limit: Int = 10): [Hit]!',
  ],
  node: ['node: Node', 'node: Node!'],
  status: ['status(s: Status): Status', 'status(s: Status!): Status', 'status(s: Status): Status!'],
  userFields: [
    'id: ID! name: String',
    'id: ID!',
    'id: ID! name: String!',
    'id: ID! name: Int',
    'id: ID! name: String at: [String!]',
  ],
  postFields: [
    'id: ID! by(short: Boolean = false): User!',
    'id: ID! by: User',
    'id: ID! by(short: Boolean = true): User!',
    'id: ID!',
  ],
  filter: ['q: String!', 'q: String', 'q: String! tag: String', 'q: String! tag: String!', 'tag: String', 'q: [String!]!'],
  values: ['A B', 'A', 'A B C', 'B C'],
  hit: ['User | Post', 'User', 'Post'],
  implementing: ['implements Node', ''],
} as const;
type Choice = Record<keyof typeof PARTS, number>;

function sdl(choice: Choice): string {
  const of = (part: keyof typeof PARTS): string => PARTS[part][choice[part] % PARTS[part].length] ?? '';
  return `type Query { ${of('user')} ${of('find')} ${of('node')} ${of('status')} keep: Both }
    interface Node { id: ID! }
    type User ${of('implementing')} { ${of('userFields')} }
    type Post implements Node { ${of('postFields')} }
    type Both { user: User post: Post }
    input Filter { ${of('filter')} }
    enum Status { ${of('values')} }
    union Hit = ${of('hit')}`;
}
const FIRST: Choice = {
  user: 0,
  find: 0,
  node: 0,
  status: 0,
  userFields: 0,
  postFields: 0,
  filter: 0,
  values: 0,
  hit: 0,
  implementing: 0,
};
const choice = fc.record(
  Object.fromEntries(Object.keys(PARTS).map((part) => [part, fc.nat({ max: 5 })])),
) as fc.Arbitrary<Choice>;

/** The worst of what changes for any operation. */
async function worst(old: string, next: string): Promise<'breaking' | 'risky' | 'compatible'> {
  const [a, b] = [await schemaOf(old), await schemaOf(next)];
  const deltas = a.operations.flatMap((each) => {
    const other = b.operations.find(({ path }) => path === each.path);
    return other ? contractDeltas(each, other) : [];
  });
  const has = (severity: string): boolean => deltas.some((delta) => delta.severity === severity);
  return has('breaking') ? 'breaking' : has('risky') ? 'risky' : 'compatible';
}

/** Changes that graphql-js calls breaking whoever meets them: a value that is no longer answered fails nobody. */
const BY_DIRECTION = new Set(['VALUE_REMOVED_FROM_ENUM']);

describe('held against graphql-js', () => {
  test('what it calls breaking, breaks; where it finds nothing, nothing breaks or may', async () => {
    let [broke, calm] = [0, 0];
    await fc.assert(
      fc.asyncProperty(choice, choice, async (one, other) => {
        const [old, next] = [sdl(one), sdl(other)];
        const [a, b] = [buildSchema(old), buildSchema(next)];
        const breaking = findBreakingChanges(a, b).filter(({ type }) => !BY_DIRECTION.has(type));
        const own = await worst(old, next);
        if (breaking.length > 0) {
          broke++;
          expect([own, breaking.map(({ description }) => description), old, next]).toEqual([
            'breaking',
            expect.anything(),
            old,
            next,
          ]);
        } else if (findBreakingChanges(a, b).length + findDangerousChanges(a, b).length === 0) {
          calm++;
          expect([own, old, next]).toEqual(['compatible', old, next]);
        }
      }),
      {
        numRuns: 300,
        seed: 7,
        examples: [
          [FIRST, FIRST],
          [FIRST, { ...FIRST, user: 3 }],
        ],
      },
    );
    expect(broke).toBeGreaterThan(100);
    expect(calm).toBeGreaterThan(0);
  });

  test('each change alone is judged as there', async () => {
    for (const part of Object.keys(PARTS) as (keyof typeof PARTS)[])
      for (let index = 1; index < PARTS[part].length; index++) {
        const [old, next] = [sdl(FIRST), sdl({ ...FIRST, [part]: index })];
        const theirs = findBreakingChanges(buildSchema(old), buildSchema(next)).length > 0;
        expect([part, index, await worst(old, next)]).toEqual([
          part,
          index,
          theirs ? 'breaking' : expect.stringMatching(/risky|compatible/),
        ]);
      }
  });
});

const rowsOf = ({ operations }: Awaited<ReturnType<typeof schemaOf>>) =>
  operations.map(({ method, path }) => {
    const side = [{ methods: [method], path, fullPath: path }];
    return { from: side, to: side, disposition: 'keep' };
  });

test('a schema beside itself, read twice, has no delta', async () => {
  await fc.assert(
    fc.asyncProperty(choice, async (one) => {
      const [old, next] = [await schemaOf(sdl(one)), await schemaOf(sdl(one))];
      const { rows, coverage } = surfaceContracts(rowsOf(old), { old: [old], new: [next] });
      expect(rows.flatMap(({ deltas, absentOld, absentNew }) => [...(deltas ?? []), ...absentOld, ...absentNew])).toEqual([]);
      expect([coverage.old?.missing, coverage.new?.fresh]).toEqual([[], []]);
    }),
    { numRuns: 50 },
  );
});

test('a mutated schema is read and compared, or refused with a reason: nothing throws', async () => {
  const original = sdl(FIRST);
  const own = await schemaOf(original);
  const piece = fc.constantFrom(
    '{',
    '}',
    '(',
    ')',
    '!',
    '[',
    ']',
    ':',
    '"',
    '"""',
    '|',
    '&',
    '=',
    '@',
    '#',
    '$',
    ' Query ',
    ' type ',
    ' extend ',
    ' Missing ',
    ' User ',
    ' 1 ',
    ' implements Node ',
    '\n',
    '\u0000',
  );
  const mutation = fc.tuple(fc.nat({ max: original.length }), fc.nat({ max: 12 }), piece);
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 5 }), fc.boolean(), async (mutations, reversed) => {
      const text = mutations.reduce((each, [at, length, put]) => each.slice(0, at) + put + each.slice(at + length), original);
      const { document, problems } = await loadDocument('a.graphql', async () => text);
      expect(problems.every(({ message, fix }) => message !== '' && fix !== '')).toBe(true);
      if (!document) {
        expect(problems.length).toBeGreaterThan(0);
        return;
      }
      const [old, next] = reversed ? [document, own] : [own, document];
      const { rows } = surfaceContracts(rowsOf(old), { old: [old], new: [next] });
      for (const { deltas } of rows)
        for (const delta of deltas ?? []) expect(['breaking', 'risky', 'compatible']).toContain(delta.severity);
    }),
    { numRuns: 400 },
  );
});
