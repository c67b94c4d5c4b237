import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { surfaceContracts } from '../../../src/endpoints/contracts.ts';
import type { ReadDocument } from '../../../src/endpoints/documents/compare.ts';
import { parseText } from '../../../src/endpoints/documents/yaml.ts';
import { load } from './documents.ts';

const source = readFileSync(fileURLToPath(new URL('../../fixtures/openapi/conversations-v1.yaml', import.meta.url)), 'utf8');
const parsed = parseText(source);
const original: unknown = 'value' in parsed ? parsed.value : undefined;

/** What stands in documents where something else was meant. */
const odd = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1e21,
  '',
  'string',
  '#/components/schemas',
  [],
  [null],
  [[]],
  {},
  { $ref: '#' },
  { $ref: '#/paths' },
  { $ref: '#/nowhere' },
  { $ref: 7 },
  { allOf: [{ $ref: '#/components' }] },
  { type: ['object', 'null', 3] },
  { oneOf: {} },
  { properties: [] },
  { default: { $ref: '#' } },
  { enum: 'a' },
  { discriminator: 3 },
);

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every place of a document, as a path of keys. */
function* placesOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (isTree(value)) for (const [key, each] of Object.entries(value)) yield* placesOf(each, [...path, key]);
}
const PLACES = [...placesOf(original)];

type Mutation = { at: number; how: 'put' | 'delete' | 'copy'; value: unknown; other: number };

function mutated(mutations: readonly Mutation[]): unknown {
  const document: unknown = structuredClone(original);
  const find = (path: readonly string[]): unknown =>
    path.reduce<unknown>((value, key) => (isTree(value) ? value[key] : undefined), document);
  for (const { at, how, value, other } of mutations) {
    const path = PLACES[at % PLACES.length] ?? [];
    const parent = find(path.slice(0, -1));
    const key = path.at(-1) ?? '';
    if (!isTree(parent)) continue;
    if (how === 'delete') delete parent[key];
    else parent[key] = how === 'put' ? value : structuredClone(find(PLACES[other % PLACES.length] ?? []));
  }
  return document;
}

const mutation = fc.record({
  at: fc.nat({ max: PLACES.length - 1 }),
  how: fc.constantFrom('put' as const, 'delete' as const, 'copy' as const),
  value: odd,
  other: fc.nat({ max: PLACES.length - 1 }),
});

const rowsOf = (documents: readonly ReadDocument[]) =>
  documents
    .flatMap(({ operations }) => operations)
    .map(({ method, fullPath }) => {
      const side = [{ methods: [method], path: fullPath, fullPath }];
      return { from: side, to: side, disposition: 'keep' };
    });

test('a mutated document is read and compared, or refused with a reason: nothing throws', async () => {
  expect(PLACES.length).toBeGreaterThan(200);
  const { document: own } = await load({ 'a.yaml': source });
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 6 }), fc.boolean(), async (mutations, reversed) => {
      const { document, problems } = await load({ 'a.json': JSON.stringify(mutated(mutations)) });
      if (!document || !own) {
        expect(problems.every(({ message, fix }) => message !== '' && fix !== '')).toBe(true);
        expect(problems.length).toBeGreaterThan(0);
        return;
      }
      const [old, next] = reversed ? [[document], [own]] : [[own], [document]];
      const { rows } = surfaceContracts(rowsOf(old), { old, new: next });
      for (const { deltas } of rows) for (const delta of deltas ?? []) expect(typeof delta.severity).toBe('string');
    }),
    { numRuns: 300 },
  );
});

test('a document beside itself has no delta', async () => {
  const { document } = await load({ 'a.yaml': source });
  const all = document ? [document] : [];
  expect(surfaceContracts(rowsOf(all), { old: all, new: all }).rows.flatMap(({ deltas }) => deltas ?? [])).toEqual([]);
});
