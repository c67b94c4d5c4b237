import type { Schema } from '../openapi/document.ts';
import type { AsyncDocument, MessageOperation } from './document.ts';
import { type Fields, fields, isFields, messagesOf, text } from './messages.ts';

type Method = MessageOperation['method'];

/** The parameters of an address, which is text. Since 3.0 they have values, in 2.x a schema. */
function parametersOf(address: string, channel: Fields): MessageOperation['parameters'] {
  const described = fields(channel.parameters);
  return [...address.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => {
    const { schema, enum: values, default: fallback } = fields(described[name]);
    if (isFields(schema)) return { name, schema };
    const own: Schema = {
      type: 'string',
      ...(Array.isArray(values) && { enum: values }),
      ...(fallback !== undefined && { default: fallback }),
    };
    return { name, schema: own };
  });
}

const operationOf = (
  method: Method,
  path: string,
  operation: Fields,
  channel: Fields,
  rest: Pick<MessageOperation, 'file' | 'pointer' | 'messages' | 'replies'>,
  name?: string,
): MessageOperation => {
  const [operationId, summary] = [text(operation.operationId) ?? name, text(operation.summary) ?? text(operation.title)];
  const sunset = text(operation['x-sunset']);
  return {
    format: 'asyncapi',
    method,
    path,
    fullPath: path,
    deprecated: operation.deprecated === true || operation['x-deprecated'] === true,
    parameters: parametersOf(path, channel),
    ...rest,
    ...(operationId !== undefined && { operationId }),
    ...(summary !== undefined && { summary }),
    ...(sunset !== undefined && { sunset }),
  };
};

/** The channels of 2.x: what others subscribe to, the service publishes. */
const ofVersion2 = (root: Fields, file: string, defaultType: string | undefined): MessageOperation[] =>
  Object.entries(fields(root.channels)).flatMap(([path, value]) => {
    const channel = fields(value);
    return (['subscribe', 'publish'] as const).flatMap((action): MessageOperation[] => {
      if (!isFields(channel[action])) return [];
      const operation = fields(channel[action]);
      const messages = messagesOf('message' in operation ? [{ value: operation.message }] : [], defaultType, true);
      const method = action === 'subscribe' ? 'PUB' : 'SUB';
      return [
        operationOf(method, path, operation, channel, { file, pointer: ['channels', path, action], messages, replies: [] }),
      ];
    });
  });

/** The operations of 3.x, those with the same address and direction as one. */
function ofVersion3(root: Fields, file: string, defaultType: string | undefined): MessageOperation[] {
  const keys = new Map(Object.entries(fields(root.channels)).map(([key, channel]) => [channel, key]));
  const addressOf = (channel: unknown): string | undefined => text(fields(channel).address) ?? keys.get(channel);
  /** Returns the messages that are named, else all of the channel. */
  const named = (messages: unknown, channel: Fields) => {
    const own = Object.entries(fields(channel.messages)).map(([key, value]) => ({ key, value }));
    return Array.isArray(messages)
      ? messages.map((value: unknown) => ({ value, key: own.find((each) => each.value === value)?.key }))
      : own;
  };
  const found = new Map<string, MessageOperation>();
  for (const [name, value] of Object.entries(fields(root.operations))) {
    const operation = fields(value);
    const channel = fields(operation.channel);
    const path = addressOf(operation.channel);
    if (path === undefined || (operation.action !== 'send' && operation.action !== 'receive')) continue;
    const method: Method = operation.action === 'send' ? 'PUB' : 'SUB';
    const reply = fields(operation.reply);
    const own = operationOf(
      method,
      path,
      operation,
      channel,
      {
        file,
        pointer: ['operations', name],
        messages: messagesOf(named(operation.messages, channel), defaultType, false),
        replies: messagesOf(named(reply.messages, fields(reply.channel)), defaultType, false),
      },
      name,
    );
    const key = `${method} ${path}`;
    const before = found.get(key);
    const more = (a: MessageOperation['messages'], b: MessageOperation['messages']) => [
      ...a,
      ...b.filter(({ name: each }) => !a.some((other) => other.name === each)),
    ];
    found.set(
      key,
      before
        ? {
            ...before,
            deprecated: before.deprecated && own.deprecated,
            messages: more(before.messages, own.messages),
            replies: more(before.replies, own.replies),
          }
        : own,
    );
  }
  return [...found.values()];
}

/** Normalises a parsed and linked root. Takes the well-formed parts, and leaves the rest to linters of AsyncAPI. */
export function normalAsyncDocument(value: unknown, file: string): AsyncDocument {
  const root = fields(value);
  const defaultType = text(root.defaultContentType);
  const operations = /^2\./.test(String(root.asyncapi))
    ? ofVersion2(root, file, defaultType)
    : ofVersion3(root, file, defaultType);
  const title = text(fields(root.info).title);
  return { format: 'asyncapi', file, version: String(root.asyncapi), operations, ...(title !== undefined && { title }) };
}
