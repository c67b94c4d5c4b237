import { contractDeltas, type ReadDocument } from '../../../src/endpoints/documents/compare.ts';
import { deltaText } from '../../../src/endpoints/documents/delta.ts';
import { type LoadedDocument, loadDocument } from '../../../src/endpoints/documents/load.ts';
import { Work } from '../../../src/endpoints/documents/pair-walk.ts';

export const load = (files: Readonly<Record<string, string>>): Promise<LoadedDocument> =>
  loadDocument(Object.keys(files)[0] ?? '', async (file) => files[file], 'asyncapi');

/** Reads a document; everything in it has to be right. */
export async function documentOf(value: object): Promise<ReadDocument> {
  const { document, problems } = await load({ 'a.json': JSON.stringify(value) });
  if (!document || problems.length > 0) throw new Error(problems.map(({ message }) => message).join('; '));
  return document;
}

const info = { title: 'Orders', version: '1' };

/** A document of 2.6 with one channel, `orders`. */
export const version2 = (action: 'publish' | 'subscribe', message: object, more: object = {}) => ({
  asyncapi: '2.6.0',
  info,
  channels: { orders: { [action]: { message } } },
  ...more,
});

/** A document of 3.0 with one channel, `orders`. */
export const version3 = (
  action: 'send' | 'receive',
  messages: Record<string, object>,
  more: object = {},
  operation: object = {},
) => ({
  asyncapi: '3.0.0',
  info,
  channels: { orders: { messages } },
  operations: { one: { action, channel: { $ref: '#/channels/orders' }, ...operation } },
  ...more,
});

/** `severity part: text` of what changes between the first operations of two documents, and `not compared: …`. */
export async function changes(old: object, next: object): Promise<string[]> {
  const [[a], [b]] = [(await documentOf(old)).operations, (await documentOf(next)).operations];
  if (!a || !b) throw new Error('no operation');
  const work = new Work();
  const deltas = contractDeltas(a, b, work).map((delta) => `${delta.severity} ${delta.in}: ${deltaText(delta)}`);
  return [...deltas, ...[...work.notCompared].map((each) => `not compared: ${each}`)];
}
