import type { Schema } from './document.ts';

/** Parameters of a media type that say nothing about what it is. */
const TRANSPORT = /^(?:charset|boundary|q)=/;

/** A media type as it is compared: in lower case, without its charset. `;version=2` is part of its name. */
export function mediaType(name: string): string {
  const [type = '', ...parameters] = name.split(';').map((part) =>
    part
      .trim()
      .toLowerCase()
      .replaceAll(/\s*=\s*/g, '='),
  );
  return [type, ...parameters.filter((each) => each !== '' && !TRANSPORT.test(each)).sort()].join(';');
}

/** Types whose values are structured: what has no schema there is not described, it is not bytes. */
const STRUCTURED = /json|xml|yaml|^text\/|form|^\*|graphql|ndjson/;

/** Whether a schema says no more than that there are bytes: OpenAPI 3.1 leaves it out, or names their media type. */
export const saysBytes = (type: string, schema: Schema): boolean =>
  !STRUCTURED.test(type) &&
  (Object.keys(schema).every((key) => ['contentMediaType', 'description', 'title'].includes(key)) ||
    schema.type === 'file' ||
    (schema.type === 'string' && (schema.format === 'binary' || 'contentMediaType' in schema) && !('contentEncoding' in schema)));

const isJson = (type: string): boolean => /^(?:application\/|text\/)json$|\+json$/.test(type.replace(/;.*$/, ''));

/**
 * Whether a media type takes another one in: `yes` for itself and for a range around it (`*∕*`, `application/*`), `alike`
 * where both are JSON, so that parsers go on but what goes by the name of the type does not.
 */
export function takes(range: string, type: string): 'yes' | 'alike' | 'no' {
  if (range === type || range === '*/*' || range === '*') return 'yes';
  if (range.endsWith('/*') && type.startsWith(range.slice(0, -1))) return 'yes';
  // `;version=1` and `;version=2` are told apart by those who write them.
  const bare = (each: string): string => each.replace(/;.*$/, '');
  return isJson(range) && isJson(type) && bare(range) !== bare(type) ? 'alike' : 'no';
}
