import type { CivilDate } from '../model/values/civil.ts';
import type { Comparison } from './comparison.ts';
import { headlineOf } from './headline.ts';

/** A change that somebody looked at and let pass. */
export interface Acceptance {
  fingerprint: string;
  reason: string;
  reviewer: string;
  /** The last day on which it counts. */
  until?: CivilDate;
}

/** Marks the changes that are accepted on a day, and names the acceptances that accept nothing. */
export function accept(comparison: Comparison, acceptances: readonly Acceptance[], asOf: CivilDate): Comparison {
  const valid = new Map(
    acceptances.filter(({ until }) => until === undefined || until >= asOf).map((each) => [each.fingerprint, each]),
  );
  const used = new Set<string>();
  const mark = <Item extends Comparison['shared'][number]>(change: Item): Item => {
    const acceptance = valid.get(change.fingerprint);
    if (!acceptance) return change;
    used.add(change.fingerprint);
    const { fingerprint: _, ...accepted } = acceptance;
    return { ...change, accepted };
  };
  const marked = {
    ...comparison,
    shared: comparison.shared.map(mark),
    plans: comparison.plans.map((plan) => ({ ...plan, changes: plan.changes.map(mark) })),
  };
  const unused = acceptances.flatMap(({ fingerprint }) => (used.has(fingerprint) ? [] : [fingerprint]));
  return { ...marked, unused, headline: headlineOf({ ...marked, unused }) };
}
