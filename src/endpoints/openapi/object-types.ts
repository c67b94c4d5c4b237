/** An object of OpenAPI, or a map or list of them. */
export type ObjectType =
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
};

/** Returns the type of an object's value under a key; `undefined` for data. */
export function childType(type: ObjectType, key: string | number): ObjectType | undefined {
  const entry = ENTRIES[type];
  if (entry !== undefined) return entry;
  // `items: [a, b]` of older JSON Schemas, and lists in place of one schema.
  if (typeof key === 'number') return type;
  const own = FIELDS[type];
  return own && Object.hasOwn(own, key) ? own[key] : undefined;
}
