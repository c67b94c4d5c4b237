/** Descriptions of payloads that are JSON Schema, or its dialect of OpenAPI. */
const JSON_SCHEMA = /^application\/(?:vnd\.aai\.asyncapi|vnd\.oai\.openapi|schema)\b/;

const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/avro/i, 'Avro'],
  [/protobuf|proto3/i, 'Protocol Buffers'],
  [/raml/i, 'RAML'],
  [/xml|xsd/i, 'XML Schema'],
];

/** Returns the language of a `schemaFormat` that is no JSON Schema: `Avro`; `undefined` for JSON Schema, which is also the default. */
export function foreignLanguage(schemaFormat: unknown): string | undefined {
  if (typeof schemaFormat !== 'string' || schemaFormat === '' || JSON_SCHEMA.test(schemaFormat)) return undefined;
  return LANGUAGES.find(([pattern]) => pattern.test(schemaFormat))?.[1] ?? schemaFormat;
}
