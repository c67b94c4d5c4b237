import { own } from '../../model/own.ts';
import type { ContractDelta, ContractPart } from '../documents/delta.ts';
import { placeIn, type Work } from '../documents/pair-walk.ts';
import type { ApiOperation, ApiParameter } from './document.ts';
import { defaultDeltas, schemaDeltas } from './schema-deltas.ts';
import { shapeOf } from './shape.ts';

const PART_OF: Record<ApiParameter['in'], ContractPart> = { path: 'path', query: 'query', header: 'header', cookie: 'header' };

/** Header names are case-insensitive, others are not. */
const nameOf = ({ name, in: place }: ApiParameter): string => (place === 'header' ? name.toLowerCase() : name);
const labelOf = ({ name, in: place }: ApiParameter): string => (place === 'path' ? `{${name}}` : name);

/** Returns the path parameters, in path order. */
const pathParameters = ({ path, parameters }: ApiOperation): ApiParameter[] =>
  [...path.matchAll(/\{([^}]*)\}/g)].flatMap(
    ([, name]) => parameters.find((each) => each.in === 'path' && each.name === name) ?? [],
  );

interface Matched {
  pairs: { a: ApiParameter; b: ApiParameter }[];
  gone: ApiParameter[];
  added: ApiParameter[];
}

/** Matches parameters by location and name; path parameters also by position, as callers do not see their names. */
function matchParameters(old: ApiOperation, next: ApiOperation): Matched {
  const of = (operation: ApiOperation): ApiParameter[] => [
    ...pathParameters(operation),
    ...operation.parameters.filter(({ in: place }) => place !== 'path'),
  ];
  const left = new Set(of(old));
  const right = new Set(of(next));
  const pairs: Matched['pairs'] = [];
  const match = (same: (a: ApiParameter, b: ApiParameter) => boolean): void => {
    for (const a of [...left]) {
      const b = [...right].find((each) => same(a, each));
      if (!b) continue;
      pairs.push({ a, b });
      left.delete(a);
      right.delete(b);
    }
  };
  match((a, b) => a.in === b.in && nameOf(a) === nameOf(b));
  const inPath = (set: ReadonlySet<ApiParameter>): number => [...set].filter(({ in: place }) => place === 'path').length;
  if (inPath(left) === inPath(right)) match((a, b) => a.in === 'path' && b.in === 'path');
  // The same name in another location: callers must send it there.
  match((a, b) => nameOf(a) === nameOf(b) && !(a.in === 'cookie' && b.in === 'header'));
  return { pairs, gone: [...left], added: [...right] };
}

/** Returns whether a parameter is a list or an object, whose serialization matters. */
const isComposed = ({ schema }: ApiParameter): boolean =>
  shapeOf(schema).types?.some((type) => type === 'array' || type === 'object') ?? false;

const STYLES: Readonly<Record<string, string>> = {
  'form, exploded': 'a=1&a=2',
  form: 'a=1,2',
  spaceDelimited: 'a=1 2',
  pipeDelimited: 'a=1|2',
  tabDelimited: 'a=1\t2',
  deepObject: 'a[b]=1',
  'deepObject, exploded': 'a[b]=1',
};
/** Exploded and other lists of a header or path are serialized the same way. */
const written = ({ style, in: place, schema }: ApiParameter): string =>
  (place === 'path' || place === 'header') && shapeOf(schema).types?.[0] === 'array'
    ? style.replace('simple, exploded', 'simple')
    : style;

function pairDeltas(a: ApiParameter, b: ApiParameter, work: Work): ContractDelta[] {
  const part = PART_OF[b.in];
  const name = labelOf(b.in === 'path' ? a : b);
  const found: ContractDelta[] = [];
  if (a.in !== b.in)
    found.push({
      in: part,
      kind: 'moved',
      at: name,
      was: a.in,
      now: b.in,
      severity: a.required || b.required ? 'breaking' : 'risky',
    });
  if (a.in !== 'path' && b.in !== 'path' && a.required !== b.required)
    found.push({
      in: part,
      kind: b.required ? 'required' : 'optional',
      at: name,
      severity: b.required ? 'breaking' : 'compatible',
    });
  if (!a.deprecated && b.deprecated) found.push({ in: part, kind: 'deprecated', at: name, severity: 'compatible' });
  if (isComposed(a) && isComposed(b) && written(a) !== written(b) && a.in === b.in)
    found.push({
      in: part,
      kind: 'style',
      at: name,
      was: own(STYLES, a.style) ?? a.style,
      now: own(STYLES, b.style) ?? b.style,
      severity: 'breaking',
    });
  if (a.allowEmpty && !b.allowEmpty) found.push({ in: part, kind: 'empty', at: name, severity: 'risky' });
  if (!b.required)
    for (const delta of defaultDeltas(shapeOf(a.schema).fallback, shapeOf(b.schema).fallback, name))
      found.push({ in: part, ...delta });
  for (const delta of schemaDeltas(a.schema, b.schema, part, 'text', work)) found.push({ ...delta, at: placeIn(name, delta.at) });
  return found;
}

/** Compares the parameters of two operations. */
export function parameterDeltas(old: ApiOperation, next: ApiOperation, work: Work): ContractDelta[] {
  const { pairs, gone, added } = matchParameters(old, next);
  return [
    ...pairs.flatMap(({ a, b }) => pairDeltas(a, b, work)),
    ...gone.map((each): ContractDelta => ({ in: PART_OF[each.in], kind: 'removed', at: labelOf(each), severity: 'risky' })),
    ...added.map((each): ContractDelta => {
      const { fallback } = shapeOf(each.schema);
      const how = each.required ? 'required' : 'optional';
      return {
        in: PART_OF[each.in],
        kind: 'added',
        at: labelOf(each),
        now: fallback === undefined ? how : `${how}, default ${fallback}`,
        severity: each.required ? 'breaking' : 'compatible',
      };
    }),
  ];
}
