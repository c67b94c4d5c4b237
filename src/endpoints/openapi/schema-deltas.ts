import type { ContractDelta, ContractPart, DeltaSeverity } from './delta.ts';
import type { Schema } from './document.ts';
import { type Field, type Shape, shapeOf } from './shape.ts';
import { type Found, isOtherType, type Mode, SEVERITY, valueDeltas } from './value-deltas.ts';
import { matchVariants, variantsOf } from './variants.ts';

/**
 * The budget of a comparison: pairs of schemas, for one operation and for a whole endpoint file. Descriptions in which every
 * schema leads to every other one (Stripe's) would take hours.
 */
export class Work {
  /** The number of compared pairs. */
  compared = 0;
  /** The number of skipped pairs, without those below them. */
  skipped = 0;
  readonly #most: number;

  constructor(most = MOST_PAIRS) {
    this.#most = most;
  }

  /** Returns whether one more pair may be compared, and counts it. */
  take(): boolean {
    if (this.compared >= this.#most) return false;
    this.compared++;
    return true;
  }
}

/** The limit of pairs for one operation, the nearest first. GitHub's largest one has 400. */
const MOST_PAIRS = 5000;

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

/** The differences between two schemas themselves, and the inner pairs to compare. Locations are relative. */
interface Level {
  own: readonly Found[];
  inner: readonly { a: Schema; b: Schema; at: string }[];
}

function plainLevel(left: Shape, right: Shape, mode: Mode): Level {
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
function variantLevel(a: Schema, b: Schema, left: Shape, right: Shape, mode: Mode): Level {
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

const known: Record<Mode, WeakMap<Schema, WeakMap<Schema, Level>>> = {
  request: new WeakMap(),
  text: new WeakMap(),
  answer: new WeakMap(),
};

/** Caches the level of a pair, since the same schemas are used by many operations. */
function levelOf(a: Schema, b: Schema, mode: Mode): Level {
  const others = known[mode].get(a) ?? new WeakMap<Schema, Level>();
  known[mode].set(a, others);
  const before = others.get(b);
  if (before) return before;
  const [left, right] = [shapeOf(a), shapeOf(b)];
  const { own, inner } = left.variants || right.variants ? variantLevel(a, b, left, right, mode) : plainLevel(left, right, mode);
  // A schema that is its own variant would be compared with itself forever.
  const level: Level = {
    own,
    inner: inner.filter((each) => each.a !== each.b && !(each.at === '' && each.a === a && each.b === b)),
  };
  others.set(b, level);
  return level;
}

/** `user` and `name` → `user.name`; `users` and `[]` → `users[]`. */
export const placeIn = (at: string, inner: string): string =>
  at === '' ? inner : inner === '' ? at : inner.startsWith('[') ? at + inner : `${at}.${inner}`;

/** A pair of schemas, its first location, and everything that leads to it. */
interface Node {
  a: Schema;
  b: Schema;
  at: string;
  from: { node: Node; at: string }[];
}

/** The limit of listed locations of one difference. */
const MOST_PLACES = 8;
/** The step limit of the search for locations: in a cyclic graph it would not end. */
const MOST_STEPS = 300;

/** Returns the locations of a pair, from the root down, without visiting a pair twice. */
function placesOf(node: Node): string[] {
  const found = new Set<string>();
  const passed = new Set([node]);
  const way: string[] = [];
  let steps = 0;
  // The text of a location is made where the root is reached: most ways end before it.
  const visit = (own: Node): void => {
    if (++steps > MOST_STEPS || found.size > MOST_PLACES) return;
    if (own.from.length === 0) found.add(way.reduceRight((at, inner) => placeIn(at, inner), ''));
    for (const { node: parent, at } of own.from) {
      if (passed.has(parent)) continue;
      passed.add(parent);
      way.push(at);
      visit(parent);
      way.pop();
      passed.delete(parent);
    }
  };
  visit(node);
  found.delete(node.at);
  return [...found].slice(0, MOST_PLACES);
}

/**
 * Compares two schemas field by field, the nearest first. A pair of schemas is compared only once, so that cycles end; its other
 * locations are named in `also`.
 */
export function schemaDeltas(old: Schema, next: Schema, part: ContractPart, mode: Mode, work = new Work()): ContractDelta[] {
  if (old === next) return [];
  const found: ContractDelta[] = [];
  const nodes = new Map<Schema, Map<Schema, Node>>();
  const root: Node = { a: old, b: next, at: '', from: [] };
  const queue = [root];
  const told: { node: Node; own: readonly Found[] }[] = [];
  nodes.set(old, new Map([[next, root]]));
  for (let index = 0; index < queue.length; index++) {
    const node = queue[index];
    if (!node) break;
    if (!work.take()) {
      work.skipped += queue.length - index;
      break;
    }
    const { own, inner } = levelOf(node.a, node.b, mode);
    if (own.length > 0) told.push({ node, own });
    for (const { a, b, at } of inner) {
      const others = nodes.get(a) ?? new Map<Schema, Node>();
      nodes.set(a, others);
      const before = others.get(b);
      const from = { node, at };
      if (before) {
        // Leading back to the root is a cycle with infinitely many locations.
        if (before !== root) before.from.push(from);
        continue;
      }
      const added: Node = { a, b, at: placeIn(node.at, at), from: [from] };
      others.set(b, added);
      queue.push(added);
    }
  }
  for (const { node, own } of told) {
    const also = placesOf(node);
    for (const delta of own)
      found.push({
        in: part,
        ...delta,
        at: placeIn(node.at, delta.at),
        ...(also.length > 0 && { also: also.map((place) => placeIn(place, delta.at)) }),
      });
  }
  return found;
}
