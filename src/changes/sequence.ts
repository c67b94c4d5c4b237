import { fingerprint } from '../model/fingerprint.ts';
import type { Change } from './change.ts';
import { type Places, placeOf } from './field-changes.ts';
import type { Matching } from './match.ts';
import { nameOf } from './nouns.ts';
import { type ModelRecord, recordType } from './record.ts';

/** Sequences that say something: phases run in their order where nothing else is stated, traffic moves step by step. */
const SEQUENCES: ReadonlySet<string> = new Set(['phase', 'rollout/steps']);

/** Places of a longest increasing subsequence: what did not have to move (Schensted 1961, in its quadratic form). */
function staying(places: readonly number[]): Set<number> {
  const best = places.map(() => 1);
  const before = places.map(() => -1);
  for (let i = 0; i < places.length; i++)
    for (let j = 0; j < i; j++)
      if ((places[j] ?? 0) < (places[i] ?? 0) && (best[j] ?? 0) + 1 > (best[i] ?? 0)) {
        best[i] = (best[j] ?? 0) + 1;
        before[i] = j;
      }
  const stay = new Set<number>();
  for (let at = best.indexOf(Math.max(0, ...best)); at >= 0; at = before[at] ?? -1) stay.add(at);
  return stay;
}

/** Changed order among what both sides have. What was added or removed in between is no reordering. */
export function reorderings(
  base: readonly ModelRecord[],
  head: readonly ModelRecord[],
  matching: Matching,
  places: Places,
): Change[] {
  const headOf = new Map(matching.pairs.map((pair) => [pair.base, pair.head]));
  const groups = Map.groupBy(
    base.filter((record) => SEQUENCES.has(recordType(record)) && headOf.has(record)),
    (record) => `${recordType(record)} ${record.list === undefined ? '' : record.fileRef}`,
  );
  const headPlace = new Map(head.map((record, place) => [record, place]));
  return [...groups.values()].flatMap((was): Change[] => {
    const heads = was.flatMap((record) => headOf.get(record) ?? []);
    const order = heads.map((record) => headPlace.get(record) ?? 0);
    const stay = staying(order);
    if (stay.size === was.length) return [];
    const now = [...heads].sort((a, b) => (headPlace.get(a) ?? 0) - (headPlace.get(b) ?? 0));
    const moved = heads.filter((_, place) => !stay.has(place));
    const [first] = moved;
    if (!first) return [];
    const words = moved.map((record) => {
      const next = now[now.indexOf(record) + 1];
      return `${nameOf(record)} now comes ${next ? `before "${next.label}"` : 'last'}`;
    });
    const ids = (records: readonly ModelRecord[]): string[] => records.map(({ ref }) => ref);
    return [
      {
        fingerprint: fingerprint('reordered', first.plan, recordType(first), ...ids(was), '', ...ids(now)),
        severity: 'note',
        action: 'reordered',
        kind: first.kind,
        ...(first.list !== undefined && { list: first.list }),
        ...(first.plan !== undefined && { plan: first.plan }),
        ref: first.list === undefined ? first.ref : first.fileRef,
        label: first.label,
        before: ids(was),
        after: ids(now),
        sentence: words.join('; '),
        places: { head: placeOf(places.head, first) },
      },
    ];
  });
}
