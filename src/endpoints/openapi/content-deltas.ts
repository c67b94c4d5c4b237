import type { ContractDelta, ContractPart, DeltaSeverity, Direction } from '../documents/delta.ts';
import { placeIn, type Work } from '../documents/pair-walk.ts';
import type { ApiContent, ApiHeader, ApiOperation, Schema } from './document.ts';
import { takes } from './media-types.ts';
import { schemaDeltas } from './schema-deltas.ts';

export const under = (name: string, deltas: readonly ContractDelta[]): ContractDelta[] =>
  deltas.map((delta) => ({
    ...delta,
    at: placeIn(name, delta.at),
    ...(delta.also && { also: delta.also.map((place) => placeIn(name, place)) }),
  }));

/** Removes duplicates: the same delta in several media types counts once. */
export function distinct(deltas: readonly ContractDelta[]): ContractDelta[] {
  const seen = new Set<string>();
  return deltas.filter(({ in: part, kind, at, was, now, severity, of, text }) => {
    const key = [part, kind, at, severity, was, now, of, text].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

const typesOf = (content: ApiContent): string[] => Object.keys(content);
const mainSchema = (content: ApiContent): Schema | undefined => content['application/json'] ?? Object.values(content)[0];

/** Returns the counterpart of a media type: itself, a range around it, or another kind of JSON. */
function counterpart(type: string, content: ApiContent, own: ApiContent): { type: string; how: 'yes' | 'alike' } | undefined {
  if (type in content) return { type, how: 'yes' };
  const all = typesOf(content);
  const range = all.find((each) => takes(each, type) === 'yes') ?? all.find((each) => takes(type, each) === 'yes');
  if (range !== undefined) return { type: range, how: takes(range, type) === 'yes' ? 'yes' : 'alike' };
  // A type on both sides is its own counterpart.
  const alike = all.find((each) => !(each in own) && takes(each, type) === 'alike');
  return alike === undefined ? undefined : { type: alike, how: 'alike' };
}

/** Returns the schemas to compare: of each type with a counterpart, else of each side's main type. */
function schemaPairs(old: ApiContent, next: ApiContent): [Schema, Schema][] {
  const shared = typesOf(old).flatMap((type): [Schema, Schema][] => {
    const other = counterpart(type, next, old);
    const [a, b] = [old[type], other && next[other.type]];
    return a && b ? [[a, b]] : [];
  });
  const [a, b] = [mainSchema(old), mainSchema(next)];
  const pairs = shared.length > 0 ? shared : a && b ? [[a, b] satisfies [Schema, Schema]] : [];
  return pairs.filter(([left, right], index) => pairs.findIndex(([l, r]) => l === left && r === right) === index);
}

/** Compares two contents: added and removed media types, and their schemas. */
function contentDeltas(
  old: ApiContent,
  next: ApiContent,
  part: ContractPart,
  direction: Direction,
  { at, gone, work }: { at: string; gone: DeltaSeverity; work: Work },
): { types: ContractDelta[]; schemas: ContractDelta[] } {
  const named = (type: string): string => (at === '' ? type : `${at} ${type}`);
  const types = typesOf(old).flatMap((type): ContractDelta[] => {
    const other = counterpart(type, next, old);
    if (other?.how === 'yes') return [];
    return [{ in: part, kind: 'removed', at: named(type), severity: other ? 'risky' : gone }];
  });
  const answers = typesOf(old).length > 0;
  for (const type of typesOf(next)) {
    if (counterpart(type, old, next)?.how === 'yes' || typesOf(old).some((each) => takes(type, each) === 'yes')) continue;
    types.push({
      in: part,
      kind: 'added',
      at: named(type),
      severity: answers || direction === 'request' ? 'compatible' : 'risky',
    });
  }
  const schemas = distinct(schemaPairs(old, next).flatMap(([a, b]) => schemaDeltas(a, b, part, direction, work)));
  return { types, schemas };
}

export function bodyDeltas(
  old: ApiOperation['body'],
  next: ApiOperation['body'],
  direction: Direction,
  work: Work,
): ContractDelta[] {
  if (!old && !next) return [];
  const how = next?.required ? 'required' : 'optional';
  const sends = direction === 'request';
  if (!old)
    return [{ in: 'body', kind: 'added', at: '', now: how, severity: sends && next?.required ? 'breaking' : 'compatible' }];
  if (!next) return [{ in: 'body', kind: 'removed', at: '', severity: sends ? 'risky' : 'breaking' }];
  const { types, schemas } = contentDeltas(old.content, next.content, 'body', direction, { at: '', gone: 'breaking', work });
  return [
    ...(old.required === next.required
      ? []
      : [
          {
            in: 'body',
            kind: how,
            at: '',
            severity: next.required === sends ? 'breaking' : 'compatible',
          } satisfies ContractDelta,
        ]),
    ...types,
    ...schemas,
  ];
}

const isSuccess = (status: string): boolean => /^[23]/.test(status);

/** Returns the counterpart of a status: itself, its range (`2XX`), one in its range, or `default` for errors. */
function statusIn(status: string, statuses: readonly string[]): string | undefined {
  if (statuses.includes(status)) return status;
  const range = `${status[0]}XX`;
  if (statuses.includes(range)) return range;
  if (status.endsWith('XX')) return statuses.find((each) => each[0] === status[0]);
  const success = isSuccess(status);
  return statuses.includes('default') && (!success || !statuses.some(isSuccess)) ? 'default' : undefined;
}

const partOf = (status: string): ContractPart => (isSuccess(status) ? 'response' : 'error');

function headerDeltas(
  old: readonly ApiHeader[],
  next: readonly ApiHeader[],
  part: ContractPart,
  status: string,
  work: Work,
): ContractDelta[] {
  const others = new Map(next.map((each) => [each.name.toLowerCase(), each]));
  const found = old.flatMap(({ name, required, schema }): ContractDelta[] => {
    const other = others.get(name.toLowerCase());
    const at = `${status}header ${name}`;
    if (!other) return [{ in: part, kind: 'removed', at, severity: required ? 'breaking' : 'risky' }];
    return [
      ...(required === other.required
        ? []
        : [
            {
              in: part,
              kind: other.required ? 'required' : 'optional',
              at,
              severity: other.required ? 'compatible' : 'breaking',
            } satisfies ContractDelta,
          ]),
      ...under(at, schemaDeltas(schema, other.schema, part, 'answer', work)),
    ];
  });
  const known = new Set(old.map(({ name }) => name.toLowerCase()));
  for (const { name } of next)
    if (!known.has(name.toLowerCase()))
      found.push({ in: part, kind: 'added', at: `${status}header ${name}`, severity: 'compatible' });
  return found;
}

/** Compares the responses of two operations. */
export function answerDeltas(old: ApiOperation, next: ApiOperation, direction: Direction, work: Work): ContractDelta[] {
  const found: ContractDelta[] = [];
  const [before, after] = [Object.keys(old.responses), Object.keys(next.responses)];
  const successes = before.filter(isSuccess);
  const compare = (status: string, counter: string): void => {
    const part = partOf(status);
    const [content, other] = [old.responses[status] ?? {}, next.responses[counter] ?? {}];
    const gone = part === 'error' ? 'risky' : 'breaking';
    // A document without content for an error does not describe it.
    const silent = part === 'error' && Object.keys(other).length === 0 && counter === 'default';
    const { types, schemas } = silent
      ? { types: [], schemas: [] }
      : contentDeltas(content, other, part, direction, { at: status, gone, work });
    const names = successes.length > 1 || part === 'error';
    found.push(...types, ...(names ? under(status, schemas) : schemas));
    found.push(...headerDeltas(old.headers[status] ?? [], next.headers[counter] ?? [], part, names ? `${status} ` : '', work));
  };
  const met = new Set<string>();
  for (const status of before) {
    const counter = statusIn(status, after);
    if (counter !== undefined) {
      met.add(counter);
      compare(status, counter);
      continue;
    }
    const success = isSuccess(status);
    found.push({ in: success ? 'status' : 'error', kind: 'removed', at: status, severity: success ? 'breaking' : 'compatible' });
  }
  for (const status of after) {
    if (before.includes(status) || statusIn(status, before) !== undefined) continue;
    const success = isSuccess(status);
    found.push({
      in: success ? 'status' : 'error',
      kind: 'added',
      at: status,
      severity: success && successes.length > 0 && !met.has(status) ? 'risky' : 'compatible',
    });
    // If the only success status changed, its content is compared all the same.
    const [only, ...more] = successes;
    if (success && only !== undefined && more.length === 0 && statusIn(only, after) === undefined) {
      const { schemas } = contentDeltas(old.responses[only] ?? {}, next.responses[status] ?? {}, 'response', direction, {
        at: only,
        gone: 'breaking',
        work,
      });
      found.push(...schemas);
    }
  }
  return found;
}
