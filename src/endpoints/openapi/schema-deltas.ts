import type { ContractDelta, ContractPart, DeltaKind, DeltaSeverity, Direction } from './delta.ts';
import type { Schema } from './document.ts';
import { type Limit, LOWER_LIMITS, type Shape, shapeOf, UPPER_LIMITS } from './shape.ts';

type Found = Omit<ContractDelta, 'in'>;

/** `fewer` lets fewer values through than before, `more` lets more, `other` lets others. */
type Change = 'fewer' | 'more' | 'other';

const SEVERITY: Record<Direction, Record<Change, DeltaSeverity>> = {
  request: { fewer: 'breaking', more: 'compatible', other: 'breaking' },
  answer: { fewer: 'compatible', more: 'risky', other: 'breaking' },
};

const words = (list: readonly string[] | undefined): string | undefined => list?.join(' | ');

/** Whether every value of the first set is in the second: an integer is a number. No set is every value. */
const within = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  b === undefined || (a?.every((each) => b.includes(each) || (each === 'integer' && b.includes('number'))) ?? false);

function changeOf(a: readonly string[] | undefined, b: readonly string[] | undefined): Change | undefined {
  const [fewer, more] = [within(b, a), within(a, b)];
  return fewer && more ? undefined : fewer ? 'fewer' : more ? 'more' : 'other';
}

/** Values of one list that the other does not have, the first ones of many; `any` stands for no list. */
function listed(values: readonly string[] | undefined, other: readonly string[] | undefined): string | undefined {
  if (!values) return 'any';
  const own = other ? values.filter((value) => !other.includes(value)) : values;
  if (own.length === 0) return undefined;
  return own.slice(0, MOST_VALUES).join(' | ') + (own.length > MOST_VALUES ? ` and ${own.length - MOST_VALUES} more` : '');
}

/** More values than this are counted, not named. */
const MOST_VALUES = 6;

/** A text format that narrows text is told; numbers change their range with it, and are told too. */
function* ownDeltas(old: Shape, next: Shape, at: string, direction: Direction): Generator<Found> {
  const tell = (kind: DeltaKind, change: Change | undefined, was: string | undefined, now: string | undefined): Found[] =>
    change === undefined
      ? []
      : [
          {
            kind,
            at,
            severity: SEVERITY[direction][change],
            ...(was !== undefined && { was }),
            ...(now !== undefined && { now }),
          },
        ];
  const types = changeOf(old.types, next.types);
  yield* tell('type', types, words(old.types), words(next.types));
  if (types === 'other') return;
  if (old.nullable !== next.nullable)
    yield* tell(
      'nullable',
      next.nullable ? 'more' : 'fewer',
      old.nullable ? 'null' : undefined,
      next.nullable ? 'null' : undefined,
    );
  if (old.format !== next.format) {
    const change = old.format === undefined ? 'fewer' : next.format === undefined ? 'more' : 'other';
    yield* tell('format', change, old.format, next.format);
  }
  if (old.pattern !== next.pattern) {
    const change = old.pattern === undefined ? 'fewer' : next.pattern === undefined ? 'more' : 'other';
    yield* tell('pattern', change, old.pattern, next.pattern);
  }
  yield* tell('values', changeOf(old.values, next.values), listed(old.values, next.values), listed(next.values, old.values));
  const limits: readonly (readonly [Limit, 1 | -1])[] = [
    ...LOWER_LIMITS.map((limit) => [limit, 1] as const),
    ...UPPER_LIMITS.map((limit) => [limit, -1] as const),
  ];
  for (const [limit, sign] of limits) {
    const [was, now] = [old.limits[limit], next.limits[limit]];
    if (was === now) continue;
    const fewer = now !== undefined && (was === undefined || now * sign > was * sign);
    yield* tell('limit', fewer ? 'fewer' : 'more', `${limit} ${was ?? 'none'}`, `${limit} ${now ?? 'none'}`);
  }
}

const inside = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);

/** A field that is new or gone: what a caller has to send, may count on, or does not know. */
const PRESENCE: Record<Direction, Record<'added' | 'removed', Record<'required' | 'optional', DeltaSeverity>>> = {
  request: { added: { required: 'breaking', optional: 'compatible' }, removed: { required: 'risky', optional: 'risky' } },
  answer: { added: { required: 'compatible', optional: 'compatible' }, removed: { required: 'breaking', optional: 'risky' } },
};

function* fieldDeltas(old: Shape, next: Shape, at: string, direction: Direction): Generator<Found> {
  for (const [name, field] of old.fields) {
    const other = next.fields.get(name);
    const place = inside(at, name);
    if (!other)
      yield { kind: 'removed', at: place, severity: PRESENCE[direction].removed[field.required ? 'required' : 'optional'] };
    else if (!field.required && other.required)
      yield { kind: 'required', at: place, severity: direction === 'request' ? 'breaking' : 'compatible' };
    else if (field.required && !other.required)
      yield { kind: 'optional', at: place, severity: direction === 'request' ? 'compatible' : 'breaking' };
  }
  for (const [name, field] of next.fields) {
    if (old.fields.has(name)) continue;
    const how = field.required ? 'required' : 'optional';
    yield { kind: 'added', at: inside(at, name), now: how, severity: PRESENCE[direction].added[how] };
  }
}

/** What differs between two schemas themselves, and what they hold that is compared in turn. Places are relative. */
interface Level {
  own: readonly Found[];
  inner: readonly { a: Schema; b: Schema; at: string }[];
}

const known: Record<Direction, WeakMap<Schema, WeakMap<Schema, Level>>> = { request: new WeakMap(), answer: new WeakMap() };

/** The same pair of schemas stands behind many operations: it is looked at once. */
function levelOf(a: Schema, b: Schema, direction: Direction): Level {
  const others = known[direction].get(a) ?? new WeakMap<Schema, Level>();
  known[direction].set(a, others);
  const before = others.get(b);
  if (before) return before;
  const [left, right] = [shapeOf(a), shapeOf(b)];
  const inner = [...left.fields].flatMap(([name, field]) => {
    const other = right.fields.get(name);
    return other ? [{ a: field.schema, b: other.schema, at: name }] : [];
  });
  if (left.items && right.items) inner.push({ a: left.items, b: right.items, at: '[]' });
  if (left.others && right.others) inner.push({ a: left.others, b: right.others, at: '*' });
  const own = [...ownDeltas(left, right, '', direction), ...fieldDeltas(left, right, '', direction)];
  const level: Level = { own, inner: inner.filter((each) => each.a !== each.b) };
  others.set(b, level);
  return level;
}

/** `user` and `name` → `user.name`; `users` and `[]` → `users[]`. */
export const placeIn = (at: string, inner: string): string =>
  at === '' ? inner : inner === '' ? at : inner.startsWith('[') ? at + inner : `${at}.${inner}`;

/**
 * Fields deeper than this are those of other resources that the answer happens to hold: they are told where they are at
 * home. In descriptions in which every schema leads to every other one (Stripe's), nothing else would end.
 */
const DEEPEST = 8;
/** Pairs of schemas that are compared for one body, the nearest first. */
const MOST_PAIRS = 120;

/**
 * How two schemas differ, field by field, the nearest first. A pair of schemas is told once, where it is met first, so that
 * circles end.
 */
export function schemaDeltas(old: Schema, next: Schema, part: ContractPart, direction: Direction): ContractDelta[] {
  if (old === next) return [];
  const found: ContractDelta[] = [];
  const told = new Map<Schema, Set<Schema>>();
  const queue: { a: Schema; b: Schema; at: string; depth: number }[] = [{ a: old, b: next, at: '', depth: 0 }];
  for (let index = 0, pairs = 0; index < queue.length && pairs < MOST_PAIRS; index++) {
    const item = queue[index];
    if (!item || told.get(item.a)?.has(item.b)) continue;
    told.set(item.a, (told.get(item.a) ?? new Set()).add(item.b));
    pairs++;
    const { own, inner } = levelOf(item.a, item.b, direction);
    for (const delta of own) found.push({ in: part, ...delta, at: placeIn(item.at, delta.at) });
    if (item.depth >= DEEPEST) continue;
    for (const { a, b, at } of inner) queue.push({ a, b, at: placeIn(item.at, at), depth: item.depth + 1 });
  }
  return found;
}
