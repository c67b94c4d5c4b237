import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { insertRows } from '../../src/endpoints/insert-rows.ts';
import { type ListedOperation, proposeRows, rowText } from '../../src/endpoints/propose-rows.ts';

const list = (...operations: string[]): ListedOperation[] =>
  operations.map((text) => {
    const [method = '', path = '', name] = text.split(' ');
    return { method, path, ...(name !== undefined && { name }) };
  });
const proposed = (old: ListedOperation[], next: ListedOperation[]): string[] =>
  proposeRows(old, next).rows.map((row) => rowText(row, ''));

describe('rows that nobody types', () => {
  test('are the same where method and shape agree, whatever parameters are called', () => {
    expect(proposed(list('GET /users/{id}', 'GET /a'), list('GET /a', 'GET /users/{key}'))).toEqual([
      '- { from: "GET /users/{id}", to: same }',
      '- { from: GET /a, to: same }',
    ]);
  });

  test('are renames where two operations agree on a rewrite of their paths, with the reason', () => {
    const old = list('GET /channels', 'POST /channels/{id}', 'GET /alone');
    const next = list('GET /v2/channels', 'POST /v2/channels/{id}', 'GET /v3/other');
    expect(proposed(old, next).slice(0, 2)).toEqual([
      '- { from: GET /channels, to: GET /v2/channels, note: "/ → /v2, as 2 operations" }',
      '- { from: "POST /channels/{id}", to: "POST /v2/channels/{id}", note: "/ → /v2, as 2 operations" }',
    ]);
  });

  test('are renames where the name is the same on both sides and nowhere else', () => {
    expect(proposed(list('GET /u list_users'), list('GET /people/all listUsers'))).toEqual([
      '- { from: GET /u, to: GET /people/all, note: "named list_users on both sides" }',
    ]);
  });

  test('are open with candidates and why, where nothing agrees', () => {
    expect(proposed(list('GET /orders/{id}/items', 'GET /x'), list('POST /orders/{id}/lines'))).toEqual([
      '- from: "GET /orders/{id}/items"\n  to: { unknown: "not decided yet; maybe POST /orders/{id}/lines (a similar path, another method)" }',
      '- { from: GET /x, to: { unknown: "not decided yet" } }',
    ]);
  });

  test('give each new operation to one old one', () => {
    const { rows, fresh } = proposeRows(list('GET /a/{id}', 'GET /a/{key}'), list('GET /a/{id}', 'GET /b'));
    expect(rows).toHaveLength(1);
    expect(fresh.map(({ path }) => path)).toEqual(['/b']);
  });
});

describe('a file', () => {
  const FILE =
    '---\ntitle: API # kept\nmappings:\n    # by hand\n    - { from: GET /b, to: same } # why\n\ncomplete: true\n---\n\nText.\n';

  test('keeps its rows, comments and order', () => {
    expect(insertRows(FILE, (indent) => `${indent}- { from: GET /a, to: same }`)).toEqual({
      ok: true,
      text: FILE.replace('# why\n', '# why\n    - { from: GET /a, to: same }\n'),
    });
  });

  test('without rows gets the first ones', () => {
    const inserted = insertRows('---\nmappings: []\ntitle: A\n---\n', (indent) => `${indent}- { from: GET /a, to: same }`);
    expect(inserted).toEqual({ ok: true, text: '---\nmappings:\n  - { from: GET /a, to: same }\ntitle: A\n---\n' });
  });

  test('whose rows are on one line is refused', () => {
    expect(insertRows('---\nmappings: [{ from: GET /a, to: same }]\n---\n', () => '')).toMatchObject({ ok: false });
  });
});

test('a row is YAML that says what was proposed', () => {
  const row = { from: { method: 'GET', path: '/a/{id}:x' }, to: { unknown: 'maybe "b": c' }, note: 'x # y' };
  expect(parse(rowText(row, ''))).toEqual([{ from: 'GET /a/{id}:x', to: { unknown: 'maybe "b": c' }, note: 'x # y' }]);
});
