/**
 * Puts ids so that what calls stands before what is called, and leaves the author's order alone wherever the calls allow
 * it (Kahn's algorithm, always taking the earliest). A loop is entered where the author enters it.
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

/** How many calls lie before each id: 0 for what nobody calls. Loops count up to where they close. */
export function callRanks(ids: readonly string[], calls: readonly (readonly [string, string])[]): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const id of callOrder(ids, calls)) {
    const callers = calls.filter(([from, to]) => to === id && from !== id).flatMap(([from]) => ranks.get(from) ?? []);
    ranks.set(id, callers.length === 0 ? 0 : Math.max(...callers) + 1);
  }
  return ranks;
}
