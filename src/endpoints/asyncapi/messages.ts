import type { Schema } from '../openapi/document.ts';
import { schemaName } from '../openapi/link.ts';
import { mediaType } from '../openapi/media-types.ts';
import type { Message } from './document.ts';
import { foreignLanguage } from './schema-formats.ts';

export type Fields = Readonly<Record<string, unknown>>;
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
export const fields = (value: unknown): Fields => (isFields(value) ? value : {});
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Combines what a message and its traits say. In 2.x a trait wins, since 3.0 the message does; both hold for headers. */
function withTraits(message: Fields, traitsWin: boolean): Fields {
  const traits = list(message.traits).map(fields);
  const parts = traitsWin ? [message, ...traits] : [...traits, message];
  const merged: Fields = Object.assign({}, ...parts);
  const headers = parts.flatMap(({ headers: own }) => (isFields(own) ? [own] : []));
  return headers.length > 1 ? { ...merged, headers: { allOf: headers } } : merged;
}

const merged = new WeakMap<Fields, Fields>();

/** Reads a message. The same object is read as the same headers, so that their comparison is kept. */
function messageOf(value: Fields, name: string, defaultType: string | undefined, traitsWin: boolean): Message {
  const message = merged.get(value) ?? withTraits(value, traitsWin);
  merged.set(value, message);
  const multi = fields(message.payload);
  // Since 3.0 the language stands beside the schema, in the payload.
  const isMulti = text(multi.schemaFormat) !== undefined && 'schema' in multi;
  const language = foreignLanguage(isMulti ? multi.schemaFormat : message.schemaFormat);
  const payload = isMulti ? multi.schema : message.payload;
  const type = text(message.contentType) ?? defaultType;
  return {
    name: text(message.name) ?? text(message.messageId) ?? name,
    ...(type !== undefined && { contentType: mediaType(type) }),
    ...(language !== undefined && { language }),
    ...(isFields(payload) && { payload: payload as Schema }),
    ...(isFields(message.headers) && { headers: message.headers as Schema }),
  };
}

/** Returns the messages of a list or a map, each name once. `oneOf` of 2.x holds several. */
export function messagesOf(
  found: readonly { value: unknown; key?: string | undefined }[],
  defaultType: string | undefined,
  traitsWin: boolean,
): Message[] {
  const all = found.flatMap(({ value, key }) => {
    const own = fields(value);
    return Array.isArray(own.oneOf) ? own.oneOf.map((each: unknown) => ({ value: each, key: undefined })) : [{ value, key }];
  });
  const messages = all.flatMap(({ value, key }, index): Message[] =>
    isFields(value)
      ? [
          messageOf(
            value,
            key ?? schemaName(value) ?? text(value.title) ?? (all.length === 1 ? '' : `number ${index + 1}`),
            defaultType,
            traitsWin,
          ),
        ]
      : [],
  );
  return messages.filter(({ name }, index) => messages.findIndex((each) => each.name === name) === index);
}
