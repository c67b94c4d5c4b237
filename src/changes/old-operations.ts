import type { PlanFacts } from '../analysis/facts.ts';
import { movesHost, pathShape, type ResolvedMapping, type ResolvedOperation } from '../analysis/operations.ts';

const ANY = 'ANY';

/** What callers send, one key a method: method, base and path, with the names of path parameters left out. */
const keysOf = ({ methods, fullPath }: ResolvedOperation): string[] =>
  (methods.length === 0 ? [ANY] : methods).map((method) => `${method} ${pathShape(fullPath)}`);

/** A key for operations in which spelling makes no difference: the same key means the same calls. */
export const operationsKey = (operations: readonly ResolvedOperation[]): string => operations.flatMap(keysOf).sort().join(', ');

const covered = new WeakMap<PlanFacts, ReadonlyMap<string, ReadonlySet<string | undefined>>>();

/** Keys of all old operations that a side's rows list, whichever row lists them, with the hosts that are stated for them. */
function coveredBy(facts: PlanFacts): ReadonlyMap<string, ReadonlySet<string | undefined>> {
  const before = covered.get(facts);
  if (before) return before;
  const known = new Map<string, Set<string | undefined>>();
  for (const operation of facts.endpoints.flatMap(({ from }) => from))
    for (const key of keysOf(operation)) known.set(key, (known.get(key) ?? new Set()).add(operation.host));
  covered.set(facts, known);
  return known;
}

/** Whether operations on both sides mean the same calls: methods, paths, and hosts where both name one. */
export const meansSameCalls = (was: readonly ResolvedOperation[], now: readonly ResolvedOperation[]): boolean =>
  operationsKey(was) === operationsKey(now) && !movesHost(was, now);

/** The old operations of a row of the base that no row of the head lists any more. */
export function lostOperations({ from }: ResolvedMapping, head: PlanFacts | undefined): ResolvedOperation[] {
  if (!head) return [...from];
  const known = coveredBy(head);
  const isCovered = (key: string, host: string | undefined): boolean =>
    [key, key.replace(/^\S+/, ANY)].some((each) => {
      const hosts = known.get(each);
      return hosts !== undefined && (host === undefined || hosts.has(undefined) || hosts.has(host));
    });
  return from.filter((operation) => !keysOf(operation).every((key) => isCovered(key, operation.host)));
}
