import { describe, expect, test } from 'vitest';
import { contractDeltas, type ReadOperation } from '../../../src/endpoints/documents/compare.ts';
import { Work } from '../../../src/endpoints/documents/pair-walk.ts';
import { changes, load, version2, version3 } from './documents.ts';

const object = (properties: object, required: string[] = []) => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});
const TEXT = { type: 'string' };
const payload = (properties: object, required: string[] = [], more: object = {}) => ({
  payload: object(properties, required),
  ...more,
});

type Row = readonly [what: string, old: object, next: object, sent: string[], received: string[]];
const ROWS: readonly Row[] = [
  ['nothing', payload({ a: TEXT }), payload({ a: TEXT }), [], []],
  [
    'required',
    payload({ a: TEXT }),
    payload({ a: TEXT }, ['a']),
    ['compatible message: message a is required now'],
    ['breaking message: message a is required now'],
  ],
  [
    'optional',
    payload({ a: TEXT }, ['a']),
    payload({ a: TEXT }),
    ['breaking message: message a is optional now'],
    ['compatible message: message a is optional now'],
  ],
  [
    'gone',
    payload({ a: TEXT }, ['a']),
    payload({}),
    ['breaking message: message a is gone'],
    ['risky message: message a is gone'],
  ],
  [
    'of another type',
    payload({ a: TEXT }),
    payload({ a: { type: 'integer' } }),
    ['breaking message: message a: type string → integer'],
    ['breaking message: message a: type string → integer'],
  ],
  [
    'with more values',
    payload({ a: { enum: ['x'] } }),
    payload({ a: { enum: ['x', 'y'] } }),
    ['risky message: message a may be "y" now'],
    ['compatible message: message a may be "y" now'],
  ],
  [
    'with a header',
    payload({}, [], { headers: object({ trace: TEXT }) }),
    payload({}, [], { headers: object({ trace: TEXT, tenant: TEXT }, ['tenant']) }),
    ['compatible header: header tenant is new (required)'],
    ['breaking header: header tenant is new (required)'],
  ],
  [
    'in another media type',
    payload({}, [], { contentType: 'application/json' }),
    payload({}, [], { contentType: 'application/cbor; charset=x' }),
    ['breaking message: message: format application/json → application/cbor'],
    ['breaking message: message: format application/json → application/cbor'],
  ],
];

describe('what a service sends, its subscribers get; what it receives, others send', () => {
  test.each(ROWS)('%s', async (_, old, next, sent, received) => {
    // 2.x says what others do, 3.x what the service does.
    expect(await changes(version2('subscribe', old), version2('subscribe', next))).toEqual(sent);
    expect(await changes(version3('send', { M: old }), version3('send', { M: next }))).toEqual(sent);
    expect(await changes(version2('subscribe', old), version3('send', { M: next }))).toEqual(sent);
    expect(await changes(version2('publish', old), version2('publish', next))).toEqual(received);
    expect(await changes(version3('receive', { M: old }), version3('receive', { M: next }))).toEqual(received);
    expect(await changes(version2('publish', old), version3('receive', { M: next }))).toEqual(received);
  });

  test('a message that is now received instead of sent', async () => {
    expect(await changes(version3('send', { M: payload({ a: TEXT }) }), version3('receive', { M: payload({}) }))).toEqual([
      'breaking method: method: type PUB → SUB',
    ]);
  });
});

describe('several messages', () => {
  const [A, B, C] = [payload({ a: TEXT }), payload({ b: TEXT }), payload({ c: TEXT })];
  test.each([
    ['one less', 'send', { A, B }, { A }, ['breaking message: message B is gone']],
    ['one more to receive', 'send', { A, B }, { A, B, C }, ['risky message: message C is new']],
    ['one more that may be sent', 'receive', { A }, { A, B }, ['compatible message: message B is new']],
    ['one less that may be sent', 'receive', { A, B }, { A }, ['breaking message: message B is gone']],
    ['a field of one of them', 'send', { A, B }, { A, B: payload({}) }, ['risky message: message B.b is gone']],
  ] as const)('%s', async (_, action, old, next, expected) => {
    expect(await changes(version3(action, old), version3(action, next))).toEqual(expected);
  });

  test('oneOf of 2.x is the list of 3.x', async () => {
    const named = (name: string, message: object) => ({ name, ...message });
    expect(await changes(version2('subscribe', { oneOf: [named('A', A), named('B', B)] }), version3('send', { A, B }))).toEqual(
      [],
    );
  });

  test('those without a name are told apart by what is in them, in any order', async () => {
    const unnamed = (...messages: object[]) => version2('subscribe', { oneOf: messages });
    expect(await changes(unnamed(A, B), unnamed(B, A))).toEqual([]);
    expect(await changes(unnamed(A, B), version3('send', { B, A }))).toEqual([]);
    expect(await changes(unnamed(A, B), version3('send', { B, A, C }))).toEqual(['risky message: message C is new']);
    expect(await changes(unnamed(A, B, C), unnamed(C, A))).toEqual(['breaking message: message number 2 is gone']);
    expect(await changes(version3('send', { A, B }), unnamed(payload({ b: TEXT }, ['b']), A))).toEqual([
      'compatible message: message B.b is required now',
    ]);
  });

  test('operations with one address and direction are one, told apart by their messages', async () => {
    const operation = (message: string) => ({
      action: 'send',
      channel: { $ref: '#/channels/orders' },
      messages: [{ $ref: `#/channels/orders/messages/${message}` }],
    });
    const both = { ...version3('send', { A, B }), operations: { one: operation('A'), two: operation('B') } };
    expect(await changes(version3('send', { A, B }), both)).toEqual([]);
    expect(await changes(both, { ...both, operations: { one: operation('A') } })).toEqual([
      'breaking message: message B is gone',
    ]);
  });

  test('a reply goes the other way', async () => {
    const withReply = (reply: object) =>
      version3(
        'receive',
        { A },
        { channels: { orders: { messages: { A } }, replies: { messages: { R: reply } } } },
        { reply: { channel: { $ref: '#/channels/replies' } } },
      );
    expect(await changes(withReply(payload({ x: TEXT }, ['x'])), withReply(payload({})))).toEqual([
      'breaking response: response x is gone',
    ]);
  });
});

describe('traits', () => {
  const trait = { headers: object({ trace: TEXT }), contentType: 'application/json' };
  test('add headers and a media type to a message', async () => {
    const message = payload({}, [], { headers: object({ tenant: TEXT }) });
    const told = ['risky header: header trace is gone'];
    expect(await changes(version3('send', { M: { ...message, traits: [trait] } }), version3('send', { M: message }))).toEqual(
      told,
    );
    expect(await changes(version2('subscribe', { ...message, traits: [trait] }), version2('subscribe', message))).toEqual(told);
  });
  test('win in 2.x, and give way to the message in 3.x', async () => {
    const message = payload({}, [], { contentType: 'application/cbor', traits: [trait] });
    expect(await changes(version2('subscribe', message), version3('send', { M: message }))).toEqual([
      'breaking message: message: format application/json → application/cbor',
    ]);
  });
  test('the media type of the document counts where a message has none', async () => {
    expect(
      await changes(
        version3('send', { M: payload({}) }, { defaultContentType: 'application/json' }),
        version3('send', { M: payload({}, [], { contentType: 'text/plain' }) }),
      ),
    ).toEqual(['breaking message: message: format application/json → text/plain']);
  });
});

describe('what is not compared is said', () => {
  const AVRO = 'application/vnd.apache.avro;version=1.9.0';
  const avro = (type: string) => ({ type: 'record', name: 'Order', fields: [{ name: 'id', type }] });
  test.each([
    [
      'Avro in 2.x',
      version2('subscribe', { name: 'Paid', schemaFormat: AVRO, payload: avro('long') }),
      version2('subscribe', { name: 'Paid', schemaFormat: AVRO, payload: avro('string') }),
      ['not compared: the payload of Paid is described in Avro'],
    ],
    [
      'the same Avro',
      version2('subscribe', { name: 'Paid', schemaFormat: AVRO, payload: avro('long') }),
      version2('subscribe', { name: 'Paid', schemaFormat: AVRO, payload: avro('long') }),
      [],
    ],
    [
      'Avro in 3.x',
      version3('send', { Paid: { payload: { schemaFormat: AVRO, schema: avro('long') } } }),
      version3('send', { Paid: { payload: { schemaFormat: AVRO, schema: avro('string') } } }),
      ['not compared: the payload of Paid is described in Avro'],
    ],
    [
      'Avro in another file, which is not read',
      version2('subscribe', { name: 'Paid', schemaFormat: AVRO, payload: { $ref: './paid.avsc' } }),
      version2('subscribe', { name: 'Paid', schemaFormat: AVRO, payload: { $ref: './paid.avsc' } }),
      ['not compared: the payload of Paid is described in Avro'],
    ],
    [
      'another language',
      version2('subscribe', { name: 'Paid', schemaFormat: AVRO, payload: avro('long') }),
      version3('send', { Paid: payload({}) }),
      ['not compared: the payload of Paid is described in Avro and then in JSON Schema'],
    ],
    [
      'Protocol Buffers',
      version3('send', {
        Paid: { payload: { schemaFormat: 'application/vnd.google.protobuf;version=3', schema: 'message Paid {}' } },
      }),
      version3('send', { Paid: payload({}) }),
      ['not compared: the payload of Paid is described in Protocol Buffers and then in JSON Schema'],
    ],
    [
      'a payload on one side only',
      version2('subscribe', { name: 'Paid' }),
      version2('subscribe', { name: 'Paid', payload: object({}) }),
      ['not compared: the payload of Paid is described on one side only'],
    ],
  ])('%s', async (_, old, next, expected) => {
    expect(await changes(old, next)).toEqual(expected);
  });

  test.each([
    'application/vnd.aai.asyncapi+json;version=3.0.0',
    'application/schema+json;version=draft-07',
    'application/vnd.oai.openapi;version=3.0.0',
  ])('%s is JSON Schema', async (schemaFormat) => {
    const message = (schema: object) => version3('send', { M: { payload: { schemaFormat, schema } } });
    expect(await changes(message(object({ a: TEXT }, ['a'])), message(object({})))).toEqual([
      'breaking message: message a is gone',
    ]);
  });
});

test('values of a parameter in an address', async () => {
  const document = (values: string[]) => ({
    asyncapi: '3.0.0',
    info: { title: 'A', version: '1' },
    channels: { one: { address: 'orders/{region}', parameters: { region: { enum: values } }, messages: { M: {} } } },
    operations: { one: { action: 'send', channel: { $ref: '#/channels/one' } } },
  });
  expect(await changes(document(['eu', 'us']), document(['eu']))).toEqual([
    'breaking path: path parameter {region} may not be "us" any more',
  ]);
});

test('a parameter of an address is text, with a schema in 2.x and without one since', async () => {
  const old = (schema: object) => ({
    asyncapi: '2.6.0',
    channels: { 'orders/{region}': { parameters: { region: { schema } }, subscribe: { message: {} } } },
  });
  const next = {
    asyncapi: '3.0.0',
    channels: { one: { address: 'orders/{region}', messages: { M: {} } } },
    operations: { one: { action: 'send', channel: { $ref: '#/channels/one' } } },
  };
  expect(await changes(old({ type: 'string' }), next)).toEqual([]);
  expect(await changes(old({ type: 'integer' }), next)).toEqual([
    'compatible path: path parameter {region}: type integer → string',
  ]);
});

test('a description that contains itself is not compared', async () => {
  const text = `asyncapi: 2.6.0
channels:
  orders:
    subscribe:
      message: { name: Paid, schemaFormat: application/vnd.apache.avro, payload: &self { type: record, of: [*self] } }
`;
  const [[a], [b]] = [await load({ a: text }), await load({ a: text })].map(({ document }) => document?.operations ?? []) as [
    ReadOperation[],
    ReadOperation[],
  ];
  const work = new Work();
  expect(a && b && contractDeltas(a, b, work)).toEqual([]);
  expect([...work.notCompared]).toEqual(['the payload of Paid is described in Avro']);
});
