import { bestMatches, type Matchable } from '../../endpoints/match.ts';
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
export function parseCall(text: string): { method?: string; address: string } | undefined {
  const words = text
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/^['"`]|['"`,;]$/g, ''));
  const address = words.find((word) => word.includes('/') && !word.startsWith('-'));
  if (address === undefined) return undefined;
  const method = words.find((word) => METHOD.test(word))?.toUpperCase();
  return { address, ...(method !== undefined && method !== 'ANY' && { method }) };
}

/** The rows that answer a call, most specific only; several where they tie. An address without scheme may begin with a host. */
export function lookup(text: string, candidates: readonly Candidate[]): EndpointRecord[] {
  const call = parseCall(text);
  if (!call) return [];
  const { address, ...method } = call;
  const asWritten = bestMatches(candidates, { ...method, path: address });
  const found =
    asWritten.length > 0 || /^\/|:\/\//.test(address)
      ? asWritten
      : bestMatches(candidates, { ...method, path: address.replace(/^[^/]+/, '') });
  return [...new Set(found.map(({ record }) => record))];
}
