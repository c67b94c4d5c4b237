import { describe, expect, test } from 'vitest';
import { banyan, contentRoot } from '../cli/banyan.ts';

/** A document with one operation whose answer has so many objects in it; the last of them changes its type. */
const document = (objects: number, last: string): string =>
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Shop', version: '1' },
    paths: {
      '/orders': {
        get: {
          responses: {
            200: {
              description: 'ok',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    properties: Object.fromEntries(
                      Array.from({ length: objects }, (_, n) => [
                        `part${n}`,
                        { type: 'object', properties: { value: { type: n === objects - 1 ? last : 'string' } } },
                      ]),
                    ),
                  },
                },
              },
            },
          },
        },
      },
    },
  });

type Told = { rule: string; severity: string; message: string; line: number };

const findings = (objects: number): Told[] =>
  findingsOf({
    'plans/p/endpoints/shop.mdx':
      '---\ntitle: Shop\nfrom: { system: Old, openapi: old.json }\nto: { system: New, openapi: new.json }\nmappings:\n  - { from: GET /orders, to: same }\n---\n',
    'old.json': document(objects, 'string'),
    'new.json': document(objects, 'integer'),
  });

function findingsOf(files: Record<string, string>): Told[] {
  const content = contentRoot(files);
  const { out } = banyan(['check', '--content', content, '--as-of', '2026-03-02', '--format', 'json']);
  const all = (JSON.parse(out) as { findings: { rule: string; severity: string; message: string; place: { line: number } }[] })
    .findings;
  return all
    .filter(({ rule }) => rule === 'endpoints/document-partly-compared')
    .map(({ rule, severity, message, place }) => ({ rule, severity, message, line: place.line }));
}

describe('contracts that are too large to compare completely', () => {
  test('are a note at their row, with how much was compared', () => {
    expect(findings(6000)).toEqual([
      {
        rule: 'endpoints/document-partly-compared',
        severity: 'note',
        message: expect.stringMatching(
          /^the contracts of GET \/orders were compared in part: 5000 pairs of schemas, and at least \d+ more were not$/,
        ),
        line: 6,
      },
    ]);
  });

  test('and none where all of it was', () => {
    expect(findings(100)).toEqual([]);
  });
});

describe('contracts that cannot be compared', () => {
  const surface = (old: string, next: string, rows: string): string =>
    `---\ntitle: Shop\nfrom: { system: Old, ${old} }\nto: { system: New, ${next} }\nmappings:\n${rows}---\n`;
  const avro = (type: string): string =>
    JSON.stringify({
      asyncapi: '2.6.0',
      channels: Object.fromEntries(
        ['paid', 'sent'].map((name) => [
          name,
          { subscribe: { message: { name, schemaFormat: 'application/vnd.apache.avro;version=1.9.0', payload: { type } } } },
        ]),
      ),
    });

  test('because of their language are a note, once a surface', () => {
    expect(
      findingsOf({
        'plans/p/endpoints/shop.mdx': surface(
          'asyncapi: old.json',
          'asyncapi: new.json',
          '  - { from: PUB paid, to: same }\n  - { from: PUB sent, to: same }\n',
        ),
        'old.json': avro('long'),
        'new.json': avro('string'),
      }),
    ).toEqual([
      {
        rule: 'endpoints/document-partly-compared',
        severity: 'note',
        message: 'the contracts of PUB paid were compared in part: the payload of paid is described in Avro, as was 1 other row',
        line: 6,
      },
    ]);
  });

  test('because each side has another format are one as well', () => {
    expect(
      findingsOf({
        'plans/p/endpoints/shop.mdx': surface(
          'openapi: old.json',
          'graphql: new.graphql',
          '  - { from: GET /orders, to: QUERY orders }\n',
        ),
        'old.json': document(1, 'string'),
        'new.graphql': 'type Query { orders: [Int!]! }',
      }).map(({ message }) => message),
    ).toEqual([
      'the contracts of GET /orders were not compared: GET /orders is described by OpenAPI, and QUERY orders by GraphQL',
    ]);
  });
});
