import type { ContractDelta, ContractPart } from './delta.ts';
import type { ApiContent, ApiOperation, ApiParameter, ApiSecurity, Schema } from './document.ts';
import { placeIn, schemaDeltas } from './schema-deltas.ts';

const PART_OF: Record<ApiParameter['in'], ContractPart> = { path: 'path', query: 'query', header: 'header', cookie: 'header' };

/** Headers go by any case, the rest as written. */
const nameOf = ({ name, in: place }: ApiParameter): string => `${place} ${place === 'header' ? name.toLowerCase() : name}`;

/** Parameters of the path in the order of the path: they are told by their place, not by their names. */
const pathParameters = ({ path, parameters }: ApiOperation): ApiParameter[] =>
  [...path.matchAll(/\{([^}]*)\}/g)].flatMap(
    ([, name]) => parameters.find((each) => each.in === 'path' && each.name === name) ?? [],
  );

const under = (name: string, deltas: readonly ContractDelta[]): ContractDelta[] =>
  deltas.map((delta) => ({ ...delta, at: placeIn(name, delta.at) }));

function parameterDeltas(old: ApiOperation, next: ApiOperation): ContractDelta[] {
  const found: ContractDelta[] = [];
  const [before, after] = [pathParameters(old), pathParameters(next)];
  if (before.length === after.length) {
    before.forEach((parameter, index) => {
      const other = after[index];
      if (other) found.push(...under(`{${parameter.name}}`, schemaDeltas(parameter.schema, other.schema, 'path', 'request')));
    });
  }
  const others = new Map(next.parameters.filter((each) => each.in !== 'path').map((each) => [nameOf(each), each]));
  const own = old.parameters.filter((each) => each.in !== 'path');
  for (const parameter of own) {
    const { name, required } = parameter;
    const part = PART_OF[parameter.in];
    const other = others.get(nameOf(parameter));
    if (!other) {
      found.push({ in: part, kind: 'removed', at: name, severity: 'risky' });
      continue;
    }
    if (required !== other.required)
      found.push({
        in: part,
        kind: other.required ? 'required' : 'optional',
        at: name,
        severity: other.required ? 'breaking' : 'compatible',
      });
    if (!parameter.deprecated && other.deprecated) found.push({ in: part, kind: 'deprecated', at: name, severity: 'compatible' });
    found.push(...under(name, schemaDeltas(parameter.schema, other.schema, part, 'request')));
  }
  const known = new Set(own.map(nameOf));
  for (const [key, { name, required, in: place }] of others) {
    if (known.has(key)) continue;
    found.push({
      in: PART_OF[place],
      kind: 'added',
      at: name,
      now: required ? 'required' : 'optional',
      severity: required ? 'breaking' : 'compatible',
    });
  }
  return found;
}

const typesOf = (content: ApiContent): string[] => Object.keys(content);
const mainSchema = (content: ApiContent): Schema | undefined => content['application/json'] ?? Object.values(content)[0];

/** Schemas that are compared: of each type that both sides have, else of the main one of each side. */
function schemaPairs(old: ApiContent, next: ApiContent): [Schema, Schema][] {
  const shared = typesOf(old).flatMap((type): [Schema, Schema][] => {
    const [a, b] = [old[type], next[type]];
    return a && b ? [[a, b]] : [];
  });
  const [a, b] = [mainSchema(old), mainSchema(next)];
  const pairs = shared.length > 0 ? shared : a && b ? [[a, b] satisfies [Schema, Schema]] : [];
  return pairs.filter(([left, right], index) => pairs.findIndex(([l, r]) => l === left && r === right) === index);
}

/** The same delta of several media types is one. */
function distinct(deltas: readonly ContractDelta[]): ContractDelta[] {
  const seen = new Set<string>();
  return deltas.filter((delta) => {
    const key = JSON.stringify(delta);
    return !seen.has(key) && seen.add(key);
  });
}

function bodyDeltas(old: ApiOperation['body'], next: ApiOperation['body']): ContractDelta[] {
  if (!old && !next) return [];
  if (!old)
    return [
      {
        in: 'body',
        kind: 'added',
        at: '',
        now: next?.required ? 'required' : 'optional',
        severity: next?.required ? 'breaking' : 'compatible',
      },
    ];
  if (!next) return [{ in: 'body', kind: 'removed', at: '', severity: 'risky' }];
  const found: ContractDelta[] = [];
  if (old.required !== next.required)
    found.push({
      in: 'body',
      kind: next.required ? 'required' : 'optional',
      at: '',
      severity: next.required ? 'breaking' : 'compatible',
    });
  for (const type of typesOf(old.content))
    if (!(type in next.content)) found.push({ in: 'body', kind: 'removed', at: type, severity: 'breaking' });
  for (const type of typesOf(next.content))
    if (!(type in old.content)) found.push({ in: 'body', kind: 'added', at: type, severity: 'compatible' });
  return [
    ...found,
    ...distinct(schemaPairs(old.content, next.content).flatMap(([a, b]) => schemaDeltas(a, b, 'body', 'request'))),
  ];
}

const isSuccess = (status: string): boolean => /^[23]/.test(status);

function answerDeltas(old: ApiOperation, next: ApiOperation): ContractDelta[] {
  const found: ContractDelta[] = [];
  const partOf = (status: string): ContractPart => (isSuccess(status) ? 'response' : 'error');
  for (const [status, content] of Object.entries(old.responses)) {
    const other = next.responses[status];
    if (!other) {
      const success = isSuccess(status);
      found.push({
        in: success ? 'status' : 'error',
        kind: 'removed',
        at: status,
        severity: success ? 'breaking' : 'compatible',
      });
      continue;
    }
    const part = partOf(status);
    const answers = typesOf(content).length > 0;
    for (const type of typesOf(content))
      if (!(type in other)) found.push({ in: part, kind: 'removed', at: `${status} ${type}`, severity: 'breaking' });
    for (const type of typesOf(other))
      if (!(type in content))
        found.push({ in: part, kind: 'added', at: `${status} ${type}`, severity: answers ? 'compatible' : 'risky' });
    const deltas = distinct(schemaPairs(content, other).flatMap(([a, b]) => schemaDeltas(a, b, part, 'answer')));
    found.push(...(Object.keys(old.responses).filter(isSuccess).length > 1 || part === 'error' ? under(status, deltas) : deltas));
  }
  const successes = Object.keys(old.responses).filter(isSuccess);
  for (const status of Object.keys(next.responses)) {
    if (status in old.responses) continue;
    const success = isSuccess(status);
    found.push({
      in: success ? 'status' : 'error',
      kind: 'added',
      at: status,
      severity: success && successes.length > 0 ? 'risky' : 'compatible',
    });
    // The one success is another one now: what it answers is compared all the same.
    const [only, ...more] = successes;
    if (success && only !== undefined && more.length === 0 && !(only in next.responses)) {
      const [content, other] = [old.responses[only] ?? {}, next.responses[status] ?? {}];
      found.push(...distinct(schemaPairs(content, other).flatMap(([a, b]) => schemaDeltas(a, b, 'response', 'answer'))));
    }
  }
  return found;
}

const wayText = (way: readonly ApiSecurity[]): string =>
  way.map(({ scheme, scopes }) => (scopes.length > 0 ? `${scheme} (${scopes.join(', ')})` : scheme)).join(' and ');

/** Whether what a caller has opens a way: the same schemes, and no scope that it did not need before. */
const opens = (own: readonly ApiSecurity[], way: readonly ApiSecurity[]): boolean =>
  way.every(({ scheme, scopes }) =>
    own.some((each) => each.scheme === scheme && scopes.every((scope) => each.scopes.includes(scope))),
  );

function authDeltas(old: ApiOperation, next: ApiOperation): ContractDelta[] {
  const [was, now] = [old.security.map(wayText), next.security.map(wayText)];
  if (was.length === 0 && now.length === 0) return [];
  if (was.length === 0) return [{ in: 'auth', kind: 'added', at: '', now: now.join(' or '), severity: 'breaking' }];
  if (now.length === 0) return [{ in: 'auth', kind: 'removed', at: '', was: was.join(' or '), severity: 'compatible' }];
  const closed = old.security.filter((own) => !next.security.some((way) => opens(own, way)));
  const opened = next.security.filter(
    (way) => !now.every((text) => was.includes(text)) && !old.security.some((own) => wayText(own) === wayText(way)),
  );
  if (closed.length === 0 && opened.length === 0) return [];
  return [
    {
      in: 'auth',
      kind: 'type',
      at: '',
      was: was.join(' or '),
      now: now.join(' or '),
      severity: closed.length > 0 ? 'breaking' : 'compatible',
    },
  ];
}

/** How the contract of one operation differs from that of another: what a caller of the first meets at the second. */
export function operationDeltas(old: ApiOperation, next: ApiOperation): ContractDelta[] {
  return [
    ...parameterDeltas(old, next),
    ...bodyDeltas(old.body, next.body),
    ...answerDeltas(old, next),
    ...authDeltas(old, next),
    ...(!old.deprecated && next.deprecated
      ? [{ in: 'deprecation', kind: 'deprecated', at: '', severity: 'compatible' } as const]
      : []),
  ];
}

/**
 * How a split differs from the operation that it replaces: what one of its targets lacks another one may have, so that only
 * what none of them has counts as gone.
 */
export function splitDeltas(old: ApiOperation, targets: readonly ApiOperation[]): ContractDelta[] {
  const each = targets.map((target) => operationDeltas(old, target));
  const key = ({ in: part, kind, at }: ContractDelta): string => `${part} ${kind} ${at}`;
  const everywhere = (delta: ContractDelta): boolean => each.every((deltas) => deltas.some((other) => key(other) === key(delta)));
  return distinct(each.flat().filter((delta) => delta.kind !== 'removed' || everywhere(delta)));
}
