import { bestMatches, type Matchable } from '../../endpoints/match.ts';
import { type CallPart, holdsFor, type KnownCall } from '../../model/values/call-condition.ts';
import { hostOf } from '../../model/values/host.ts';
import type { EndpointRecord } from './endpoint-record.ts';

/** An old operation, and the row that says what becomes of it. */
export interface Candidate extends Matchable {
  record: EndpointRecord;
}

const METHOD = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|QUERY|WS|SSE|GRPC|ANY)$/i;

export const candidatesOf = (records: readonly EndpointRecord[]): Candidate[] =>
  records.flatMap((record) =>
    record.from.map((operation) => {
      const [methods = '', path = ''] = operation.split(' ');
      return { methods: methods.split('|'), path, record };
    }),
  );

/** A call as people paste it: `GET /a/1`, `https://host/a/1?b`, `curl -X POST 'https://host/a'`, `host:8080/a`. */
export function parseCall(text: string): { method?: string; address: string; known: KnownCall } | undefined {
  const words = text
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/^['"`]|['"`,;]$/g, ''));
  const headers = headersOf(text);
  const address = words.find(
    (word) => word.includes('/') && !word.startsWith('-') && !headers.some(({ value }) => value.includes(word)),
  );
  if (address === undefined) return undefined;
  // A command of curl is the whole call; an address alone says nothing about headers, and without a query nothing about that.
  const whole = words[0] === 'curl';
  const [, query] = /\?([^#]*)/.exec(address) ?? [];
  const known: KnownCall = {
    ...((whole || headers.length > 0) && { headers }),
    ...((whole || query !== undefined) && { query: new URLSearchParams(query ?? '') }),
  };
  const method = words.find((word) => METHOD.test(word))?.toUpperCase();
  return { address, known, ...(method !== undefined && method !== 'ANY' && { method }) };
}

/** Headers as curl is given them: `-H 'X-API-Version: 1'`. */
const headersOf = (text: string): CallPart[] =>
  [...text.matchAll(/(?:^|\s)(?:-H|--header)[\s=]*(?:"([^":]+):\s*([^"]*)"|'([^':]+):\s*([^']*)')/g)].map(
    ([, name = '', value = '', otherName = '', otherValue = '']) => ({
      name: (name || otherName).trim(),
      value: (value || otherValue).trim(),
    }),
  );

/** The rows whose condition holds for the call; where no condition is decided, all that may answer it. */
function decided(found: readonly EndpointRecord[], known: KnownCall): EndpointRecord[] {
  const judged = found.map((record) => ({ record, holds: record.condition && holdsFor(record.condition, known) }));
  const certain = judged.filter(({ holds }) => holds === true);
  return (certain.length > 0 ? certain : judged.filter(({ holds }) => holds !== false)).map(({ record }) => record);
}

/** Rows for the host of a call, if a row names it; hosts that no row names, such as that of a proxy, decide nothing. */
function atHost(address: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const host = hostOf(address.includes('://') || address.startsWith('/') ? address : `http://${address}`);
  const isKnown = host !== undefined && candidates.some(({ record }) => record.host === host);
  return isKnown ? candidates.filter(({ record }) => record.host === undefined || record.host === host) : candidates;
}

/** The rows that answer a call, most specific only; several where they tie. An address without scheme may begin with a host. */
export function lookup(text: string, all: readonly Candidate[]): EndpointRecord[] {
  const call = parseCall(text);
  if (!call) return [];
  const { address, known, ...method } = call;
  const candidates = atHost(address, all);
  const asWritten = bestMatches(candidates, { ...method, path: address });
  const found =
    asWritten.length > 0 || /^\/|:\/\//.test(address)
      ? asWritten
      : bestMatches(candidates, { ...method, path: address.replace(/^[^/]+/, '') });
  return decided([...new Set(found.map(({ record }) => record))], known);
}
