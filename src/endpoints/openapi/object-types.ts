import { foreignLanguage } from '../asyncapi/schema-formats.ts';

/** An object of OpenAPI or AsyncAPI, or a map or list of them. */
export type ObjectType =
  | AsyncType
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'callback'
  | 'securityScheme'
  | 'schema'
  | `${'pathItem' | 'operation' | 'parameter' | 'requestBody' | 'response' | 'header' | 'mediaType' | 'callback' | 'securityScheme' | 'schema'}s`;

/** Objects of AsyncAPI; its schemas are those of OpenAPI. */
type AsyncType =
  | 'asyncDocument'
  | 'asyncComponents'
  | 'multiFormatSchema'
  | 'reply'
  | 'replys'
  | `${'channel' | 'asyncOperation' | 'message' | 'channelParameter'}${'' | 's'}`;

const OPERATIONS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** The fields of each object that contain objects. Unlisted fields are data: examples, defaults, extensions. */
const FIELDS: Partial<Record<ObjectType, Readonly<Record<string, ObjectType>>>> = {
  document: {
    paths: 'pathItems',
    webhooks: 'pathItems',
    components: 'components',
    definitions: 'schemas',
    parameters: 'parameters',
    responses: 'responses',
    securityDefinitions: 'securitySchemes',
  },
  components: {
    schemas: 'schemas',
    responses: 'responses',
    parameters: 'parameters',
    requestBodies: 'requestBodys',
    headers: 'headers',
    callbacks: 'callbacks',
    pathItems: 'pathItems',
    mediaTypes: 'mediaTypes',
    securitySchemes: 'securitySchemes',
  },
  pathItem: {
    ...Object.fromEntries(OPERATIONS.map((method) => [method, 'operation' as const])),
    parameters: 'parameters',
    additionalOperations: 'operations',
  },
  operation: { parameters: 'parameters', requestBody: 'requestBody', responses: 'responses', callbacks: 'callbacks' },
  parameter: { schema: 'schema', content: 'mediaTypes', items: 'schema' },
  header: { schema: 'schema', content: 'mediaTypes', items: 'schema' },
  requestBody: { content: 'mediaTypes' },
  response: { content: 'mediaTypes', headers: 'headers', schema: 'schema' },
  mediaType: { schema: 'schema', itemSchema: 'schema' },
  schema: {
    ...Object.fromEntries(
      [
        'properties',
        'patternProperties',
        '$defs',
        'definitions',
        'dependentSchemas',
        'allOf',
        'oneOf',
        'anyOf',
        'prefixItems',
      ].map((keyword) => [keyword, 'schemas' as const]),
    ),
    ...Object.fromEntries(
      [
        'items',
        'additionalProperties',
        'additionalItems',
        'not',
        'if',
        'then',
        'else',
        'contains',
        'propertyNames',
        'unevaluatedItems',
        'unevaluatedProperties',
        'contentSchema',
      ].map((keyword) => [keyword, 'schema' as const]),
    ),
  },
};

/** The same for AsyncAPI 2.x and 3.x. */
const ASYNC_FIELDS: Partial<Record<ObjectType, Readonly<Record<string, ObjectType>>>> = {
  asyncDocument: { channels: 'channels', operations: 'asyncOperations', components: 'asyncComponents' },
  asyncComponents: {
    schemas: 'schemas',
    messages: 'messages',
    channels: 'channels',
    operations: 'asyncOperations',
    parameters: 'channelParameters',
    operationTraits: 'asyncOperations',
    messageTraits: 'messages',
    replies: 'replys',
  },
  channel: {
    publish: 'asyncOperation',
    subscribe: 'asyncOperation',
    messages: 'messages',
    parameters: 'channelParameters',
  },
  asyncOperation: {
    channel: 'channel',
    message: 'message',
    messages: 'messages',
    traits: 'asyncOperations',
    reply: 'reply',
  },
  message: { payload: 'schema', headers: 'schema', traits: 'messages', oneOf: 'messages' },
  channelParameter: { schema: 'schema' },
  reply: { channel: 'channel', messages: 'messages' },
  multiFormatSchema: { schema: 'schema' },
};

/** The type of the entries of a map or list. */
const ENTRIES: Partial<Record<ObjectType, ObjectType>> = {
  pathItems: 'pathItem',
  callback: 'pathItem',
  operations: 'operation',
  parameters: 'parameter',
  requestBodys: 'requestBody',
  responses: 'response',
  headers: 'header',
  mediaTypes: 'mediaType',
  callbacks: 'callback',
  securitySchemes: 'securityScheme',
  schemas: 'schema',
  channels: 'channel',
  asyncOperations: 'asyncOperation',
  messages: 'message',
  channelParameters: 'channelParameter',
  replys: 'reply',
};

/** Returns whether a `schemaFormat` is another language than JSON Schema, whose references are not ours. */
const isForeign = (holder: object): boolean => 'schemaFormat' in holder && foreignLanguage(holder.schemaFormat) !== undefined;

/** Returns the type of an object's value under a key; `undefined` for data. */
export function childType(type: ObjectType, key: string | number, holder: object, child: object): ObjectType | undefined {
  const entry = ENTRIES[type];
  // `items: [a, b]` of older JSON Schemas, and lists in place of one schema.
  if (entry === undefined && typeof key === 'number') return type;
  const own = FIELDS[type] ?? ASYNC_FIELDS[type];
  const found = entry ?? (own && Object.hasOwn(own, key) ? own[key] : undefined);
  if (found !== 'schema') return found;
  if ((key === 'payload' || type === 'multiFormatSchema') && isForeign(holder)) return undefined;
  return 'schemaFormat' in child && 'schema' in child ? 'multiFormatSchema' : found;
}
