import { no, ok, type Parsed } from './parsed.ts';

/** A name and a value that a call carries: a header, or a parameter of the query. */
export interface CallPart {
  name: string;
  value: string;
}

/** Which calls of an operation are meant. Without a header and a query it is words: nothing but people can judge it. */
export interface CallCondition {
  /** In words, as it is shown: `header X-API-Version: 1`, `body.type = sms`. */
  raw: string;
  header?: CallPart;
  query?: CallPart;
}

/** Returns whether a server can read the condition: it names a header or a parameter. */
export const isReadable = ({ header, query }: CallCondition): boolean => header !== undefined || query !== undefined;

/** Parses `X-API-Version: 1`: the name is a token of RFC 9110, section 5.1. */
export function parseHeaderPart(raw: string): Parsed<CallPart> {
  const [, name, value] = /^([!#$%&'*+\-.^_`|~\w]+)\s*[:=]\s*(\S.*)$/.exec(raw.trim()) ?? [];
  return name === undefined || value === undefined
    ? no('not a header with its value', '"X-API-Version: 1"')
    : ok({ name, value });
}

/** Parses `version=1`, also with a leading `?`. */
export function parseQueryPart(raw: string): Parsed<CallPart> {
  const [, name, value] = /^\??([^\s=&?#]+)\s*=\s*([^&#]*?)\s*$/.exec(raw.trim()) ?? [];
  return name === undefined || value === undefined ? no('not a parameter with its value', '"version=1"') : ok({ name, value });
}

/** Returns a condition of parts, all of which have to hold. */
export const callCondition = (parts: Pick<CallCondition, 'header' | 'query'>): CallCondition => ({
  raw: [
    ...(parts.header ? [`header ${parts.header.name}: ${parts.header.value}`] : []),
    ...(parts.query ? [`query ${parts.query.name}=${parts.query.value}`] : []),
  ].join(' and '),
  ...(parts.header && { header: parts.header }),
  ...(parts.query && { query: parts.query }),
});

/** Returns ` when header X-API-Version: 1` of the raw text of a condition; empty without one. */
export const whenText = (raw: string | undefined): string => (raw === undefined ? '' : ` when ${raw}`);

/** What a call is known to carry. `undefined`: nothing is known about its headers, or about its query. */
export interface KnownCall {
  headers?: readonly CallPart[] | undefined;
  query?: URLSearchParams | undefined;
}

/** Returns whether a condition holds for a call; `undefined` if what is known of the call does not decide it. Header names ignore case. */
export function holdsFor({ header, query }: CallCondition, call: KnownCall): boolean | undefined {
  const byHeader =
    header && call.headers?.some(({ name, value }) => name.toLowerCase() === header.name.toLowerCase() && value === header.value);
  const byQuery = query && call.query?.getAll(query.name).includes(query.value);
  if (byHeader === false || byQuery === false) return false;
  return (header || query) && (!header || byHeader) && (!query || byQuery) ? true : undefined;
}
