import { isDeepStrictEqual } from 'node:util';
import type { ContractDelta, ContractPart, DeltaSeverity, Direction } from '../documents/delta.ts';
import type { Work } from '../documents/pair-walk.ts';
import { distinct, under } from '../openapi/content-deltas.ts';
import type { Schema } from '../openapi/document.ts';
import { schemaDeltas } from '../openapi/schema-deltas.ts';
import type { Variant } from '../openapi/shape.ts';
import { matchVariants } from '../openapi/variants.ts';
import type { Message, MessageOperation } from './document.ts';

/** Headers that are not described may be any. */
const ANY: Schema = { type: 'object' };

/** Returns whether descriptions in another language are known to be equal: not if they lie in other files, or contain themselves. */
function isSame(a: unknown, b: unknown): boolean {
  try {
    return !JSON.stringify(a).includes('"$ref"') && isDeepStrictEqual(a, b);
  } catch {
    return false;
  }
}

function payloadDeltas(a: Message, b: Message, part: ContractPart, direction: Direction, work: Work): ContractDelta[] {
  const subject = `the payload of ${b.name === '' ? 'a message' : b.name}`;
  if (a.language !== b.language) {
    work.notCompared.add(`${subject} is described in ${a.language ?? 'JSON Schema'} and then in ${b.language ?? 'JSON Schema'}`);
    return [];
  }
  if (a.language !== undefined) {
    if (!isSame(a.payload ?? {}, b.payload ?? {})) work.notCompared.add(`${subject} is described in ${a.language}`);
    return [];
  }
  if (!a.payload && !b.payload) return [];
  if (!a.payload || !b.payload) {
    work.notCompared.add(`${subject} is described on one side only`);
    return [];
  }
  return schemaDeltas(a.payload, b.payload, part, direction, work);
}

function pairDeltas(a: Message, b: Message, part: ContractPart, direction: Direction, work: Work): ContractDelta[] {
  const type: ContractDelta[] =
    a.contentType !== undefined && b.contentType !== undefined && a.contentType !== b.contentType
      ? [{ in: part, kind: 'format', at: '', was: a.contentType, now: b.contentType, severity: 'breaking' }]
      : [];
  const headers = a.headers || b.headers ? schemaDeltas(a.headers ?? ANY, b.headers ?? ANY, 'header', direction, work) : [];
  return [...type, ...payloadDeltas(a, b, part, direction, work), ...headers];
}

/** Receivers may not know a new message. No one can do without one that they send or wait for. */
const ADDED: Readonly<Record<Direction, DeltaSeverity>> = { answer: 'risky', request: 'compatible' };

/** A message of `oneOf` without a name. */
const isNumber = ({ name }: Message): boolean => /^number \d+$/.test(name);
const variantOf = ({ name, payload = ANY }: Message): Variant => ({ schema: payload, name });

/** Matches messages by name, and those without one by what is in them. Returns the counterparts of the first ones. */
function counterparts(old: readonly Message[], next: readonly Message[]): Map<Message, Message> {
  const byName = new Map(next.filter((each) => !isNumber(each)).map((each) => [each.name, each]));
  const found = new Map<Message, Message>();
  for (const a of old) {
    const b = isNumber(a) ? undefined : byName.get(a.name);
    if (b) found.set(a, b);
  }
  const taken = new Set(found.values());
  const [left, right] = [old.filter((each) => !found.has(each)), next.filter((each) => !taken.has(each))];
  if (![...left, ...right].some(isNumber)) return found;
  const of = new Map([...left, ...right].map((message) => [variantOf(message), message]));
  const variants = [...of.keys()];
  const { pairs } = matchVariants(variants.slice(0, left.length), variants.slice(left.length));
  for (const { a, b } of pairs) {
    const [one, other] = [of.get(a), of.get(b)];
    if (one && other && (isNumber(one) || isNumber(other))) found.set(one, other);
  }
  return found;
}

/** Compares messages with their counterparts; one that is alone on both sides is the same one, whatever its name. */
function messageLists(
  old: readonly Message[],
  next: readonly Message[],
  part: ContractPart,
  direction: Direction,
  work: Work,
): ContractDelta[] {
  const [first, ...others] = old;
  const [only, ...more] = next;
  if (first && only && others.length + more.length === 0) return pairDeltas(first, only, part, direction, work);
  const found = counterparts(old, next);
  const known = new Set(found.values());
  return distinct([
    ...old.flatMap((a): ContractDelta[] => {
      const b = found.get(a);
      return b
        ? under(isNumber(a) ? b.name : a.name, pairDeltas(a, b, part, direction, work))
        : [{ in: part, kind: 'removed', at: a.name, severity: 'breaking' }];
    }),
    ...next.flatMap((each): ContractDelta[] =>
      known.has(each) ? [] : [{ in: part, kind: 'added', at: each.name, severity: ADDED[direction] }],
    ),
  ]);
}

/** Compares the parameters of two addresses by position: callers do not see their names. */
const parameterDeltas = (old: MessageOperation, next: MessageOperation, work: Work): ContractDelta[] =>
  old.parameters.flatMap(({ name, schema }, index) => {
    const other = next.parameters[index];
    return other && old.parameters.length === next.parameters.length
      ? under(`{${name}}`, schemaDeltas(schema, other.schema, 'path', 'text', work))
      : [];
  });

/** Compares what two operations send or receive. Whoever gets what a service sends, and sends what it receives, is the caller. */
export function messageDeltas(old: MessageOperation, next: MessageOperation, work: Work): ContractDelta[] {
  // Where the direction turns round, there is no caller of both.
  if (old.method !== next.method) return [];
  const [direction, back] = old.method === 'PUB' ? (['answer', 'request'] as const) : (['request', 'answer'] as const);
  return [
    ...parameterDeltas(old, next, work),
    ...messageLists(old.messages, next.messages, 'message', direction, work),
    ...messageLists(old.replies, next.replies, 'response', back, work),
  ];
}
