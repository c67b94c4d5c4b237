/**
 * Sorts ids so that callers come before what they call, and otherwise keeps the author's order (Kahn's algorithm, always taking
 * the earliest). A cycle is entered at the author's first node.
 */
export function callOrder(ids: readonly string[], calls: readonly (readonly [string, string])[]): string[] {
  const waiting = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const [from, to] of calls) if (from !== to && waiting.has(from)) waiting.get(to)?.add(from);
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const next = [...waiting].find(([, callers]) => callers.size === 0)?.[0] ?? [...waiting.keys()][0];
    if (next === undefined) break;
    ordered.push(next);
    waiting.delete(next);
    for (const callers of waiting.values()) callers.delete(next);
  }
  return ordered;
}

/** Returns the longest chain of calls leading to each id: 0 for an id without callers. Cycles are cut where they close. */
export function callRanks(ids: readonly string[], calls: readonly (readonly [string, string])[]): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const id of callOrder(ids, calls)) {
    const callers = calls.filter(([from, to]) => to === id && from !== id).flatMap(([from]) => ranks.get(from) ?? []);
    ranks.set(id, callers.length === 0 ? 0 : Math.max(...callers) + 1);
  }
  return ranks;
}
