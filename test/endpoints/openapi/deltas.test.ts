import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractDeltas, splitDeltas } from '../../../src/endpoints/documents/compare.ts';
import { deltaText } from '../../../src/endpoints/documents/delta.ts';
import { operationOf } from './documents.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const object = (properties: object, required: string[] = []) => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});

/** `severity part: text` of what changes between two operations. */
async function changes(old: object, next: object, more: object = {}): Promise<string[]> {
  return contractDeltas(await operationOf(old, more), await operationOf(next, more)).map(
    (delta) => `${delta.severity} ${delta.in}: ${deltaText(delta)}`,
  );
}
const request = (a: object, b: object) => changes({ requestBody: json(a) }, { requestBody: json(b) });
const answer = (a: object, b: object) => changes({ responses: { 200: json(a) } }, { responses: { 200: json(b) } });

describe('parameters', () => {
  const query = (name: string, more: object = {}, schema: object = { type: 'string' }) => ({
    name,
    in: 'query',
    schema,
    ...more,
  });
  test.each([
    ['added', [], [query('q')], ['compatible query: query parameter q is new (optional)']],
    ['added and required', [], [query('q', { required: true })], ['breaking query: query parameter q is new (required)']],
    ['gone', [query('q')], [], ['risky query: query parameter q is gone']],
    ['made required', [query('q')], [query('q', { required: true })], ['breaking query: query parameter q is required now']],
    ['made optional', [query('q', { required: true })], [query('q')], ['compatible query: query parameter q is optional now']],
    [
      'of another type',
      [query('q')],
      [query('q', {}, { type: 'integer' })],
      ['breaking query: query parameter q: type string → integer'],
    ],
    [
      'of a wider type',
      [query('q', {}, { type: 'integer' })],
      [query('q', {}, { type: 'number' })],
      ['compatible query: query parameter q: type integer → number'],
    ],
    [
      'with fewer values',
      [query('q', {}, { enum: ['a', 'b'] })],
      [query('q', {}, { enum: ['a'] })],
      ['breaking query: query parameter q may not be "b" any more'],
    ],
    ['deprecated', [query('q')], [query('q', { deprecated: true })], ['compatible query: query parameter q is deprecated now']],
    [
      'moved to a header',
      [query('q')],
      [{ ...query('q'), in: 'header' }],
      ['risky header: header q moves from the query to the header'],
    ],
    [
      'a header in another case',
      [{ name: 'X-Trace', in: 'header', schema: {} }],
      [{ name: 'x-trace', in: 'header', schema: {} }],
      [],
    ],
  ])('%s', async (_, old, next, expected) => {
    expect(await changes({ parameters: old }, { parameters: next })).toEqual(expected);
  });
});

describe('what narrows a request breaks, what widens an answer may', () => {
  const [A, B] = [object({ a: { type: 'string' } }), object({ a: { type: 'string' } }, ['a'])];
  test.each([
    ['required', A, B, ['breaking body: body a is required now'], ['compatible response: response a is required now']],
    ['optional', B, A, ['compatible body: body a is optional now'], ['breaking response: response a is optional now']],
    ['a required field gone', B, object({}), ['risky body: body a is gone'], ['breaking response: response a is gone']],
    ['an optional field gone', A, object({}), ['risky body: body a is gone'], ['risky response: response a is gone']],
    [
      'a field new',
      object({}),
      A,
      ['compatible body: body a is new (optional)'],
      ['compatible response: response a is new (optional)'],
    ],
    [
      'a required field new',
      object({}),
      B,
      ['breaking body: body a is new (required)'],
      ['compatible response: response a is new (required)'],
    ],
    [
      'more values',
      { enum: ['a'] },
      { enum: ['a', 'b'] },
      ['compatible body: body may be "b" now'],
      ['risky response: response may be "b" now'],
    ],
    [
      'a list of values',
      {},
      { enum: ['a'] },
      ['breaking body: body: values any → "a"'],
      ['compatible response: response: values any → "a"'],
    ],
    [
      'other values',
      { enum: ['a'] },
      { enum: ['b'] },
      ['breaking body: body: values "a" → "b"'],
      ['breaking response: response: values "a" → "b"'],
    ],
    [
      'null allowed',
      { type: 'string' },
      { type: 'string', nullable: true },
      ['compatible body: body may be null now'],
      ['risky response: response may be null now'],
    ],
    [
      'a shorter text',
      { maxLength: 9 },
      { maxLength: 5 },
      ['breaking body: body: limit maxLength 9 → maxLength 5'],
      ['compatible response: response: limit maxLength 9 → maxLength 5'],
    ],
    [
      'a longer text',
      { minLength: 9 },
      { minLength: 5 },
      ['compatible body: body: limit minLength 9 → minLength 5'],
      ['risky response: response: limit minLength 9 → minLength 5'],
    ],
    [
      'a format',
      { type: 'string' },
      { type: 'string', format: 'uuid' },
      ['risky body: body: format any → uuid'],
      ['compatible response: response: format any → uuid'],
    ],
    [
      'another type',
      { type: 'string' },
      { type: 'array' },
      ['breaking body: body: type string → array'],
      ['breaking response: response: type string → array'],
    ],
  ])('%s', async (_, old, next, sent, got) => {
    expect(await request(old, next)).toEqual(sent);
    expect(await answer(old, next)).toEqual(got);
  });
});

describe('schemas', () => {
  test('are compared as deep as they go', async () => {
    const deep = (type: string) =>
      object({ users: { type: 'array', items: object({ tags: { type: 'object', additionalProperties: { type } } }) } });
    expect(await answer(deep('string'), deep('integer'))).toEqual([
      'breaking response: response users[].tags.*: type string → integer',
    ]);
  });

  test('allOf is its parts, in whichever way it is cut', async () => {
    const whole = object({ a: { type: 'string' }, b: { type: 'integer' } }, ['a']);
    const parts = { allOf: [object({ a: { type: 'string' } }), { ...object({ b: { type: 'integer' } }), required: ['a'] }] };
    expect(await request(whole, parts)).toEqual([]);
    expect(await answer(parts, whole)).toEqual([]);
  });

  test('another variant widens', async () => {
    const [one, two] = [{ oneOf: [{ type: 'string' }] }, { oneOf: [{ type: 'string' }, { type: 'integer' }] }];
    expect(await request(one, two)).toEqual(['compatible body: body: type string → integer | string']);
    expect(await answer(one, two)).toEqual(['risky response: response: type string → integer | string']);
  });

  test('null is null, in 3.0 and 3.1', async () => {
    expect(await answer({ type: 'string', nullable: true }, { oneOf: [{ type: 'string' }, { type: 'null' }] })).toEqual([]);
    expect(await answer({ type: 'string', nullable: true }, { type: ['string', 'null'] })).toEqual([]);
  });

  test('circles end', async () => {
    const more = (type: string) => ({
      components: {
        schemas: {
          Node: object({
            next: { $ref: '#/components/schemas/Node' },
            value: { type },
            any: { anyOf: [{ $ref: '#/components/schemas/Node' }, { type: 'string' }] },
          }),
        },
      },
    });
    const fields = { responses: { 200: json({ $ref: '#/components/schemas/Node' }) } };
    const deltas = contractDeltas(await operationOf(fields, more('string')), await operationOf(fields, more('integer')));
    expect(deltas.map(deltaText)).toContain('response value: type string → integer');
    expect(deltas.length).toBeLessThan(40);
  });

  test('a schema that is its own part ends', async () => {
    const more = { components: { schemas: { A: { allOf: [{ $ref: '#/components/schemas/A' }, object({ a: {} })] } } } };
    expect(
      await changes({ requestBody: json({ $ref: '#/components/schemas/A' }) }, { requestBody: json(object({})) }, more),
    ).toEqual(['risky body: body a is gone']);
  });
});

describe('the rest of a contract', () => {
  const schemes = {
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'X-Key' },
        bearer: { type: 'http', scheme: 'bearer' },
        login: { type: 'oauth2', flows: {} },
      },
    },
  };
  test.each([
    [
      'a success that is another one',
      { responses: { 200: {} } },
      { responses: { 201: {} } },
      ['breaking status: status 200 is gone', 'risky status: status 201 is new'],
    ],
    ['an error more', { responses: { 200: {} } }, { responses: { 200: {}, 429: {} } }, ['compatible error: error 429 is new']],
    ['an error less', { responses: { 200: {}, 404: {} } }, { responses: { 200: {} } }, ['compatible error: error 404 is gone']],
    ['authentication', {}, { security: [{ key: [] }] }, ['breaking auth: authentication is new (API key in header X-Key)']],
    ['no authentication', { security: [{ key: [] }] }, {}, ['compatible auth: authentication is gone']],
    [
      'another authentication',
      { security: [{ key: [] }] },
      { security: [{ bearer: [] }] },
      ['breaking auth: authentication: type API key in header X-Key → HTTP bearer'],
    ],
    [
      'a choice of authentication',
      { security: [{ key: [] }] },
      { security: [{ key: [] }, { bearer: [] }] },
      ['compatible auth: authentication: type API key in header X-Key → API key in header X-Key or HTTP bearer'],
    ],
    [
      'a scope more',
      { security: [{ login: ['a'] }] },
      { security: [{ login: ['a', 'b'] }] },
      ['breaking auth: authentication: type OAuth 2 (a) → OAuth 2 (a, b)'],
    ],
    ['deprecation', {}, { deprecated: true }, ['compatible deprecation: operation is deprecated now']],
    ['a body that is new', {}, { requestBody: { required: true, content: {} } }, ['breaking body: body is new (required)']],
    [
      'another content type',
      { requestBody: { content: { 'application/x-www-form-urlencoded': { schema: object({ a: {} }) } } } },
      { requestBody: { content: { 'application/json; charset=utf-8': { schema: object({}) } } } },
      [
        'breaking body: body application/x-www-form-urlencoded is gone',
        'compatible body: body application/json is new',
        'risky body: body a is gone',
      ],
    ],
  ])('%s', async (_, old, next, expected) => {
    expect(await changes(old, next, schemes)).toEqual(expected);
  });

  test('a split loses what none of its targets has', async () => {
    const [old, one, other] = await Promise.all(
      [object({ a: {}, b: {}, c: {} }), object({ a: {} }), object({ b: {} })].map((schema) =>
        operationOf({ responses: { 200: json(schema) } }),
      ),
    );
    expect(old && one && other && splitDeltas(old, [one, other]).map(deltaText)).toEqual(['response c is gone']);
  });
});

/** JSON Schemas as documents have them, two or three levels deep. */
const schema = fc.letrec((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small' },
    fc.record({ type: fc.constantFrom('string', 'integer', 'number', 'boolean'), nullable: fc.boolean() }),
    fc.record({ type: fc.constant('string'), enum: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }) }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc
      .dictionary(fc.constantFrom('a', 'b', 'c', '$ref', 'example'), tie('schema'), { noNullPrototype: true })
      .chain((properties) =>
        fc.record({
          type: fc.constant('object'),
          properties: fc.constant(properties),
          required: fc.subarray(Object.keys(properties)),
        }),
      ),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
  ),
})).schema as fc.Arbitrary<object>;

const contract = fc.record({
  parameters: fc.uniqueArray(
    fc.record({ name: fc.constantFrom('p', 'q', 'r'), in: fc.constantFrom('query', 'header'), required: fc.boolean(), schema }),
    { selector: ({ name, in: place }) => name + place, maxLength: 3 },
  ),
  requestBody: schema.map((each) => ({ required: true, ...json(each) })),
  responses: fc.dictionary(fc.constantFrom('200', '201', '404', 'default'), schema.map(json), { noNullPrototype: true }),
});

describe('properties', () => {
  test('an operation does not differ from itself', async () => {
    await fc.assert(
      fc.asyncProperty(contract, async (fields) => {
        expect(await changes(fields, structuredClone(fields))).toEqual([]);
      }),
    );
  });

  test('what is new one way is gone the other way', async () => {
    await fc.assert(
      fc.asyncProperty(contract, contract, async (a, b) => {
        const [one, other] = [await operationOf(a), await operationOf(b)];
        const told = (from: typeof one, to: typeof one, kind: string) =>
          contractDeltas(from, to)
            .filter((delta) => delta.kind === kind && ['query', 'header'].includes(delta.in))
            .map(({ at }) => at)
            .sort();
        expect(told(one, other, 'added')).toEqual(told(other, one, 'removed'));
      }),
    );
  });

  test('a field made required breaks a request, and no answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }), schema, async (names, each) => {
        const properties = Object.fromEntries(names.map((name) => [name, each]));
        const [loose, strict] = [object(properties), object(properties, names)];
        const sent = await request(loose, strict);
        expect(sent).toHaveLength(names.length);
        expect(sent.every((text) => text.startsWith('breaking '))).toBe(true);
        expect((await answer(loose, strict)).every((text) => text.startsWith('compatible '))).toBe(true);
      }),
    );
  });

  test('fewer values break a request and no answer, more values no request', async () => {
    const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 2 });
    await fc.assert(
      fc.asyncProperty(values, async (all) => {
        const [many, few] = [{ enum: all }, { enum: all.slice(1) }];
        expect((await request(many, few)).map((text) => text.split(' ')[0])).toEqual(['breaking']);
        expect((await answer(many, few)).map((text) => text.split(' ')[0])).toEqual(['compatible']);
        expect((await request(few, many)).map((text) => text.split(' ')[0])).toEqual(['compatible']);
        expect((await answer(few, many)).map((text) => text.split(' ')[0])).toEqual(['risky']);
      }),
    );
  });
});
