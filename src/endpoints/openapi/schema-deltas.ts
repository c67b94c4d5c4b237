import type { ContractDelta, ContractPart, DeltaSeverity } from '../documents/delta.ts';
import { type Level, Work, walkPairs } from '../documents/pair-walk.ts';
import type { Schema } from './document.ts';
import { type Field, type Shape, shapeOf } from './shape.ts';
import { isUnresolved, UNRESOLVED_REFERENCE } from './unresolved.ts';
import { type Found, isOtherType, type Mode, SEVERITY, valueDeltas } from './value-deltas.ts';
import { matchVariants, variantsOf } from './variants.ts';

/** The severity of an added or removed field: callers must send it, may rely on it, or do not know it. */
const ADDED: Record<'request' | 'answer', Record<'required' | 'optional', DeltaSeverity>> = {
  request: { required: 'breaking', optional: 'compatible' },
  answer: { required: 'compatible', optional: 'compatible' },
};

/** Returns the fields of one direction: requests have no `readOnly` ones, responses no `writeOnly` ones. */
const fieldsIn = ({ fields }: Shape, mode: Mode): ReadonlyMap<string, Field> => {
  const hidden = mode === 'answer' ? 'write' : 'read';
  return [...fields.values()].some(({ only }) => only === hidden)
    ? new Map([...fields].filter(([, { only }]) => only !== hidden))
    : fields;
};

/** Yields the change of a default, which callers get who omit the value. */
export function* defaultDeltas(was: string | undefined, now: string | undefined, at: string): Generator<Found> {
  if (was === now) return;
  yield {
    kind: 'default',
    at,
    severity: was === undefined ? 'compatible' : now === undefined ? 'risky' : 'breaking',
    ...(was !== undefined && { was }),
    ...(now !== undefined && { now }),
  };
}

function* fieldDeltas(old: Shape, next: Shape, mode: Mode): Generator<Found> {
  const sends = mode !== 'answer';
  const [before, after] = [fieldsIn(old, mode), fieldsIn(next, mode)];
  for (const [name, field] of before) {
    const other = after.get(name);
    if (!other) {
      const severity = sends ? (next.closed ? 'breaking' : 'risky') : field.required ? 'breaking' : 'risky';
      yield { kind: 'removed', at: name, severity };
      continue;
    }
    if (!field.required && other.required) yield { kind: 'required', at: name, severity: sends ? 'breaking' : 'compatible' };
    else if (field.required && !other.required) yield { kind: 'optional', at: name, severity: sends ? 'compatible' : 'breaking' };
    if (sends && !other.required) yield* defaultDeltas(shapeOf(field.schema).fallback, shapeOf(other.schema).fallback, name);
  }
  for (const [name, field] of after) {
    if (before.has(name)) continue;
    const how = field.required ? 'required' : 'optional';
    const { fallback } = shapeOf(field.schema);
    yield {
      kind: 'added',
      at: name,
      now: sends && fallback !== undefined ? `${how}, default ${fallback}` : how,
      severity: ADDED[sends ? 'request' : 'answer'][how],
    };
  }
}

type SchemaLevel = Level<Schema, Found>;

function plainLevel(left: Shape, right: Shape, mode: Mode): SchemaLevel {
  const own = [...valueDeltas(left, right, mode)];
  // An object that became a list has lost its fields, which is a single change.
  if (isOtherType(left, right, mode)) return { own, inner: [] };
  const [before, after] = [fieldsIn(left, mode), fieldsIn(right, mode)];
  const inner = [...before].flatMap(([name, field]) => {
    const other = after.get(name);
    return other ? [{ a: field.schema, b: other.schema, at: name }] : [];
  });
  if (left.items && right.items) inner.push({ a: left.items, b: right.items, at: '[]' });
  if (left.others && right.others) inner.push({ a: left.others, b: right.others, at: '*' });
  return { own: [...own, ...fieldDeltas(left, right, mode)], inner };
}

/** Yields changed discriminator values of variants that remain. */
function* discriminatorDeltas(left: Shape, right: Shape, gone: ReadonlySet<string>, mode: Mode): Generator<Found> {
  const [was, now] = [left.discriminator, right.discriminator];
  if (!was || !now) return;
  if (was.property !== now.property)
    yield { kind: 'discriminator', at: '', was: was.property, now: now.property, severity: 'breaking' };
  for (const [value, target] of Object.entries(was.mapping)) {
    if (Object.hasOwn(now.mapping, value) || gone.has(target)) continue;
    yield {
      kind: 'discriminator',
      at: '',
      was: `${was.property}: ${value}`,
      severity: SEVERITY[mode].fewer === 'compatible' ? 'risky' : 'breaking',
    };
  }
}

/** Compares variants with their counterparts; a variant without one is reported once. */
function variantLevel(a: Schema, b: Schema, left: Shape, right: Shape, mode: Mode): SchemaLevel {
  const { pairs, gone, added } = matchVariants(variantsOf(a, left), variantsOf(b, right));
  const nullable =
    left.nullable === right.nullable
      ? []
      : [...valueDeltas({ ...left, types: [] }, { ...right, types: [] }, mode)].filter(({ kind }) => kind === 'nullable');
  const own: Found[] = [
    ...nullable,
    ...gone.map(({ name }): Found => ({ kind: 'variant', at: '', was: name, severity: SEVERITY[mode].fewer })),
    ...added.map(({ name }): Found => ({ kind: 'variant', at: '', now: name, severity: SEVERITY[mode].more })),
    ...discriminatorDeltas(left, right, new Set(gone.map(({ name }) => name)), mode),
  ];
  return { own, inner: pairs.map((pair) => ({ a: pair.a.schema, b: pair.b.schema, at: '' })) };
}

const known: Record<Mode, WeakMap<Schema, WeakMap<Schema, SchemaLevel>>> = {
  request: new WeakMap(),
  text: new WeakMap(),
  answer: new WeakMap(),
};

/** Caches the level of a pair, since the same schemas are used by many operations. */
function levelOf(a: Schema, b: Schema, mode: Mode): SchemaLevel {
  const others = known[mode].get(a) ?? new WeakMap<Schema, SchemaLevel>();
  known[mode].set(a, others);
  const before = others.get(b);
  if (before) return before;
  if (isUnresolved(a) || isUnresolved(b)) return { own: [], inner: [] };
  const [left, right] = [shapeOf(a), shapeOf(b)];
  const { own, inner } = left.variants || right.variants ? variantLevel(a, b, left, right, mode) : plainLevel(left, right, mode);
  // A schema that is its own variant would be compared with itself forever.
  const level: SchemaLevel = {
    own,
    inner: inner.filter((each) => each.a !== each.b && !(each.at === '' && each.a === a && each.b === b)),
  };
  others.set(b, level);
  return level;
}

/** A difference with all of its locations, wherever the schemas are used. */
type FoundPlace = Omit<ContractDelta, 'in'>;

/** Caches the differences of schemas that were compared completely, with the number of pairs: operations of a resource share them. */
const complete: Record<Mode, WeakMap<Schema, WeakMap<Schema, { found: readonly FoundPlace[]; compared: number }>>> = {
  request: new WeakMap(),
  text: new WeakMap(),
  answer: new WeakMap(),
};

/** Compares two schemas field by field. */
export function schemaDeltas(old: Schema, next: Schema, part: ContractPart, mode: Mode, work = new Work()): ContractDelta[] {
  if (old === next) return [];
  const inPart = (delta: FoundPlace): ContractDelta => ({ in: part, ...delta });
  const results = complete[mode].get(old) ?? new WeakMap();
  complete[mode].set(old, results);
  const before = results.get(next);
  if (before && work.takeAll(before.compared)) return before.found.map(inPart);
  const { compared, skipped, notCompared } = work;
  const reasons = notCompared.size;
  const level = (a: Schema, b: Schema): SchemaLevel => {
    if (isUnresolved(a) || isUnresolved(b)) notCompared.add(UNRESOLVED_REFERENCE);
    return levelOf(a, b, mode);
  };
  const found: FoundPlace[] = walkPairs(old, next, level, work);
  if (work.skipped === skipped && notCompared.size === reasons) results.set(next, { found, compared: work.compared - compared });
  return found.map(inPart);
}
