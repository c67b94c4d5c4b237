import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { banyan, contentRoot } from './banyan.ts';

const FILE = 'plans/p/endpoints/api.mdx';
const document = (paths: string): string => `openapi: 3.0.3\ninfo: { title: T, version: "1" }\npaths: ${paths}\n`;

test('rows are printed, written once, and nothing is added the second time', () => {
  const root = contentRoot({
    'plans/p/plan.mdx': '---\ntitle: P\nstatus: planned\nfrom: { system: A }\nto: { system: B }\n---\n',
    [FILE]:
      '---\ntitle: API\nfrom: { system: A, base: /v1, openapi: old.yaml }\nto: { system: B, openapi: new.yaml }\nmappings:\n  # by hand\n  - { from: GET /a, to: none }\n---\n',
    'old.yaml': document('{ /v1/a: { get: {} }, /v1/b: { get: {} }, /v1/c: { post: {} } }'),
    'new.yaml': document('{ /a: { get: {} }, /b: { get: {} } }'),
  });
  const rows = '  - { from: GET /b, to: same }\n  - { from: POST /c, to: { unknown: "not decided yet" } }\n';
  expect(banyan(['import', 'endpoints', 'p/api', '--content', root])).toMatchObject({ code: 0, out: rows });
  expect(banyan(['import', 'endpoints', 'p/api', '--content', root, '--write'])).toMatchObject({ code: 0, out: '' });
  const written = readFileSync(join(root, FILE), 'utf8');
  expect(written).toContain(`  # by hand\n  - { from: GET /a, to: none }\n${rows}---\n`);
  expect(banyan(['import', 'endpoints', 'p/api', '--content', root, '--write']).code).toBe(0);
  expect(readFileSync(join(root, FILE), 'utf8')).toBe(written);
});

test('a surface that is not there is a usage error', () => {
  const root = contentRoot({});
  const { code, err } = banyan(['import', 'endpoints', 'p/api', '--content', root]);
  expect(code).toBe(2);
  expect(err).toContain('p has no surface api');
});
