import { describe, expect, test } from 'vitest';
import { changes } from './documents.ts';

type Row = readonly [what: string, old: string, next: string, expected: string[]];

describe('what a field answers', () => {
  test.each<Row>([
    ['the same', 'type Query { a: Int! }', 'type Query { a: Int! }', []],
    ['null', 'type Query { a: Int! }', 'type Query { a: Int }', ['breaking field: answer may be null now']],
    ['never null', 'type Query { a: Int }', 'type Query { a: Int! }', ['compatible field: answer may not be null any more']],
    ['null in a list', 'type Query { a: [Int!]! }', 'type Query { a: [Int]! }', ['breaking field: answer[] may be null now']],
    ['a list', 'type Query { a: Int! }', 'type Query { a: [Int!]! }', ['breaking field: answer: type Int → [Int!]']],
    ['another scalar', 'type Query { a: Int }', 'type Query { a: String }', ['breaking field: answer: type Int → String']],
    ['text for an id', 'type Query { a: ID }', 'type Query { a: String }', ['compatible field: answer: type ID → String']],
    ['a fraction', 'type Query { a: Int }', 'type Query { a: Float }', ['risky field: answer: type Int → Float']],
    [
      'an object in place of a scalar',
      'type Query { a: Int }',
      'type Query { a: A } type A { b: Int }',
      ['breaking field: answer: type Int → A'],
    ],
    [
      'a field less',
      'type Query { u: U } type U { id: ID!, name: String }',
      'type Query { u: U } type U { id: ID! }',
      ['breaking field: field name is gone'],
    ],
    [
      'a field more',
      'type Query { u: U } type U { id: ID! }',
      'type Query { u: U } type U { id: ID!, name: String }',
      ['compatible field: field name is new'],
    ],
    [
      'a deprecated field',
      'type Query { u: U } type U { id: ID! }',
      'type Query { u: U } type U { id: ID! @deprecated }',
      ['compatible field: field id is deprecated now'],
    ],
    [
      'a deprecated operation',
      'type Query { u: Int }',
      'type Query { u: Int @deprecated(reason: "no") }',
      ['compatible deprecation: operation is deprecated now'],
    ],
    [
      'a type of another name, whose fields are compared all the same',
      'type Query { u: U } type U { id: ID!, name: String }',
      'type Query { u: V } type V { id: ID! }',
      ['breaking field: answer: type U → V', 'breaking field: field name is gone'],
    ],
    [
      'an interface of the type',
      'type Query { u: U } interface N { id: ID! } type U implements N { id: ID! }',
      'type Query { u: N } interface N { id: ID! } type U implements N { id: ID! }',
      ['risky field: answer: type U → N'],
    ],
    [
      'an interface of the type that has fewer fields, told once',
      'type Query { u: U } interface N { id: ID! } type U implements N { id: ID! a: Int b: Int }',
      'type Query { u: N } interface N { id: ID! } type U implements N { id: ID! a: Int b: Int }',
      ['breaking field: answer: type U → N'],
    ],
    [
      'fewer values of an enumeration',
      'type Query { s: S } enum S { A B }',
      'type Query { s: S } enum S { A }',
      ['compatible field: answer may not be B any more'],
    ],
    [
      'more values of an enumeration',
      'type Query { s: S } enum S { A }',
      'type Query { s: S } enum S { A B C }',
      ['risky field: answer may be B | C now'],
    ],
    [
      'an enumeration of another name',
      'type Query { s: S } enum S { A }',
      'type Query { s: T } enum T { A }',
      ['compatible field: answer: type S → T'],
    ],
    [
      'a value that is deprecated',
      'type Query { s: S } enum S { A B }',
      'type Query { s: S } enum S { A B @deprecated }',
      ['compatible field: field B is deprecated now'],
    ],
  ])('%s', async (_, old, next, expected) => {
    expect(await changes(old, next)).toEqual(expected);
  });
});

describe('what a field takes', () => {
  test.each<Row>([
    [
      'an argument more',
      'type Query { a: Int }',
      'type Query { a(b: Int): Int }',
      ['compatible argument: argument b is new (optional)'],
    ],
    [
      'an argument with a default',
      'type Query { a: Int }',
      'type Query { a(b: Int! = 1): Int }',
      ['compatible argument: argument b is new (optional, default 1)'],
    ],
    [
      'a required argument',
      'type Query { a: Int }',
      'type Query { a(b: Int!): Int }',
      ['breaking argument: argument b is new (required)'],
    ],
    ['an argument less', 'type Query { a(b: Int): Int }', 'type Query { a: Int }', ['breaking argument: argument b is gone']],
    [
      'made required',
      'type Query { a(b: Int): Int }',
      'type Query { a(b: Int!): Int }',
      ['breaking argument: argument b is required now'],
    ],
    [
      'made optional',
      'type Query { a(b: Int!): Int }',
      'type Query { a(b: Int): Int }',
      ['compatible argument: argument b is optional now'],
    ],
    [
      'a required one that gets a default',
      'type Query { a(b: Int!): Int }',
      'type Query { a(b: Int! = 1): Int }',
      ['compatible argument: argument b is optional now'],
    ],
    [
      'a default that goes from a non-null one',
      'type Query { a(b: Int! = 1): Int }',
      'type Query { a(b: Int!): Int }',
      ['breaking argument: argument b is required now'],
    ],
    [
      'no null, with a default',
      'type Query { a(b: Int = 1): Int }',
      'type Query { a(b: Int! = 1): Int }',
      ['risky argument: argument b may not be null any more'],
    ],
    [
      'another default',
      'type Query { a(b: Int = 1): Int }',
      'type Query { a(b: Int = 2): Int }',
      ['risky argument: argument b: default 1 → 2'],
    ],
    [
      'the same default, written otherwise',
      'input I { x: Int y: Int } type Query { a(b: I = { x: 1, y: 2 }): Int }',
      'input I { x: Int y: Int } type Query { a(b: I = { y: 2 x: 1 }): Int }',
      [],
    ],
    [
      'another type, as variables declare it',
      'type Query { a(b: Int): Int }',
      'type Query { a(b: Float): Int }',
      ['breaking argument: argument b: type Int → Float'],
    ],
    [
      'null in a list of arguments',
      'type Query { a(b: [Int!]): Int }',
      'type Query { a(b: [Int]): Int }',
      ['compatible argument: argument b[] may be null now'],
    ],
    [
      'no null in a list of arguments',
      'type Query { a(b: [Int]): Int }',
      'type Query { a(b: [Int!]): Int }',
      ['breaking argument: argument b[] may not be null any more'],
    ],
    [
      'a field of an input object',
      'input I { x: Int } type Query { a(b: I): Int }',
      'input I { y: Int! z: Int } type Query { a(b: I): Int }',
      [
        'breaking argument: argument b.x is gone',
        'breaking argument: argument b.y is new (required)',
        'compatible argument: argument b.z is new (optional)',
      ],
    ],
    [
      'an input object of another name',
      'input I { x: Int } type Query { a(b: I): Int }',
      'input J { x: Int } type Query { a(b: J): Int }',
      ['breaking argument: argument b: type I → J'],
    ],
    [
      'exactly one field',
      'input I { x: Int } type Query { a(b: I): Int }',
      'input I @oneOf { x: Int } type Query { a(b: I): Int }',
      ['breaking argument: argument b holds exactly one field now'],
    ],
    [
      'fewer values',
      'enum S { A B } type Query { a(s: S): Int }',
      'enum S { A } type Query { a(s: S): Int }',
      ['breaking argument: argument s may not be B any more'],
    ],
    [
      'more values',
      'enum S { A } type Query { a(s: S): Int }',
      'enum S { A B } type Query { a(s: S): Int }',
      ['compatible argument: argument s may be B now'],
    ],
    [
      'the arguments of an inner field',
      'type Query { u: U } type U { posts(first: Int): Int }',
      'type Query { u: U } type U { posts(last: Int!): Int }',
      ['breaking argument: argument posts(first) is gone', 'breaking argument: argument posts(last) is new (required)'],
    ],
    [
      'a value that is sent and answered, once for each',
      'enum S { A B } type Query { a(s: S): S }',
      'enum S { A C } type Query { a(s: S): S }',
      [
        'breaking argument: argument s may not be B any more',
        'compatible argument: argument s may be C now',
        'compatible field: answer may not be B any more',
        'risky field: answer may be C now',
      ],
    ],
  ])('%s', async (_, old, next, expected) => {
    expect(await changes(old, next)).toEqual(expected);
  });
});

describe('unions and interfaces', () => {
  const UNION = 'type Query { s: S } type A { x: Int } type B { y: Int }';
  const NODE = 'type Query { n: N } interface N { id: ID! }';
  test.each<Row>([
    ['a member less', `${UNION} union S = A | B`, `${UNION} union S = A`, ['breaking field: answer has no variant B any more']],
    ['a member more', `${UNION} union S = A`, `${UNION} union S = A | B`, ['risky field: answer has another variant: B']],
    [
      'a field of a member',
      `${UNION} union S = A | B`,
      'type Query { s: S } type A { x: Int } type B { z: Int } union S = A | B',
      ['breaking field: field <B>.y is gone', 'compatible field: field <B>.z is new'],
    ],
    [
      'an object that implements an interface no more',
      `${NODE} type A implements N { id: ID! } type B implements N { id: ID! }`,
      `${NODE} type A implements N { id: ID! } type B { id: ID! }`,
      ['breaking field: answer has no variant B any more'],
    ],
    [
      'an object that loses an interface, where it is answered itself',
      `type Query { a: A } interface N { id: ID! } type A implements N { id: ID! }`,
      `type Query { a: A } interface N { id: ID! } type A { id: ID! }`,
      ['breaking field: answer is no N any more'],
    ],
    [
      'an object that gets an interface',
      `type Query { a: A } interface N { id: ID! } type A { id: ID! }`,
      `type Query { a: A } interface N { id: ID! } type A implements N { id: ID! }`,
      ['compatible field: answer is also N now'],
    ],
    [
      'a field of an interface, told once and not for each object',
      `${NODE} type A implements N { id: ID! }`,
      'type Query { n: N } interface N { id: ID } type A implements N { id: ID }',
      ['breaking field: field id may be null now'],
    ],
    [
      'a field of an object beside its interface',
      `${NODE} type A implements N { id: ID! x: Int }`,
      `${NODE} type A implements N { id: ID! }`,
      ['breaking field: field <A>.x is gone'],
    ],
    [
      'a union in place of an object',
      'type Query { s: A } type A { x: Int }',
      'type Query { s: S } union S = A type A { x: Int }',
      ['breaking field: answer: type A → S'],
    ],
  ])('%s', async (_, old, next, expected) => {
    expect(await changes(old, next)).toEqual(expected);
  });
});

describe('types that many places reach', () => {
  const schema = (user: string): string =>
    `type Query { post(id: ID!): Post  now: Int! } type Post { author: User! editor: User  comments: [Comment!]! }
     type Comment { by: User! post: Post! } type User { ${user} friends: [User!]! }`;
  test('one change is told once, with its other places', async () => {
    expect(await changes(schema('id: ID! name: String'), schema('id: ID!'))).toEqual([
      'breaking field: field author.name is gone (also editor.name, comments[].by.name)',
    ]);
  });
  test('a type that is reached through another one with several places has these as well', async () => {
    const nested = (user: string): string =>
      `type Query { a: A } type A { b: Box c: Box } type Box { inner: Inner } type Inner { user: User } type User { ${user} }`;
    expect(await changes(nested('id: ID! name: String'), nested('id: ID!'))).toEqual([
      'breaking field: field b.inner.user.name is gone (also c.inner.user.name)',
    ]);
  });
  test('an operation that does not reach the type is left alone', async () => {
    expect(await changes(schema('id: ID! name: String'), schema('id: ID!'), 'QUERY now')).toEqual([]);
  });
  test('a query that becomes a mutation', async () => {
    expect(await changes('type Query { a: Int }', 'type Mutation { a: Int }')).toEqual([
      'breaking method: method: type QUERY → MUTATION',
    ]);
  });
});
