import type { ContractDelta } from '../documents/delta.ts';
import { type Level, type Work, walkPairs } from '../documents/pair-walk.ts';
import { defaultDeltas } from '../openapi/schema-deltas.ts';
import type { FieldOperation, InputValue, NamedType, OutputField, Types } from './document.ts';
import { type Direction, type ReferenceLevel, referenceLevel } from './references.ts';

/**
 * What changes for those who send an unchanged query. Breaking is what makes a valid query invalid, or gives an answer another
 * type: a field or argument that is gone, an argument that is required, a nullable answer, a name that fragments and variables
 * are declared with. A value or type that a caller has not met may break.
 */

/** A type where it is used: the same enumeration may be sent and answered. */
interface Use {
  direction: Direction;
  type: NamedType;
  types: Types;
  /** The interface that the type stands for: fields of the interface are compared there. */
  as?: NamedType;
}
type Node = Use | FieldOperation;
type TypeLevel = Level<Node, ContractDelta>;

const uses = new WeakMap<Types, Map<string, Use>>();

/** Returns one object for a type of a schema and its use: the walk distinguishes pairs by identity. */
function useOf(type: NamedType, types: Types, direction: Direction, as?: NamedType): Use {
  const own = uses.get(types) ?? new Map<string, Use>();
  uses.set(types, own);
  const key = `${direction} ${as?.name ?? ''} ${type.name}`;
  const use = own.get(key) ?? { direction, type, types, ...(as && { as }) };
  own.set(key, use);
  return use;
}

/** Adds a comparison of references to a level. */
const addReference = (
  level: { own: ContractDelta[]; inner: { a: Node; b: Node; at: string }[] },
  types: readonly [Types, Types],
  direction: Direction,
  { own, inner }: ReferenceLevel,
): void => {
  level.own.push(...own);
  if (inner) level.inner.push({ a: useOf(inner.a, types[0], direction), b: useOf(inner.b, types[1], direction), at: inner.at });
};
type Open = Parameters<typeof addReference>[0];

const isRequired = ({ type, fallback }: InputValue): boolean => !type.nullable && fallback === undefined;

/** Compares the arguments of a field, or the fields of an input object. */
function inputLevel(
  level: Open,
  types: readonly [Types, Types],
  before: ReadonlyMap<string, InputValue>,
  after: ReadonlyMap<string, InputValue>,
  placeOf: (name: string) => string,
): void {
  const tell = (delta: Omit<ContractDelta, 'in'>): void => {
    level.own.push({ in: 'argument', ...delta });
  };
  for (const [name, a] of before) {
    const at = placeOf(name);
    const b = after.get(name);
    if (!b) {
      tell({ kind: 'removed', at, severity: 'breaking' });
      continue;
    }
    const [was, now] = [isRequired(a), isRequired(b)];
    if (!was && now) tell({ kind: 'required', at, severity: 'breaking' });
    else if (was && !now) tell({ kind: 'optional', at, severity: 'compatible' });
    else if (a.type.nullable !== b.type.nullable)
      // With a default, only those fail who send null.
      tell({
        kind: 'nullable',
        at,
        severity: b.type.nullable ? 'compatible' : 'risky',
        ...(b.type.nullable ? { now: 'null' } : { was: 'null' }),
      });
    if (!was && !now)
      for (const delta of defaultDeltas(a.fallback, b.fallback, at))
        tell({ ...delta, severity: delta.severity === 'breaking' ? 'risky' : delta.severity });
    if (!a.deprecated && b.deprecated) tell({ kind: 'deprecated', at, severity: 'compatible' });
    addReference(level, types, 'argument', referenceLevel(a.type, b.type, types, 'argument', at, false));
  }
  for (const [name, b] of after) {
    if (before.has(name)) continue;
    const required = isRequired(b);
    tell({
      kind: 'added',
      at: placeOf(name),
      now: required ? 'required' : b.fallback === undefined ? 'optional' : `optional, default ${b.fallback}`,
      severity: required ? 'breaking' : 'compatible',
    });
  }
}

/** Compares two fields: arguments, and what they answer. */
function fieldLevel(level: Open, types: readonly [Types, Types], a: OutputField, b: OutputField, at: string): void {
  inputLevel(level, types, a.arguments, b.arguments, (name) => (at === '' ? name : `${at}(${name})`));
  if (at !== '' && !a.deprecated && b.deprecated) level.own.push({ in: 'field', kind: 'deprecated', at, severity: 'compatible' });
  addReference(level, types, 'field', referenceLevel(a.type, b.type, types, 'field', at));
}

/** Whether an object is answered as an interface of it: its other fields are there, for fragments. The change of type says it. */
const isWidened = ({ type: a }: Use, { type: b }: Use): boolean =>
  a.kind === 'object' && b.kind === 'interface' && b.members.has(a.name);

/** Compares the fields that queries select. Those of an interface are compared once, not in each of its objects again. */
function outputLevel(level: Open, left: Use, right: Use): void {
  const types = [left.types, right.types] as const;
  const own = (use: Use): [string, OutputField][] =>
    [...use.type.fields].filter(([name]) => !(left.as?.fields.has(name) && right.as?.fields.has(name)));
  const before = new Map(own(left));
  const after = new Map(own(right));
  const widened = isWidened(left, right);
  for (const [at, a] of before) {
    const b = after.get(at);
    if (b) fieldLevel(level, types, a, b, at);
    else if (!widened) level.own.push({ in: 'field', kind: 'removed', at, severity: 'breaking' });
  }
  for (const [at] of after) if (!before.has(at)) level.own.push({ in: 'field', kind: 'added', at, severity: 'compatible' });
}

/** Compares what a union or interface may stand for: fragments name these types. */
function memberLevel(level: Open, { type: a, types: old }: Use, { type: b, types: next }: Use): void {
  for (const name of a.members) {
    const [left, right] = [old.get(name), next.get(name)];
    if (!b.members.has(name)) level.own.push({ in: 'field', kind: 'variant', at: '', was: name, severity: 'breaking' });
    else if (left && right)
      level.inner.push({
        a: useOf(left, old, 'field', a.kind === 'interface' ? a : undefined),
        b: useOf(right, next, 'field', b.kind === 'interface' ? b : undefined),
        at: `<${name}>`,
      });
  }
  for (const name of b.members)
    if (!a.members.has(name)) level.own.push({ in: 'field', kind: 'variant', at: '', now: name, severity: 'risky' });
}

function valueLevel(level: Open, direction: Direction, a: NamedType, b: NamedType): void {
  const gone = [...a.values.keys()].filter((value) => !b.values.has(value));
  const fresh = [...b.values.keys()].filter((value) => !a.values.has(value));
  const sends = direction === 'argument';
  if (gone.length > 0)
    level.own.push({ in: direction, kind: 'values', at: '', was: gone.join(' | '), severity: sends ? 'breaking' : 'compatible' });
  if (fresh.length > 0)
    level.own.push({ in: direction, kind: 'values', at: '', now: fresh.join(' | '), severity: sends ? 'compatible' : 'risky' });
  for (const [value, deprecated] of b.values)
    if (deprecated && a.values.get(value) === false)
      level.own.push({ in: direction, kind: 'deprecated', at: value, severity: 'compatible' });
}

/** Fragments, variables and `__typename` name types. No one names an enumeration that is only answered. */
function nameSeverity(left: Use, right: Use): ContractDelta['severity'] {
  const { direction, type: a } = left;
  if (direction === 'argument') return 'breaking';
  if (a.kind === 'enum') return 'compatible';
  // A fragment on an object still holds in an interface of it; what is selected without one has to be a field of the interface.
  return isWidened(left, right) && [...a.fields.keys()].every((name) => right.type.fields.has(name)) ? 'risky' : 'breaking';
}

/** Whether a fragment on an interface still holds: some object of the type implements it. */
function mayBe({ type, types }: Use, name: string): boolean {
  if (type.name === name) return true;
  const members = types.get(name)?.members ?? new Set();
  return type.kind === 'object' ? members.has(type.name) : [...type.members].some((each) => members.has(each));
}

function typeLevel(left: Use, right: Use): TypeLevel {
  const level: Open = { own: [], inner: [] };
  const { direction, type: a, types: old } = left;
  const { type: b, types: next } = right;
  if (a.name !== b.name)
    level.own.push({ in: direction, kind: 'type', at: '', was: a.name, now: b.name, severity: nameSeverity(left, right) });
  if (direction === 'argument') {
    inputLevel(level, [old, next], a.inputs, b.inputs, (name) => name);
    if (a.oneOf !== b.oneOf)
      level.own.push({
        in: 'argument',
        kind: 'one of',
        at: '',
        severity: b.oneOf ? 'breaking' : 'compatible',
        ...(b.oneOf ? { now: 'one' } : { was: 'one' }),
      });
  } else {
    if (a.kind !== 'union' && b.kind !== 'union') outputLevel(level, left, right);
    if (a.kind === 'union' || a.kind === 'interface') memberLevel(level, left, right);
    for (const name of a.interfaces)
      if (name !== left.as?.name && !mayBe(right, name))
        level.own.push({ in: 'field', kind: 'interface', at: '', was: name, severity: 'breaking' });
    for (const name of b.interfaces)
      if (!a.interfaces.has(name) && name !== right.as?.name)
        level.own.push({ in: 'field', kind: 'interface', at: '', now: name, severity: 'compatible' });
  }
  valueLevel(level, direction, a, b);
  return level;
}

const known = new WeakMap<Node, WeakMap<Node, TypeLevel>>();

/** Caches the level of a pair, since the same types are reached by many operations. */
function levelOf(a: Node, b: Node): TypeLevel {
  const others = known.get(a) ?? new WeakMap<Node, TypeLevel>();
  known.set(a, others);
  const before = others.get(b);
  if (before) return before;
  const open: Open = { own: [], inner: [] };
  if ('format' in a && 'format' in b) fieldLevel(open, [a.types, b.types], a.field, b.field, '');
  const { own, inner } = 'format' in a || 'format' in b ? open : typeLevel(a, b);
  const level: TypeLevel = { own, inner: inner.filter((each) => each.a !== each.b) };
  others.set(b, level);
  return level;
}

/** Compares two fields of root types, with every type that they reach. */
export const fieldDeltas = (old: FieldOperation, next: FieldOperation, work: Work): ContractDelta[] =>
  old === next ? [] : walkPairs<Node, ContractDelta>(old, next, levelOf, work);
