import type { Schema } from './document.ts';

/** Media type parameters without meaning for the content. */
const TRANSPORT = /^(?:charset|boundary|q)=/;

/** Normalises a media type for comparison: lower case, without charset. `;version=2` is part of its name. */
export function mediaType(name: string): string {
  const [type = '', ...parameters] = name.split(';').map((part) =>
    part
      .trim()
      .toLowerCase()
      .replaceAll(/\s*=\s*/g, '='),
  );
  return [type, ...parameters.filter((each) => each !== '' && !TRANSPORT.test(each)).sort()].join(';');
}

/** Structured media types: for these, a missing schema means undescribed, not binary. */
const STRUCTURED = /json|xml|yaml|^text\/|form|^\*|graphql|ndjson/;

/** Returns whether a schema only says that the content is binary: OpenAPI 3.1 omits it, or names the media type. */
export const saysBytes = (type: string, schema: Schema): boolean =>
  !STRUCTURED.test(type) &&
  (Object.keys(schema).every((key) => ['contentMediaType', 'description', 'title'].includes(key)) ||
    schema.type === 'file' ||
    (schema.type === 'string' && (schema.format === 'binary' || 'contentMediaType' in schema) && !('contentEncoding' in schema)));

const isJson = (type: string): boolean => /^(?:application\/|text\/)json$|\+json$/.test(type.replace(/;.*$/, ''));

/**
 * Returns whether a media type range includes a type: `yes` for itself and for a range (`*∕*`, `application/*`), `alike` if both
 * are JSON: parsers still work, but code that checks the type's name does not.
 */
export function takes(range: string, type: string): 'yes' | 'alike' | 'no' {
  if (range === type || range === '*/*' || range === '*') return 'yes';
  if (range.endsWith('/*') && type.startsWith(range.slice(0, -1))) return 'yes';
  // `;version=1` and `;version=2` are different types.
  const bare = (each: string): string => each.replace(/;.*$/, '');
  return isJson(range) && isJson(type) && bare(range) !== bare(type) ? 'alike' : 'no';
}
