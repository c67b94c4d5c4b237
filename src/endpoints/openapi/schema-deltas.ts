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

/** A value that is listed: `"a" | "b"`, the first ones of many. */
const listed = (values: readonly string[] | undefined, other: readonly string[] | undefined): string | undefined => {
  if (!values || !other) return values && (values.length > 6 ? `${values.length} values` : values.join(' | '));
  const own = values.filter((value) => !other.includes(value));
  return own.length === 0
    ? `${values.length} values`
    : own.slice(0, 6).join(' | ') + (own.length > 6 ? ` and ${own.length - 6} more` : '');
};

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

/**
 * How two schemas differ, as deep as they go. A pair of schemas is compared once, so that circles end and a schema that
 * many fields share is told where it is met first.
 */
export function schemaDeltas(old: Schema, next: Schema, part: ContractPart, direction: Direction): ContractDelta[] {
  const found: ContractDelta[] = [];
  const compared = new Map<Schema, Set<Schema>>();
  const queue: { a: Schema; b: Schema; at: string; depth: number }[] = [{ a: old, b: next, at: '', depth: 0 }];
  for (let item = queue.shift(); item; item = queue.shift()) {
    const { a, b, at, depth } = item;
    if (a === b || compared.get(a)?.has(b) || depth > DEEPEST) continue;
    compared.set(a, (compared.get(a) ?? new Set()).add(b));
    const [left, right] = [shapeOf(a), shapeOf(b)];
    for (const delta of ownDeltas(left, right, at, direction)) found.push({ in: part, ...delta });
    for (const delta of fieldDeltas(left, right, at, direction)) found.push({ in: part, ...delta });
    for (const [name, field] of left.fields) {
      const other = right.fields.get(name);
      if (other) queue.push({ a: field.schema, b: other.schema, at: inside(at, name), depth: depth + 1 });
    }
    if (left.items && right.items) queue.push({ a: left.items, b: right.items, at: `${at}[]`, depth: depth + 1 });
    if (left.others && right.others) queue.push({ a: left.others, b: right.others, at: inside(at, '*'), depth: depth + 1 });
  }
  return found;
}

/** Joined schemas of a circle are new objects each time: no description that people wrote is deeper than this. */
const DEEPEST = 24;
