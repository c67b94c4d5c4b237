import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { surfaceContracts } from '../../../src/endpoints/contracts.ts';
import type { ReadDocument } from '../../../src/endpoints/documents/compare.ts';
import { operationText } from '../../../src/endpoints/documents/document.ts';
import { locateKey } from '../../../src/endpoints/documents/locate.ts';
import { parseText } from '../../../src/endpoints/documents/yaml.ts';
import { Lines } from '../../../src/reader/lines.ts';
import { load } from './documents.ts';

const fixture = (name: string): string => readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)), 'utf8');
const listed = async (files: Readonly<Record<string, string>>): Promise<string[] | undefined> =>
  (await load(files)).document?.operations.map((each) => `${operationText(each)} ${each.operationId ?? ''}`.trim());

describe('operations of a document', () => {
  test.each([
    ['events2.yaml', ['PUB orders.created orderCreated', 'SUB orders.cancel']],
    ['events3.yaml', ['PUB orders/created announce', 'SUB orders/created listen']],
  ])('%s', async (name, expected) => {
    expect(await listed({ [name]: fixture(name) })).toEqual(expected);
  });

  test('a channel in another file, and one without an address', async () => {
    const files = {
      'events/a.yaml':
        'asyncapi: 3.0.0\nchannels:\n  paid: { $ref: "./channels.yaml#/paid" }\n  plain: {}\noperations:\n  a: { action: send, channel: { $ref: "#/channels/paid" } }\n  b: { action: receive, channel: { $ref: "#/channels/plain" } }\n',
      'events/channels.yaml': 'paid: { address: orders.paid }\n',
    };
    expect(await listed(files)).toEqual(['PUB orders.paid a', 'SUB plain b']);
  });
});

describe('what is wrong is told with its place', () => {
  const problemsOf = async (text: string, name = 'a.yaml'): Promise<string[]> =>
    (await load({ [name]: text })).problems.map(({ offset, pointer, message, fix }) => {
      const { line, column } = new Lines(text).at(offset ?? (pointer ? locateKey(text, pointer) : 0));
      return `${line}:${column} ${message} → ${fix}`;
    });
  test.each([
    ['asyncapi: 1.2.0\n', ['1:1 asyncapi: 1.2.0 is not supported → Supported are AsyncAPI 2.0 to 2.6, 3.0 and 3.1']],
    ['asyncapi: 3.0\n', ['1:1 asyncapi: 3 is a number → Write asyncapi: "3.0.0"']],
    ['channels: {}\n', ['1:1 a.yaml is no AsyncAPI document: it has no asyncapi: → Name an AsyncAPI 2.x or 3.x document']],
    [
      'asyncapi: 3.0.0\nchannels: {}\n',
      ['1:1 a.yaml has no operations: → Name the document that says what is sent and received'],
    ],
    [
      'asyncapi: 2.6.0\nchannels: { a: {} }\n',
      ['1:1 a.yaml has no publish: or subscribe: in channels: → Name the document that says what is sent and received'],
    ],
    ['openapi: 3.0.3\npaths: {}\n', ['1:1 a.yaml is an OpenAPI document, not an AsyncAPI document → Write openapi: a.yaml']],
    [
      'asyncapi: 2.6.0\nchannels:\n  a:\n    publish:\n      message:\n        payload:\n          $ref: "#/components/schemas/Gone"\n',
      ['7:11 the $ref #/components/schemas/Gone leads to nothing → Correct it, or add what it names'],
    ],
    [
      'asyncapi: 2.6.0\nchannels: [a\nx: 1\n',
      [
        '3:1 a.yaml is neither JSON nor YAML: missed comma between flow collection entries → Fix it there; a linter shows the rest',
      ],
    ],
  ])('%s', async (text, expected) => {
    expect(await problemsOf(text)).toEqual(expected);
  });
});

const rowsOf = ({ operations }: ReadDocument) =>
  operations.map(({ method, path }) => {
    const side = [{ methods: [method], path, fullPath: path }];
    return { from: side, to: side, disposition: 'keep' };
  });

const SOURCES = ['shop2.yaml', 'shop3.yaml'] as const;

test.each(SOURCES)('%s beside itself, read twice, has no delta', async (name) => {
  const [old, next] = [(await load({ [name]: fixture(name) })).document, (await load({ [name]: fixture(name) })).document];
  expect(old?.operations.length).toBeGreaterThan(2);
  const { rows } = old && next ? surfaceContracts(rowsOf(old), { old: [old], new: [next] }) : { rows: [] };
  expect(rows.map(({ deltas, absentOld, absentNew }) => [deltas, absentOld, absentNew])).toEqual(rows.map(() => [[], [], []]));
});

test('the same service in 2.6 and in 3.0 has no delta', async () => {
  const [old, next] = [(await load({ a: fixture('shop2.yaml') })).document, (await load({ a: fixture('shop3.yaml') })).document];
  const { rows, coverage } =
    old && next ? surfaceContracts(rowsOf(old), { old: [old], new: [next] }) : { rows: [], coverage: {} };
  expect(rows.map(({ deltas }) => deltas)).toEqual(rows.map(() => []));
  expect([coverage.old?.missing, coverage.new?.fresh]).toEqual([[], []]);
});

const odd = fc.constantFrom<unknown>(
  null,
  true,
  0,
  '',
  'text',
  [],
  [null],
  {},
  { $ref: '#' },
  { $ref: '#/channels' },
  { $ref: '#/nowhere' },
  { $ref: 7 },
  { oneOf: [null] },
  { schemaFormat: 'application/vnd.apache.avro', schema: [] },
  { traits: [{ traits: 3 }] },
);
const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
function* placesOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (isTree(value)) for (const [key, each] of Object.entries(value)) yield* placesOf(each, [...path, key]);
}

test.each(SOURCES)('%s mutated is read and compared, or refused with a reason: nothing throws', async (name) => {
  const parsed = parseText(fixture(name));
  const original: unknown = 'value' in parsed ? parsed.value : undefined;
  const places = [...placesOf(original)];
  expect(places.length).toBeGreaterThan(50);
  const own = (await load({ a: fixture(name) })).document;
  const mutation = fc.record({ at: fc.nat({ max: places.length - 1 }), gone: fc.boolean(), value: odd });
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 5 }), fc.boolean(), async (mutations, reversed) => {
      const changed: unknown = structuredClone(original);
      for (const { at, gone, value } of mutations) {
        const path = places[at] ?? [];
        const parent = path.slice(0, -1).reduce<unknown>((each, key) => (isTree(each) ? each[key] : undefined), changed);
        const key = path.at(-1) ?? '';
        if (!isTree(parent)) continue;
        if (gone) delete parent[key];
        else parent[key] = structuredClone(value);
      }
      const { document, problems } = await load({ 'a.json': JSON.stringify(changed) });
      expect(problems.every(({ message, fix }) => message !== '' && fix !== '')).toBe(true);
      if (!document || !own) {
        expect(problems.length).toBeGreaterThan(0);
        return;
      }
      const [old, next] = reversed ? [document, own] : [own, document];
      for (const { deltas } of surfaceContracts(rowsOf(old), { old: [old], new: [next] }).rows)
        for (const delta of deltas ?? []) expect(['breaking', 'risky', 'compatible']).toContain(delta.severity);
    }),
    { numRuns: 200 },
  );
});
