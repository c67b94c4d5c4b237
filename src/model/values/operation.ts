import { meant, no, ok, type Parsed } from './parsed.ts';
import { normalPath } from './path-patterns.ts';

const HTTP_METHODS = [
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

/**
 * Methods of operations without a path, which are addressed by name: GraphQL fields (`QUERY` before a path is also an HTTP
 * method), published or subscribed messages, webhooks, jobs and commands.
 */
export const NAMED_METHODS = ['QUERY', 'MUTATION', 'SUBSCRIPTION', 'PUB', 'SUB', 'HOOK', 'JOB', 'CMD'] as const;

export const METHODS = [...HTTP_METHODS, ...NAMED_METHODS.filter((method) => method !== 'QUERY')] as const;
export type Method = (typeof HTTP_METHODS)[number] | (typeof NAMED_METHODS)[number];

/** An operation: methods and a path whose parameters are written `{name}`. */
export interface Operation {
  raw: string;
  methods: Method[];
  path: string;
}

const METHOD = HTTP_METHODS.join('|');
const OPERATION = new RegExp(`^(?:((?:${METHOD})(?:\\|(?:${METHOD}))*)\\s+)?(/\\S*|(?<=GRPC\\s+)[\\w.]+/\\w+)$`);
const NAMED = /^(QUERY|MUTATION|SUBSCRIPTION|HOOK|JOB)\s+([^\s/]\S*)$|^(PUB|SUB)\s+(\S+)$|^(CMD)\s+(\S.*)$/;

/** Returns whether an operation is addressed by name: it has neither a path nor a base. */
export const isNamed = ({ methods, path }: { methods: readonly string[]; path: string }): boolean =>
  methods.some((method) => method === 'GRPC' || (method !== 'QUERY' && (NAMED_METHODS as readonly string[]).includes(method))) ||
  (methods[0] === 'QUERY' && !path.startsWith('/'));

/** Parses `[METHOD[|METHOD]] /path`, or a named operation: `QUERY user`. Without a method it matches any method. */
export function parseOperation(text: string): Parsed<Operation> {
  const raw = text.trim();
  const named = NAMED.exec(raw);
  const [method, name] = [named?.[1] ?? named?.[3] ?? named?.[5], named?.[2] ?? named?.[4] ?? named?.[6]];
  if (method !== undefined && name !== undefined) return ok({ raw, methods: [method as Method], path: name });
  const match = OPERATION.exec(raw);
  if (match?.[2]) {
    const path = match[2].startsWith('/') ? normalPath(match[2]) : ok(match[2]);
    return path.ok ? ok({ raw, methods: (match[1]?.split('|') ?? ['ANY']) as Method[], path: path.value }) : path;
  }
  if (/^[a-z]+\s+\//.test(raw))
    return meant(
      'methods are upper case',
      raw.replace(/^[a-z]+/, (each) => each.toUpperCase()),
    );
  const [first = '', ...rest] = raw.split(/\s+/);
  if (new RegExp(`^(?:${METHOD})(?:\\|(?:${METHOD}))*$`).test(first) && rest.length > 1 && rest[0]?.startsWith('/'))
    return no('a path has no spaces', `${first} ${rest.join('%20')}`);
  if (/^[A-Z]+\s+\//.test(raw)) return no(`unknown method "${first}"`, HTTP_METHODS.join(', '));
  if (/^(?:TOPIC|QUEUE|CHANNEL)\s+\S+$/.test(raw))
    return no('a message is published or subscribed to', `PUB ${rest[0]} or SUB ${rest[0]}`);
  if (/^[A-Z]+\s+[a-z]/.test(raw)) return no('a path begins with /', raw.replace(/\s+/, ' /'));
  if (/^\w+:\/\//.test(raw)) return no('a path, not a URL: the host belongs in base:', raw.replace(/^\w+:\/\/[^/]+/, ''));
  return no('not an operation', '"GET /users/{id}"');
}
