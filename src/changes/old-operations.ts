import type { PlanFacts } from '../analysis/facts.ts';
import { pathShape, type ResolvedMapping, type ResolvedOperation } from '../analysis/operations.ts';

const ANY = 'ANY';

/** What callers send, one key a method: method, base and path, with the names of path parameters left out. */
const keysOf = ({ methods, fullPath }: ResolvedOperation): string[] =>
  (methods.length === 0 ? [ANY] : methods).map((method) => `${method} ${pathShape(fullPath)}`);

/** A key for operations in which spelling makes no difference: the same key means the same calls. */
export const operationsKey = (operations: readonly ResolvedOperation[]): string => operations.flatMap(keysOf).sort().join(', ');

const covered = new WeakMap<PlanFacts, ReadonlySet<string>>();

/** Keys of all old operations that a side's rows list, whichever row lists them. */
function coveredBy(facts: PlanFacts): ReadonlySet<string> {
  const known = covered.get(facts) ?? new Set(facts.endpoints.flatMap(({ from }) => from.flatMap(keysOf)));
  covered.set(facts, known);
  return known;
}

/** The old operations of a row of the base that no row of the head lists any more. */
export function lostOperations({ from }: ResolvedMapping, head: PlanFacts | undefined): ResolvedOperation[] {
  if (!head) return [...from];
  const known = coveredBy(head);
  const isCovered = (key: string): boolean => known.has(key) || known.has(key.replace(/^\S+/, ANY));
  return from.filter((operation) => !keysOf(operation).every(isCovered));
}
