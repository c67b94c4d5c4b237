import type { ContractDelta } from '../documents/delta.ts';
import { placeIn } from '../documents/pair-walk.ts';
import { type NamedType, referenceText, type TypeReference, type Types } from './document.ts';

/** What callers send is an `argument`, with everything in it; what they get is a `field`. */
export type Direction = 'argument' | 'field';

/** The differences of two references, and the types to compare behind them. */
export interface ReferenceLevel {
  own: ContractDelta[];
  inner?: { a: NamedType; b: NamedType; at: string };
}

/** Scalars that are written alike in answers, by what a caller expected. Queries declare the types of arguments by name. */
const WRITTEN_ALIKE: Readonly<Record<string, 'compatible' | 'risky'>> = { 'ID String': 'compatible', 'Int Float': 'risky' };

const isLeaf = ({ kind }: NamedType): boolean => kind === 'scalar' || kind === 'enum' || kind === 'unknown';
const hasFields = ({ kind }: NamedType): boolean => kind === 'object' || kind === 'interface';

/** Whether the types are compared with each other, or a change from one to the other says it all. */
function comparable(a: NamedType, b: NamedType): boolean {
  if (a.kind === b.kind) return a.kind !== 'scalar' && a.kind !== 'unknown';
  // Queries of a union name its members, which an interface may have as well.
  return (hasFields(a) && hasFields(b)) || (a.kind === 'union' && b.kind === 'interface');
}

function leafSeverity(a: NamedType, b: NamedType, direction: Direction): ContractDelta['severity'] {
  if (direction === 'argument') return 'breaking';
  const text = (type: NamedType): boolean => type.name === 'String' || type.name === 'ID';
  if (a.kind === 'enum' && text(b)) return 'risky';
  if (text(a) && b.kind === 'enum') return 'compatible';
  return WRITTEN_ALIKE[`${a.name} ${b.name}`] ?? 'breaking';
}

/**
 * Compares two type references. Answers may become non-null, arguments nullable.
 * @param outer whether the outermost nullability counts; that of an argument depends on its default, too
 */
export function referenceLevel(
  a: TypeReference,
  b: TypeReference,
  [old, next]: readonly [Types, Types],
  direction: Direction,
  at: string,
  outer = true,
): ReferenceLevel {
  const own: ContractDelta[] = [];
  if (outer && a.nullable !== b.nullable)
    own.push({
      in: direction,
      kind: 'nullable',
      at,
      severity: b.nullable === (direction === 'field') ? 'breaking' : 'compatible',
      ...(a.nullable ? { was: 'null' } : { now: 'null' }),
    });
  if (typeof a.of !== 'string' && typeof b.of !== 'string') {
    const { own: items, inner } = referenceLevel(a.of, b.of, [old, next], direction, placeIn(at, '[]'));
    return { own: [...own, ...items], ...(inner && { inner }) };
  }
  const changed = (severity: ContractDelta['severity']): ReferenceLevel => ({
    own: [
      ...own,
      {
        in: direction,
        kind: 'type',
        at,
        was: referenceText({ ...a, nullable: true }),
        now: referenceText({ ...b, nullable: true }),
        severity,
      },
    ],
  });
  if (typeof a.of !== 'string' || typeof b.of !== 'string') return changed('breaking');
  const [left, right] = [old.get(a.of), next.get(b.of)];
  if (!left || !right) return { own };
  if (comparable(left, right)) return { own, inner: { a: left, b: right, at } };
  if (left.name === right.name && (left.kind === right.kind || left.kind === 'unknown' || right.kind === 'unknown'))
    return { own };
  return changed(isLeaf(left) && isLeaf(right) ? leafSeverity(left, right, direction) : 'breaking');
}
