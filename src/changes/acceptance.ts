import type { CivilDate } from '../model/values/civil.ts';
import { told } from './alike.ts';
import type { Accepted, Change } from './change.ts';
import type { Comparison, UnusedAcceptance } from './comparison.ts';
import type { FindingChanges } from './findings.ts';
import { headlineOf } from './headline.ts';

/** A reported sentence, a consequence or a finding that someone looked at and let pass. */
export interface Acceptance {
  fingerprint: string;
  reason: string;
  reviewer: string;
  /** The last day on which it counts. */
  until?: CivilDate;
}

/** What `.banyan/accepted.yaml` says on either side. */
export interface Acceptances {
  /** Those that count. */
  base: readonly Acceptance[];
  /** Those of the head: what the base does not have, the change itself brings. */
  head: readonly Acceptance[];
  /** Whether what the change itself accepts counts as well. */
  trustHead?: boolean;
}

/**
 * Marks what is accepted on a day: reported changes, consequences and new findings. A change cannot accept itself: what only its
 * head accepts is shown and counts as open, unless the head is trusted.
 */
export function accept(comparison: Comparison, { base, head, trustHead = false }: Acceptances, asOf: CivilDate): Comparison {
  const isValid = ({ until }: Acceptance): boolean => until === undefined || until >= asOf;
  const byPrint = (list: readonly Acceptance[]): Map<string, Acceptance> =>
    new Map(list.filter(isValid).map((each) => [each.fingerprint, each]));
  const [counting, own] = [byPrint(trustHead ? [...base, ...head] : base), byPrint(head)];
  const used = new Set<string>();
  const marks = (print: string): { accepted?: Accepted; acceptedHere?: Accepted } => {
    const [entry, here] = [counting.get(print), own.get(print)];
    const found = entry ?? here;
    if (!found) return {};
    used.add(print);
    const { fingerprint: _, ...accepted } = found;
    return entry ? { accepted } : { acceptedHere: accepted };
  };
  const marked = (changes: readonly Change[]): Change[] => {
    const inSentence = new Map(
      told(changes.filter(({ within }) => within === undefined)).flatMap(({ fingerprint, changes: all }) =>
        all.map((change) => [change, fingerprint] as const),
      ),
    );
    return changes.map((change) => ({
      ...change,
      ...marks(change.fingerprint),
      ...marks(inSentence.get(change) ?? change.fingerprint),
    }));
  };
  const findings = (each: FindingChanges): FindingChanges => ({
    ...each,
    introduced: each.introduced.map(({ acceptedHere, ...finding }) => ({
      ...finding,
      ...(acceptedHere && (trustHead ? { accepted: acceptedHere } : { acceptedHere })),
      ...marks(finding.fingerprint),
    })),
  });
  const result = {
    ...comparison,
    shared: marked(comparison.shared),
    findings: findings(comparison.findings),
    plans: comparison.plans.map((plan) => ({
      ...plan,
      changes: marked(plan.changes),
      consequences: plan.consequences.map((each) => ({ ...each, ...marks(each.fingerprint) })),
      findings: findings(plan.findings),
    })),
  };
  const all = [...new Map([...base, ...head].map((each) => [each.fingerprint, each])).values()];
  const unused = all.flatMap((each): UnusedAcceptance[] => {
    if (!isValid(each)) return [{ fingerprint: each.fingerprint, why: `it ended on ${each.until}` }];
    return used.has(each.fingerprint) ? [] : [{ fingerprint: each.fingerprint, why: 'nothing here has this fingerprint' }];
  });
  return { ...result, unused, headline: headlineOf({ ...result, unused }) };
}
