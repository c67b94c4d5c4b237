import { no, ok, type Parsed } from './parsed.ts';

export const METHODS = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'QUERY',
  'WS',
  'SSE',
  'GRPC',
  'ANY',
] as const;
export type Method = (typeof METHODS)[number];

/** What a call is made to: methods and a path whose parameters are written `{name}`. */
export interface Operation {
  raw: string;
  methods: Method[];
  path: string;
}

const METHOD = METHODS.join('|');
const OPERATION = new RegExp(`^(?:((?:${METHOD})(?:\\|(?:${METHOD}))*)\\s+)?(/\\S*|(?<=GRPC\\s+)[\\w.]+/\\w+)$`);

/** `:id`, `<id>`, `<int:id>` → `{id}`. */
const normalPath = (path: string): string =>
  path.replace(/<(?:\w+:)?(\w+)>|(?<=\/):(\w+)/g, (_, angle?: string, colon?: string) => `{${angle ?? colon}}`);

/** Parses `[METHOD[|METHOD]] /path`. Without a method it stands for any. */
export function parseOperation(text: string): Parsed<Operation> {
  const raw = text.trim();
  const match = OPERATION.exec(raw);
  if (match?.[2]) return ok({ raw, methods: (match[1]?.split('|') ?? ['ANY']) as Method[], path: normalPath(match[2]) });
  if (/^[a-z]+\s+\//.test(raw))
    return no(
      'methods are upper case',
      raw.replace(/^[a-z]+/, (method) => method.toUpperCase()),
    );
  if (/^[A-Z]+\s+\//.test(raw)) return no(`unknown method "${raw.split(/\s/)[0]}"`, METHODS.join(', '));
  if (/^[A-Z]+\s+[a-z]/.test(raw)) return no('a path begins with /', raw.replace(/\s+/, ' /'));
  if (/^\w+:\/\//.test(raw)) return no('a path, not a URL: the host belongs into base:', raw.replace(/^\w+:\/\/[^/]+/, ''));
  return no('not an operation', '"GET /users/{id}"');
}
