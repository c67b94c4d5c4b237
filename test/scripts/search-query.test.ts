import { describe, expect, test } from 'vitest';
import { distance } from '../../src/model/values/nearest.ts';
import { isLabel, names, pathOf, pathWords, Vocabulary } from '../../src/scripts/search-query.ts';

const path = (query: string) => {
  const read = pathOf(query);
  if (read === undefined) throw new Error(`${query} is no path`);
  return read;
};

test.each([
  ['rolback', 'rollback', 1],
  ['kuberentes', 'kubernetes', 1],
  ['migraton', 'migration', 1],
  ['abcd', 'wxyz', 3],
  ['', 'ab', 2],
])('from %s to %s it is %i edits, counted up to two', (a, b, edits) => {
  expect(distance(a, b, 2)).toBe(edits);
  expect(distance(b, a, 2)).toBe(edits);
});

describe('a query with misspelt words', () => {
  const words = new Vocabulary(['rollback', 'migration', 'kubernetes', 'redis', 'role', 'rollout']);

  test.each([
    ['rolback', 'rollback'],
    ['data migraton', 'data migration'],
    ['Kuberentes', 'kubernetes'],
    ['rolback of redis', 'rollback of redis'],
  ])('%s is read as %s', (query, corrected) => {
    expect(words.corrected(query)).toBe(corrected);
  });

  test.each(['roll', 'rollback', 'Redis', 'zzzzqqq', 'abc', '/otel', '42', ''])(
    '%s is left as it is: a word, the beginning of one, or near none',
    (query) => {
      expect(words.corrected(query)).toBeUndefined();
    },
  );
});

test.each([
  ['zzzzqqq', true],
  ['redis zzzzqqq', true],
  ['rolling', false],
  ['rollback', false],
  ['role', false],
  ['rolesque', false],
  ['42', false],
  ['abc', false],
  ['データ移行', false],
])('whether a word of "%s" has nothing to do with any of the index: %s', (query, expected) => {
  expect(new Vocabulary(['rollback', 'rolling', 'role', 'redis', 'z']).isUnknown(query)).toBe(expected);
});

describe('a path', () => {
  test.each([
    ['/otel/trace/123', '/otel/trace'],
    ['get /users/0b8f1c2d3e4f', 'GET /users'],
    ['/users?page=2', '/users'],
    ['POST /v1/orders', 'POST /v1/orders'],
  ])('%s is searched for as %s', (query, terms) => {
    expect(pathWords(path(query))).toBe(terms);
  });

  test.each(['redis', 'what / why', '/', 'GET', 'a/b'])('%s is none', (query) => {
    expect(pathOf(query)).toBeUndefined();
  });

  test.each([
    ['GET /otel/trace/{id}', '/otel/trace/123', true],
    ['GET /otel/trace/:id', 'GET /otel/trace/123', true],
    ['POST /otel/trace/{id}', 'GET /otel/trace/123', false],
    ['GET /otel/traces', '/otel/trace', false],
    ['GET /otel/trace/{id}', '/otel/trace', false],
    ['GET /users/{id}', '/users/latest', false],
    ['GET /users/{id} → GET /v2/users/{id}', '/users/7', true],
  ])('%s names %s: %s', (title, query, expected) => {
    expect(names(title, path(query))).toBe(expected);
  });
});

test('a word with a number is a label, other queries are none', () => {
  expect(['phase 3', 'Week 8', 'phase 8.5', ' Phase 4a '].map(isLabel)).toEqual([true, true, true, true]);
  expect(['phase', 'phase three', '8080', 'two words 3'].map(isLabel)).toEqual([false, false, false, false]);
  expect(names('Week 8', 'week 8')).toBe(true);
});
