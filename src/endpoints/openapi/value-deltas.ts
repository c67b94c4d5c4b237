import type { ContractDelta, DeltaKind, DeltaSeverity } from '../documents/delta.ts';
import { type Limit, type LimitName, LOWER_LIMITS, type Shape, UPPER_LIMITS } from './shape.ts';

export type Found = Omit<ContractDelta, 'in'>;

/** The direction of a value: `text` is a request's path, query or header, where everything is serialized as text. */
export type Mode = 'request' | 'text' | 'answer';

/** `fewer` and `more` allow fewer or more values than before; `other` allows different ones. */
type Change = 'fewer' | 'more' | 'other';

const REQUEST: Record<Change, DeltaSeverity> = { fewer: 'breaking', more: 'compatible', other: 'breaking' };
export const SEVERITY: Record<Mode, Record<Change, DeltaSeverity>> = {
  request: REQUEST,
  text: REQUEST,
  answer: { fewer: 'compatible', more: 'risky', other: 'breaking' },
};

const words = (list: readonly string[] | undefined): string | undefined => list?.join(' | ');

/**
 * Returns whether the first set of types is included in the second: an integer is a number, and in a URL every number is text.
 */
const within = (a: readonly string[] | undefined, b: readonly string[] | undefined, mode: Mode): boolean =>
  b === undefined ||
  (a?.every(
    (each) =>
      b.includes(each) ||
      (each === 'integer' && b.includes('number')) ||
      (mode === 'text' && b.includes('string') && ['integer', 'number', 'boolean'].includes(each)),
  ) ??
    false);

function changeOf(a: readonly string[] | undefined, b: readonly string[] | undefined, mode: Mode): Change | undefined {
  const [fewer, more] = [within(b, a, mode), within(a, b, mode)];
  return fewer && more ? undefined : fewer ? 'fewer' : more ? 'more' : 'other';
}

/** More values than this are counted instead of listed. */
const MOST_VALUES = 6;

/** Returns the first values that only one list has; `any` if there is no list. */
function listed(values: readonly string[] | undefined, other: readonly string[] | undefined): string | undefined {
  if (!values) return 'any';
  const own = other ? values.filter((value) => !other.includes(value)) : values;
  if (own.length === 0) return undefined;
  return own.slice(0, MOST_VALUES).join(' | ') + (own.length > MOST_VALUES ? ` and ${own.length - MOST_VALUES} more` : '');
}

/** Number formats by range, the narrowest first. */
const RANGES: readonly (readonly string[])[] = [
  ['int8', 'int16', 'int32', 'int64'],
  ['float', 'double', 'decimal'],
];
/** Text formats that servers validate. Others are documentation. */
const CHECKED = new Set([
  'date',
  'date-time',
  'time',
  'duration',
  'email',
  'idn-email',
  'hostname',
  'idn-hostname',
  'ipv4',
  'ipv6',
  'uri',
  'uri-reference',
  'iri',
  'uuid',
  'json-pointer',
  'regex',
  'byte',
  'binary',
  'base64url',
]);

/** Returns the severity of a changed format. An added format is more often documentation than a new check. */
function formatSeverity(was: string | undefined, now: string | undefined, mode: Mode): DeltaSeverity {
  const range = RANGES.find((each) => [was, now].some((format) => format !== undefined && each.includes(format)));
  const sends = mode !== 'answer';
  if (range) {
    const [from, to] = [was, now].map((format) => (format === undefined ? undefined : range.indexOf(format)));
    if (from === undefined) return 'compatible';
    const widens = to === undefined || to > from;
    if (sends) return widens ? 'compatible' : 'breaking';
    return widens && to !== undefined ? 'risky' : 'compatible';
  }
  const [knownBefore, knownAfter] = [was, now].map((format) => format !== undefined && CHECKED.has(format));
  if (knownBefore && knownAfter) return 'breaking';
  if (knownAfter) return sends ? 'risky' : 'compatible';
  if (knownBefore) return sends ? 'compatible' : 'risky';
  return 'compatible';
}

const limitText = (name: LimitName, limit: Limit | undefined): string =>
  limit?.exclusive ? `exclusive ${name} ${limit.value}` : `${name} ${limit?.value ?? 'none'}`;

function* limitDeltas(old: Shape, next: Shape, mode: Mode): Generator<Found> {
  const names = [...LOWER_LIMITS.map((name) => [name, 1] as const), ...UPPER_LIMITS.map((name) => [name, -1] as const)];
  for (const [name, sign] of names) {
    const [was, now] = [old.limits[name], next.limits[name]];
    if (was?.value === now?.value && was?.exclusive === now?.exclusive) continue;
    const tighter =
      now !== undefined &&
      (was === undefined || now.value * sign > was.value * sign || (now.value === was.value && now.exclusive && !was.exclusive));
    yield {
      kind: 'limit',
      at: '',
      severity: SEVERITY[mode][tighter ? 'fewer' : 'more'],
      was: limitText(name, was),
      now: limitText(name, now),
    };
  }
}

/** Returns whether the types are disjoint: then their contents are not compared. */
export const isOtherType = (old: Shape, next: Shape, mode: Mode): boolean => changeOf(old.types, next.types, mode) === 'other';

/** Yields the differences between the values that two schemas allow. */
export function* valueDeltas(old: Shape, next: Shape, mode: Mode): Generator<Found> {
  const tell = (kind: DeltaKind, severity: DeltaSeverity, was: string | undefined, now: string | undefined): Found => ({
    kind,
    at: '',
    severity,
    ...(was !== undefined && { was }),
    ...(now !== undefined && { now }),
  });
  const types = changeOf(old.types, next.types, mode);
  // An enumeration on one side only already describes the change of type.
  const byValues = (old.values === undefined) !== (next.values === undefined) && (!old.types || !next.types);
  if (types !== undefined && !byValues) yield tell('type', SEVERITY[mode][types], words(old.types), words(next.types));
  if (old.nullable !== next.nullable)
    yield tell(
      'nullable',
      SEVERITY[mode][next.nullable ? 'more' : 'fewer'],
      old.nullable ? 'null' : undefined,
      next.nullable ? 'null' : undefined,
    );
  if (types === 'other') return;
  if (old.format !== next.format) {
    // `file` of 2.0 and a missing schema also mean `binary`.
    yield tell('format', formatSeverity(old.format, next.format, mode), old.format, next.format);
  }
  if (old.pattern !== next.pattern) {
    const severity =
      old.pattern === undefined ? SEVERITY[mode].fewer : next.pattern === undefined ? SEVERITY[mode].more : ('risky' as const);
    yield tell('pattern', severity, old.pattern, next.pattern);
  }
  // Values of another type differ by spelling only.
  const values =
    types === undefined || old.values === undefined || next.values === undefined
      ? changeOf(old.values, next.values, 'request')
      : undefined;
  if (values !== undefined)
    yield tell('values', SEVERITY[mode][values], listed(old.values, next.values), listed(next.values, old.values));
  yield* limitDeltas(old, next, mode);
  if (old.multipleOf !== next.multipleOf) {
    const [was, now] = [old.multipleOf, next.multipleOf];
    const change =
      now === undefined ? 'more' : was === undefined || now % was === 0 ? 'fewer' : was % now === 0 ? 'more' : 'other';
    yield tell('multiple', SEVERITY[mode][change], was?.toString(), now?.toString());
  }
  if (old.unique !== next.unique)
    yield tell(
      'unique',
      SEVERITY[mode][next.unique ? 'fewer' : 'more'],
      old.unique ? 'unique' : undefined,
      next.unique ? 'unique' : undefined,
    );
  if (old.closed !== next.closed)
    // Unexpected additional response fields break few callers.
    yield tell(
      'closed',
      mode !== 'answer' && next.closed ? 'breaking' : 'compatible',
      old.closed ? 'closed' : 'open',
      next.closed ? 'closed' : 'open',
    );
}
